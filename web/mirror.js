// Keeps real elements beside the canvas. The program sends what changed since the last frame; elements are matched by id,
// patched in place and never rebuilt, so that focus and typed words survive.
import { kinds, attributes, states } from './kinds.js';
import * as pictures from './pictures.js';

const decoder = new TextDecoder();
const elements = new Map(); // id -> element
const ROLES = { Table: 'table', Bars: 'table', TableHead: 'rowgroup', TableBody: 'rowgroup', TableRow: 'row', HeadCell: 'columnheader', RowHead: 'rowheader', Cell: 'cell' };
const LISTS = new Set(['Bullets', 'Codes', 'Steps', 'Tasks', 'People', 'Menu', 'CrumbList']); // styled ones lose that role
const TYPED = new Set(['Input', 'TextArea', 'Select', 'Combo']);
// Where an attribute goes whose name in the page is not its own in small letters; those of IDS hold ids.
const OWN = { For: 'for', DescribedBy: 'aria-describedby', LabelledBy: 'aria-labelledby', Controls: 'aria-controls', Active: 'aria-activedescendant', Label: 'aria-label', Description: 'aria-description', Sort: 'aria-sort', Icon: 'data-icon', Print: 'data-print' };
const IDS = new Set(['For', 'DescribedBy', 'LabelledBy', 'Controls', 'Active']);
const scrollers = new Set();
const told = new WeakMap(); // of a field: the value that the program knows of
const composing = new WeakSet();
let root;
let isPlain = true; // as the page is until the program draws
let active = 0; // the option that the keys have come to in this patch

export const elementOf = (id) => elements.get(id);
export const idOf = (node) => node?.closest?.('[data-id]')?.dataset.id >>> 0;

/** The program's own way of naming a node within another (client/widgets/node.cpp). */
function hashKey(parent, key) {
  let hash = (2166136261 ^ parent) >>> 0;
  for (const byte of new TextEncoder().encode(key + '/')) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash || 1;
}

/** Elements that stand in the page already keep standing: they get the ids that the program will call them by. */
export function start(container) {
  root = container;
  elements.set(1, root);
  root.dataset.id = 1;
  for (const element of root.querySelectorAll('[data-key]')) {
    const parent = element.parentElement.closest('[data-id]');
    const id = hashKey(parent.dataset.id >>> 0, element.dataset.key);
    element.dataset.id = id;
    elements.set(id, element);
  }
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }
  get more() { return this.at < this.bytes.length; }
  u8() { return this.bytes[this.at++]; }
  u32() { const value = this.view.getUint32(this.at, true); this.at += 4; return value; }
  f32() { const value = this.view.getFloat32(this.at, true); this.at += 4; return value; }
  text() { const size = this.u32(); this.at += size; return decoder.decode(this.bytes.subarray(this.at - size, this.at)); }
}

function create(id, kind) {
  if (id === 1) return; // the root is the page's own
  const [tag, look, name] = kinds[kind];
  let element = elements.get(id);
  if (!element || element.localName !== tag) {
    element?.remove();
    element = document.createElement(tag);
    elements.set(id, element);
  }
  element.id = 'n' + id;
  element.dataset.id = id;
  element.dataset.kind = name;
  element.className = look;
  delete element.dataset.key;
  if (tag === 'button') element.type = 'button';
  if (LISTS.has(name)) element.setAttribute('role', 'list');
  if (name === 'ListBox') element.setAttribute('role', 'listbox');
  if (name === 'ListOption') element.setAttribute('role', 'option');
  if (name === 'Toasts') element.setAttribute('role', 'region');
  if (name === 'Combo') { element.setAttribute('role', 'combobox'); element.setAttribute('aria-autocomplete', 'list'); }
  if (name === 'Scroll') scrollers.add(element);
  // Placed one by one, tables lose the roles that browsers give them by their looks.
  if (ROLES[name]) element.setAttribute('role', ROLES[name]);
  if (name === 'Summary') element.setAttribute('role', 'group'); // a part without a role may have no name
  if (name === 'Dialog') element.setAttribute('aria-modal', 'true'); // all else is inert while one stands
  if (tag === 'progress') element.max = 100;
  if (tag === 'form') element.noValidate = true;
  if (tag === 'input') element.spellcheck = false; // a child's name is no word to be checked, least of all far away
}

function setText(element, text) {
  // A container's own words stand before its children; a leaf is nothing but its words.
  if (element.dataset.kind === 'HeaderButton' || !element.firstElementChild) {
    const hint = element.querySelector(':scope > kbd');
    element.textContent = text;
    if (hint) element.append(hint);
  } else if (element.firstChild.nodeType === Node.TEXT_NODE) {
    element.firstChild.data = text;
  } else {
    element.prepend(text);
  }
}

function setValue(element, value) {
  const kind = element.dataset.kind;
  if (kind === 'QrCode') element.replaceChildren(pictures.qrCode(value));
  else if (kind === 'Timeline') element.replaceChildren(pictures.timeline(value));
  else if (TYPED.has(kind)) setTyped(element, value);
  else if (kind === 'File') return; // its files are told one by one
  else element.value = value; // of a radio or a check box: its name on the wire
}

/** What a person types comes first: the program's answer to letters told before is no reason to take away those since,
    and nothing is put between letters that are being composed. */
function setTyped(element, value) {
  if (element.value !== value) {
    if (composing.has(element) || told.get(element) === value) return;
    element.value = value;
  }
  told.set(element, value);
}

/** The program is being told what stands in this field now. */
export const isTold = (element) => told.set(element, element.value);
export const setComposing = (element, on) => (on ? composing.add(element) : composing.delete(element));

const flag = (element, name, on, value = 'true') => (on ? element.setAttribute(name, value) : element.removeAttribute(name));

function setState(element, bits) {
  const has = (name) => (bits & states[name]) !== 0;
  const kind = element.dataset.kind;
  if (kind === 'Radio' || kind === 'CheckBox') element.checked = has('Checked');
  for (const [name, look] of [['Folded', 'folded'], ['Fixed', 'fixed'], ['Push', 'push'], ['Small', 'small'], ['Shown', 'shown'], ['Done', 'done'], ['Private', 'private'], ['OneLine', 'one-line'], ['Scrolls', 'scrolls'], ['Overlay', 'overlay']])
    element.classList.toggle(look, has(name));
  element.classList.toggle('marked', has('Invalid') || (kind === 'Choice' && has('Checked')));
  if (element.localName === 'input' || element.localName === 'textarea' || element.localName === 'select') flag(element, 'aria-invalid', has('Invalid'));
  if (has('Expanded') || has('Collapsed')) element.setAttribute('aria-expanded', has('Expanded'));
  else element.removeAttribute('aria-expanded');
  flag(element, 'aria-current', has('Current'), kind === 'Step' ? 'step' : 'page');
  flag(element, 'aria-busy', has('Busy'));
  if (kind === 'ListOption') element.setAttribute('aria-selected', has('Selected'));
  flag(element, 'aria-hidden', has('Decoration'));
  if (has('Alert') && kind !== 'Summary') element.setAttribute('role', 'alert');
  if (has('Focusable')) element.tabIndex = -1;
  element.inert = has('Inert');
  element.spellcheck = has('Spellcheck');
  if (element.localName === 'button') element.type = has('Submit') ? 'submit' : 'button';
}

const ids = (text) => text.split(' ').map((id) => 'n' + id).join(' ');

function setAttribute(element, name, value) {
  switch (name) {
    case 'Active': active = +value; element.setAttribute(OWN[name], ids(value)); break;
    case 'Href': element.href = value; break;
    // A cell keeps the heading of its column for the face in which rows are blocks.
    case 'Label': if (element.localName === 'td' || element.localName === 'th') element.dataset.heading = value; else element.setAttribute('aria-label', value); break;
    case 'Options': setOptions(element, value); break;
    case 'Style': element.dataset.measures = value; if (isPlain) setMeasures(element); break;
    case 'Key': {
      const hint = document.createElement('kbd');
      hint.textContent = value;
      hint.setAttribute('aria-hidden', 'true');
      element.querySelector(':scope > kbd')?.remove();
      element.append(hint);
      element.setAttribute('aria-keyshortcuts', value);
      break;
    }
    default: element.setAttribute(OWN[name] ?? name.toLowerCase(), IDS.has(name) ? ids(value) : value);
  }
}

function unsetAttribute(element, name) {
  element.removeAttribute(OWN[name] ?? name.toLowerCase());
}

/** What the plain face cannot know from a class: the columns of a grid, the width of a field, the gap and the width of a stack. */
function setMeasures(element) {
  const { measures, kind } = element.dataset;
  if (kind === 'Columns') return element.style.setProperty('--columns', measures);
  if (kind === 'Cell') return element.style.setProperty('--share', measures);
  if (kind === 'Scroll') {
    const [high, wide] = measures.split(' ');
    if (+high) element.style.setProperty('--high', high + 'px');
    if (+wide) element.style.setProperty('--wide', wide + 'px');
    return;
  }
  if (kind !== 'Stack') return element.style.setProperty('--most', measures + 'px');
  const [gap, most] = measures.split(' ');
  element.style.setProperty('--gap', gap + 'px');
  if (+most) element.style.setProperty('--most', most + 'px');
}

function setOptions(select, list) {
  const chosen = select.value;
  select.replaceChildren(...list.split('\x1e').filter(Boolean).map((row) => {
    const [value, label] = row.split('\x1f');
    return new Option(label, value);
  }));
  select.value = chosen;
}

function setBounds(element, x, y, w, h) {
  const { style } = element;
  style.left = x + 'px';
  style.top = y + 'px';
  style.width = w + 'px';
  style.height = h + 'px';
}

/** Puts the children in order, moving as few as it can, and gives a moved field its focus and its caret back. */
function setChildren(element, children) {
  const active = document.activeElement;
  const caret = active?.selectionStart;
  let cursor = element.firstChild;
  while (cursor && !cursor.dataset) cursor = cursor.nextSibling;
  for (const id of children) {
    const child = elements.get(id);
    if (child === cursor) cursor = cursor.nextElementSibling;
    else element.insertBefore(child, cursor);
  }
  // What is left over stood in the page before the program came and has no part in it.
  while (cursor) {
    const next = cursor.nextElementSibling;
    if (!cursor.dataset.kind && cursor.localName !== 'kbd' && element !== root) cursor.remove();
    cursor = next;
  }
  if (active && active !== document.activeElement && active.isConnected) {
    active.focus({ preventScroll: true });
    if (caret !== undefined && caret !== null && active.setSelectionRange) active.setSelectionRange(caret, caret);
  }
}

function wipe() {
  for (const [id, element] of elements) {
    if (id === 1) continue;
    if (element.localName === 'input' || element.localName === 'textarea') element.value = '';
    element.remove();
    elements.delete(id);
  }
  scrollers.clear();
}

let said = 0;
function say(atOnce, text) {
  const region = document.getElementById(atOnce ? 'alerts' : 'status');
  // The same words twice in a row are passed over by some readers unless they differ.
  region.textContent = text + (said++ % 2 ? '\u00a0' : '');
}

/** The keyboard reaches what scrolls, and only while there is something to scroll. */
export function measureScrollers() {
  for (const element of scrollers) {
    const scrolls = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    if (scrolls) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  }
}

export function setPlain(plain) {
  if (plain === isPlain) return;
  isPlain = plain;
  for (const element of elements.values()) {
    element.removeAttribute('style');
    if (plain && element.dataset.measures) setMeasures(element);
  }
}

let asDrawn; // what each element stood at, while a drawn page is on its way to paper as a plain one
export function print(isBegin) {
  if (isBegin && !isPlain) {
    asDrawn = new Map([...elements.values()].map((element) => [element, element.style.cssText]));
    setPlain(true);
  } else if (!isBegin && asDrawn) {
    setPlain(false);
    for (const [element, style] of asDrawn) element.style.cssText = style;
    asDrawn = undefined;
  }
  return isPlain;
}

export function apply(bytes) {
  const read = new Reader(bytes);
  let focus = 0;
  active = 0;
  while (read.more) {
    const op = read.u8();
    const id = read.u32();
    const element = elements.get(id);
    switch (op) {
      case 1: create(id, read.u8()); break;
      case 2: element?.remove(); elements.delete(id); scrollers.delete(element); break;
      case 3: setText(element, read.text()); break;
      case 4: setValue(element, read.text()); break;
      case 5: setState(element, read.u32()); break;
      case 6: element.dataset.variant = read.u8(); break;
      case 7: setAttribute(element, attributes[read.u8()], read.text()); break;
      case 8: unsetAttribute(element, attributes[read.u8()]); break;
      case 9: setBounds(element, read.f32(), read.f32(), read.f32(), read.f32()); break;
      case 10: setChildren(element, Array.from({ length: read.u32() }, () => read.u32())); break;
      case 11: focus = id; break;
      case 12: { const height = read.f32(); if (!isPlain) root.style.height = height + 'px'; break; }
      case 13: say(id === 1, read.text()); break;
      case 14: wipe(); break;
      case 15: element.style.setProperty('--extent-x', read.f32() + 'px'); element.style.setProperty('--extent-y', read.f32() + 'px'); break;
    }
  }
  measureScrollers();
  elements.get(active)?.scrollIntoView({ block: 'nearest' });
  // Last, when everything it may depend on stands; never to what has it already, which would scroll.
  const target = elements.get(focus);
  if (target && target.tabIndex < 0) target.tabIndex = -1; // a heading takes the focus only when it is given it
  if (target && target !== document.activeElement) target.focus();
}
