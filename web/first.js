// Before anything shows. What the person chose for this tab is worn from the first paint on; who asks their device for more
// contrast, and chose nothing here, gets it.
const page = document.documentElement;
try {
  for (const name of ['face', 'theme']) if (sessionStorage.getItem(name)) page.dataset[name] = sessionStorage.getItem(name);
} catch { /* without storage nothing was chosen */ }
if (!page.dataset.theme && matchMedia('(prefers-contrast: more) and (forced-colors: none)').matches) page.dataset.theme = 'contrast';

// The part of the program that has this address begins to come before anything else of it does.
window.partAt = (path) => {
  const { parts, addresses } = JSON.parse(document.getElementById('files').textContent);
  const row = addresses.find(([address]) => path === address || path.startsWith(address + '/'));
  return parts[row ? row[1] : 'front'];
};
const part = window.partAt(location.pathname);
for (const link of [{ rel: 'preload', href: part.program, as: 'fetch', type: 'application/wasm', crossOrigin: '' }, { rel: 'modulepreload', href: part.glue }])
  document.head.append(Object.assign(document.createElement('link'), link));

// The sign-in form that stands in the page is for its own address only. Elsewhere the page says that it is starting until
// the program knows what to show.
if (location.pathname !== '/sign-in') {
  page.classList.add('elsewhere');
  document.title = page.querySelector('meta[name="application-name"]').content;
}
// The link of an invitation: its token leaves the address before anything else happens, and is kept nowhere but in memory
// until app.js hands it over (REG-23).
window.takeLink = () => {
  if (location.pathname !== '/register' || !location.hash) return '';
  const token = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
  return token;
};
window.link = window.takeLink();

// A form that is sent before the program has come waits for it: app.js sends it then.
window.early = (event) => {
  event.preventDefault();
  window.early.form = event.target;
};
addEventListener('submit', window.early);
