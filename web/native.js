// What native controls do by themselves and the program is told of: scrolling, composed letters, the keys of a list to
// choose from, menus, and files, whose bytes stay here.
import * as mirror from './mirror.js';

const EVENT = { press: 0, input: 1, dismiss: 4, key: 5, files: 6 };
const files = new Map(); // id -> File
let lastFile = 0;

const isPlainKey = (event) => !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing);

/** A key that the list below a combo box answers to; the others are the field's own. */
function isListKey(field, event) {
  const isOpen = field.getAttribute('aria-expanded') === 'true';
  switch (event.key) {
    case 'ArrowDown': case 'ArrowUp': return true;
    case 'Enter': return isOpen;
    case 'Home': case 'End': return field.hasAttribute('aria-activedescendant');
    case 'Escape': return isOpen || field.value !== '';
    default: return false;
  }
}

/** The button of the menu that is open around this element. */
function menuButtonOf(element) {
  const group = element.closest('.menu, .menu-button')?.parentElement;
  return group?.querySelector(':scope > .menu-button[aria-expanded="true"]');
}

/** `tell` as in app.js; `drawNow` draws a frame at once, so that the next key meets what this one did. */
export function listen(root, { tell, scrolled, drawNow }) {
  root.addEventListener('keydown', (event) => {
    if (!isPlainKey(event)) return;
    const { target } = event;
    const isCombo = target.getAttribute('role') === 'combobox' && isListKey(target, event);
    const menu = !isCombo && event.key === 'Escape' ? menuButtonOf(target) : null;
    if (!isCombo && !menu) return;
    event.preventDefault();
    event.stopPropagation(); // Escape is for the list alone, not for the dialog that it may stand in
    tell(mirror.idOf(menu ?? target), isCombo ? EVENT.key : EVENT.dismiss, isCombo ? event.key : '');
    drawNow();
  }, true);
  // The focus stays in the field while something is chosen from its list.
  root.addEventListener('mousedown', (event) => { if (event.target.closest('.listbox')) event.preventDefault(); });
  document.addEventListener('pointerdown', ({ target }) => {
    for (const button of root.querySelectorAll('.menu-button[aria-expanded="true"]'))
      if (!button.parentElement.contains(target)) tell(mirror.idOf(button), EVENT.press);
  });

  root.addEventListener('scroll', ({ target }) => {
    if (target !== root && target.dataset?.kind) scrolled(mirror.idOf(target), target.scrollLeft, target.scrollTop);
  }, { capture: true, passive: true });
  window.addEventListener('resize', mirror.measureScrollers);

  root.addEventListener('compositionstart', ({ target }) => mirror.setComposing(target, true));
  root.addEventListener('compositionend', ({ target }) => {
    mirror.setComposing(target, false);
    if (!target.matches('.input')) return;
    mirror.isTold(target);
    tell(mirror.idOf(target), EVENT.input, target.value);
  });

  root.addEventListener('change', ({ target }) => {
    if (!target.matches('.file')) return;
    let told = '';
    for (const file of target.files) {
      files.set(++lastFile, file);
      told += [lastFile, file.name.replace(/[\x1e\x1f]/g, ' '), file.size, file.type].join('\x1f') + '\x1e';
    }
    target.value = ''; // the same file may be chosen again, after it was removed
    if (told) tell(mirror.idOf(target), EVENT.files, told);
  });
}

export const letGo = (id) => files.delete(id);

/** XMLHttpRequest and not fetch, which does not say how far it is. */
export function upload(path, id, progressed, answered) {
  const file = files.get(id);
  if (!file) return answered(0, '');
  const call = new XMLHttpRequest();
  call.open('POST', path);
  call.setRequestHeader('X-Child-Link', '1');
  call.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
  call.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
  call.upload.addEventListener('progress', (event) => { if (event.total) progressed(event.loaded / event.total); });
  call.addEventListener('loadend', () => answered(call.status, call.responseText));
  call.send(file);
}

/** The name as our server writes it; the ASCII one beside it is for programs that know no better. */
function nameIn(disposition) {
  const told = /filename\*=UTF-8''([^;]+)/.exec(disposition || '');
  try { return told ? decodeURIComponent(told[1]) : 'file'; } catch { return 'file'; }
}

/** Saved, never shown. WebKit still reads the address a while after the click, so it is let go later. */
export function save(bytes, disposition) {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(disposition);
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 30000);
}
