// Which table of words is in use. The built-in one is part of the program; another is fetched when it is chosen, and the
// choice lasts for this tab's session. The page itself has no words of its own.
const KEY = 'words';
const tables = JSON.parse(document.getElementById('files').textContent).words; // [code, its name, its file]
const encoder = new TextEncoder();
let program;

function hand(bytes) {
  const at = program._cl_reserve(bytes.length);
  program.HEAPU8.set(bytes, at);
  return [at, bytes.length];
}

async function fetched(code) {
  const row = tables.find(([each]) => each === code);
  if (!row) return undefined;
  const reply = await fetch(row[2]);
  return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : undefined;
}

const use = (code, table) => program._cl_words(...hand(encoder.encode(code)), ...hand(table));

/** Begins to fetch what was chosen before; the answer puts it to use. */
export function prepare() {
  const code = sessionStorage.getItem(KEY);
  const table = fetched(code).catch(() => undefined);
  return async (started) => {
    program = started;
    program._cl_offer_words(...hand(encoder.encode(tables.map(([each, name]) => `${each}\x1f${name}\x1e`).join(''))));
    const bytes = await table;
    if (bytes) use(code, bytes);
  };
}

export async function choose(code) {
  sessionStorage.setItem(KEY, code);
  const table = await fetched(code).catch(() => undefined);
  use(code, table ?? new Uint8Array(0)); // nothing stands for the built-in one
}
