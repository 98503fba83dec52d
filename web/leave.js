// Leaving nothing behind on a shared computer: what is shown, what is in memory, and the tabs of the same session.
const TIMES = 3; // Shift alone, as often as this
const WITHIN = 5000; // milliseconds
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('childlink') : null;

/** Session storage holds how the page looks and in which language, and nothing of a person; it goes with them all the same. */
export function forgetChoices() { try { sessionStorage.clear(); } catch { /* there was none */ } }

/** Overwrites the program's memory once it has returned: its names and words must not wait for the browser to tidy up. */
export function wipe(program) { queueMicrotask(() => program.HEAPU8.fill(0)); }

/** To the other tabs: that the session was used, was locked or has ended. Nothing of whose it is. */
export const tellTabs = (what) => channel?.postMessage(what);
/** The same from them. */
export function hearTabs(heard) { if (channel) channel.onmessage = ({ data }) => heard(String(data)); }

/** An act of no content that reaches the server even if this page is gone by the time it answers. */
const tellServer = (path) => fetch(path, { method: 'POST', body: '{}', keepalive: true, credentials: 'same-origin',
  headers: { 'X-Child-Link': '1', 'Content-Type': 'application/json' } });

export function signOutBehind() { tellServer('/api/sign-out').catch(() => {}); }

// ---- Locking. The session is closed once the server has been told; until then this tab stays closed by itself, through
// reloads too. What is stored says that, and nothing of whose session it is.
const LOCKED = 'locked';
export const isLocking = () => { try { return sessionStorage.getItem(LOCKED) !== null; } catch { return false; } };

/** Tells the server, however long that takes; `unreached` is called each time that it could not be. */
export async function lockOnServer(unreached) {
  try { sessionStorage.setItem(LOCKED, '1'); } catch { /* then a reload before the server knows opens it again */ }
  for (;;) {
    // Only these two say that nothing is open any more; a busy server or a proxy's own page says nothing.
    const reply = await tellServer('/api/session/lock').catch(() => null);
    if (reply?.ok || reply?.status === 401) break; // locked, or there is no session
    unreached();
    await new Promise((again) => { window.addEventListener('online', again, { once: true }); setTimeout(again, 5000); });
  }
  try { sessionStorage.removeItem(LOCKED); } catch { /* it was not stored */ }
}

/** Shift three times alone. Any other key and any press of a pointer in between begins the count anew. */
export function watchShift(leave) {
  let presses = [];
  window.addEventListener('keydown', (event) => {
    if (event.repeat) return;
    const isAlone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey;
    presses = isAlone ? [...presses, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN) : [];
    if (presses.length >= TIMES) leave();
  }, true);
  window.addEventListener('pointerdown', () => { presses = []; }, true);
}
