// What the tests do inside the page, the same in every engine: finding what a person would find, by its native role and
// its accessible name, and nothing that is hidden or inert. The function is sent as text, so it leans on nothing outside.
export function inPage() {
  const ROLES = {
    alert: '[role=alert]', alertdialog: '[role=alertdialog]', button: 'button:not([role]), [role=button]',
    checkbox: 'input[type=checkbox]', combobox: 'select', dialog: '[role=dialog], dialog:not([role])',
    heading: 'h1, h2, h3, h4, h5, h6', link: 'a[href]:not([role]), [role=link]', radio: 'input[type=radio]',
    table: 'table', textbox: 'input:not([type]), input:is([type=text], [type=email], [type=password], [type=tel], [type=search]), textarea',
    title: 'h1',
  };
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  const words = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
    return node.getAttribute('aria-label') ?? [...node.childNodes].map(words).join(' ');
  };
  const nameOf = (element) => {
    const by = element.getAttribute('aria-labelledby');
    if (by) return tidy(by.split(' ').map((id) => document.getElementById(id)).filter(Boolean).map(words).join(' '));
    if (element.hasAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
    return tidy([...(element.labels ?? [])].map(words).join(' ') || words(element));
  };
  const roleOf = (element) => Object.keys(ROLES).find((role) => element.matches(ROLES[role])) ?? element.localName;
  const isThere = (element) => !element.closest('[inert], [aria-hidden=true]') && element.checkVisibility({ visibilityProperty: true });
  const fits = (name, wanted) => (wanted instanceof RegExp ? wanted.test(name) : wanted === undefined || name === wanted);
  const all = (role, name) => [...document.querySelectorAll(ROLES[role])].filter((element) => isThere(element) && fits(nameOf(element), name));
  const has = (role, name) => all(role, name).length > 0;
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));

  /** Where a person would press it: in sight, at rest, with nothing before it. Null while that is not so. */
  const spot = async (role, name) => {
    const element = all(role, name)[0];
    if (!element || element.disabled) return null;
    const box = () => element.getBoundingClientRect();
    if (box().top < 0 || box().bottom > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const before = box();
    await frame();
    await frame();
    const { left, top, width, height } = box();
    if (before.left !== left || before.top !== top || before.width !== width) return null;
    const at = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    const hit = document.elementFromPoint(at.x, at.y);
    return hit && (element.contains(hit) || hit.contains(element)) ? at : null;
  };
  const focused = () => {
    const element = document.activeElement;
    return { role: element === document.body ? 'body' : roleOf(element), name: element === document.body ? '' : nameOf(element), value: element.value ?? '' };
  };
  /** All that a person would find: for the message of a test that found something else. */
  const outline = () => [location.pathname, ...Object.keys(ROLES).filter((role) => role !== 'title')
    .flatMap((role) => all(role).map((element) => `${role} "${nameOf(element).slice(0, 60)}"`))].join('\n  ');
  return { all, has, spot, focused, outline, nameOf, roleOf, isThere, frame };
}
