// The two pictures of the plain face, from the same text that the canvas draws them by (client/widgets/pictures.cpp).
const make = (name, attributes, parent) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
};
const frame = (box) => make('svg', { viewBox: box, 'aria-hidden': 'true' });

export function qrCode(modules) {
  const side = Math.sqrt(modules.length);
  const svg = frame(`-4 -4 ${side + 8} ${side + 8}`);
  make('rect', { x: -4, y: -4, width: side + 8, height: side + 8, fill: 'var(--scan)' }, svg);
  let path = '';
  for (let i = 0; i < modules.length; i++) if (modules[i] === '1') path += `M${i % side} ${Math.floor(i / side)}h1v1h-1z`;
  make('path', { d: path, fill: 'var(--scan-ink)', 'shape-rendering': 'crispEdges' }, svg);
  return svg;
}

const FILL = ['var(--primary)', 'var(--primary-pale)', 'var(--primary-700)', 'none', 'var(--paper)'];

export function timeline(text) {
  const [axis, body] = text.split('\x1d');
  const [length, birth, yearWords] = axis.split('\x1f');
  const years = length / 1000;
  const rows = body.split('\x1e').filter(Boolean).map((row) => row.split('\x1f'));
  const bottom = rows.length * 36 + 8;
  const svg = frame(`0 0 760 ${bottom + 28}`);
  const span = Math.max(1, years);
  const x = (year) => 170 + (year / span) * 574;
  const word = (at, y, text, more = {}) => { make('text', { x: at, y, fill: 'var(--ink-2)', 'font-size': 14, ...more }, svg).textContent = text; };
  for (let year = 0; year <= span; year += Math.ceil(span / 12)) {
    make('path', { d: `M${x(year)} 0V${bottom}`, stroke: 'var(--line)' }, svg);
    word(x(year), bottom + 20, year ? yearWords.replace('{count}', year) : birth, { 'text-anchor': 'middle', 'font-size': 13 });
  }
  rows.forEach(([label, ...marks], row) => {
    const y = row * 36 + 20;
    const fold = label.length > 18 ? label.lastIndexOf(' ', label.length * 2 / 3) : -1;
    if (fold < 0) word(0, y + 5, label);
    else [label.slice(0, fold), label.slice(fold + 1)].forEach((part, line) => word(0, y - 3 + line * 16, part));
    for (const mark of marks) {
      const [from, to, kind] = mark.split(',', 3).map(Number);
      const said = mark.split(',').slice(3).join(',');
      if (to < 0) {
        make('circle', { cx: x(from / 1000), cy: y, r: 5.5, fill: kind === 3 ? 'none' : FILL[0], stroke: kind === 3 ? 'var(--ink-3)' : 'var(--paper)', ...(kind === 3 ? { 'stroke-dasharray': '3 2.4' } : {}) }, svg);
        continue;
      }
      const width = Math.max(6, x(to / 1000) - x(from / 1000));
      make('rect', { x: x(from / 1000), y: y - 8, width, height: 16, rx: 5, fill: FILL[kind], stroke: kind === 4 ? 'var(--warn)' : kind === 1 ? 'var(--primary)' : 'none', 'stroke-width': kind === 4 ? 2 : 1 }, svg);
      if (said && width > said.length * 7 + 12)
        word(x(from / 1000) + 6, y + 4.5, said, { 'font-size': 12, 'font-weight': 600, fill: kind === 4 ? 'var(--warn)' : kind === 1 ? 'var(--ink)' : 'var(--on-primary)' });
    }
  });
  return svg;
}
