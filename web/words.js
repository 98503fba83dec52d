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

/** Nothing: the built-in one, which has no file, or one that cannot be had. */
async function fetched(code) {
  const file = tables.find(([each]) => each === code)?.[2];
  if (!file) return undefined;
  const reply = await fetch(file).catch(() => undefined);
  return reply?.ok ? new Uint8Array(await reply.arrayBuffer()) : undefined;
}

const use = (code, table) => program._cl_words(...hand(encoder.encode(code)), ...hand(table));

function chosen() {
  try { return sessionStorage.getItem(KEY); } catch { return null; /* without storage nothing was chosen */ }
}

/** Begins to fetch what was chosen before; the answer puts it to use. */
export function prepare() {
  const code = chosen();
  const table = fetched(code);
  return async (started) => {
    program = started;
    program._cl_offer_words(...hand(encoder.encode(tables.map(([each, name]) => `${each}\x1f${name}\x1e`).join(''))));
    const bytes = await table;
    if (bytes) use(code, bytes);
  };
}

export async function choose(code) {
  const isBuiltIn = tables.some(([each, , file]) => each === code && !file);
  const table = isBuiltIn ? new Uint8Array(0) : await fetched(code); // no words stand for the built-in ones
  if (!table) return;
  try { sessionStorage.setItem(KEY, code); } catch { /* a browser without storage forgets it at the next reload */ }
  use(code, table);
}
