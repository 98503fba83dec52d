// The canvas and the two ways to draw on it: WebGL 2 where a graphics card does it, else the program's own pixels.
const WAY = { none: 0, software: 1, webgl: 2 };
const NO_CARD = /swiftshader|llvmpipe|softpipe|software|basic render|warp/i;
const PATIENCE = 2000; // milliseconds for a lost context to come back

let canvas = document.getElementById('canvas');
let gl = null;
let plane = null; // of the 2D canvas
let image = null; // the program's pixels as a canvas takes them
let places = null;
let losses = 0;
let waiting = 0;
let tell = () => {};

/** `changed(way)` is called when the canvas has to be drawn anew or another way: a context was lost or came back. */
export function start(changed) { tell = changed; }
export function hide() { if (canvas) canvas.hidden = true; }

/** Chooses, once. A test may choose instead, by setting window.childlinkRenderer before the page starts. */
export function open() {
  const wanted = window.childlinkRenderer;
  if (wanted === 'none' || !canvas) return WAY.none; // somebody may have taken it out of the page
  if (wanted !== 'software' && openWebGl(wanted === 'webgl')) return WAY.webgl;
  return openPlane();
}

function openPlane() {
  plane = canvas.getContext('2d', { alpha: false });
  return plane ? WAY.software : WAY.none;
}

/** A canvas that was once given one kind of context gives no other. */
function replace() {
  const fresh = canvas.cloneNode();
  canvas.replaceWith(fresh);
  canvas = fresh;
}

function toSoftware() {
  clearTimeout(waiting);
  gl = null;
  replace();
  tell(openPlane());
}

function openWebGl(isForced) {
  gl = canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false,
    preserveDrawingBuffer: true, failIfMajorPerformanceCaveat: !isForced });
  if (!gl) return false;
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const card = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  if ((NO_CARD.test(card) && !isForced) || !prepare()) {
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    gl = null;
    replace();
    return false;
  }
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // it may come back
    losses += 1;
    if (losses > 1) toSoftware();
    else waiting = setTimeout(toSoftware, PATIENCE);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    if (!gl) return;
    clearTimeout(waiting);
    if (prepare()) tell(WAY.webgl);
    else toSoftware();
  });
  return true;
}

const CORNERS = `#version 300 es
uniform vec2 scale; in vec2 at; in vec2 place; in vec4 color; out vec2 texel; out vec4 ink;
void main() { texel = place; ink = color; gl_Position = vec4(at.x * scale.x - 1.0, 1.0 - at.y * scale.y, 0, 1); }`;
const PIXELS = `#version 300 es
precision mediump float; precision highp sampler2D;
uniform sampler2D letters; in highp vec2 texel; in vec4 ink; out vec4 color;
void main() { color = vec4(ink.rgb, ink.a * texture(letters, texel).r); }`;

function prepare() {
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, CORNERS], [gl.FRAGMENT_SHADER, PIXELS]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return false;
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
  for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.enable(gl.BLEND);
  gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.enable(gl.SCISSOR_TEST);
  places = ['at', 'place', 'color'].map((name) => gl.getAttribLocation(program, name));
  for (const place of places) gl.enableVertexAttribArray(place);
  places.scale = gl.getUniformLocation(program, 'scale');
  return true;
}

export function resize(width, height, ratio) {
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${width / ratio}px`; // to the pixel, where the window does not end on one
  canvas.style.height = `${height / ratio}px`;
  gl?.viewport(0, 0, width, height);
}

/** Shows a part of the program's pixels. Its memory may have moved since the last time. */
export function put(memory, at, width, height, x, y, w, h) {
  if (!image || image.data.buffer !== memory.buffer || image.data.byteOffset !== at || image.width !== width || image.height !== height)
    image = new ImageData(new Uint8ClampedArray(memory.buffer, at, width * height * 4), width, height);
  plane.putImageData(image, 0, 0, x, y, w, h);
}

export function texture(memory, at, width, height) {
  gl?.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, memory.subarray(at, at + width * height));
}

export function upload(memory, vertices, vertexBytes, indices, indexBytes, scale) {
  if (!gl) return;
  gl.bufferData(gl.ARRAY_BUFFER, memory.subarray(vertices, vertices + vertexBytes), gl.STREAM_DRAW);
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, memory.subarray(indices, indices + indexBytes), gl.STREAM_DRAW);
  gl.uniform2f(places.scale, 2 * scale / canvas.width, 2 * scale / canvas.height);
}

/** Of what was uploaded last; each corner is its place, its place in the texture, and its colour (ImDrawVert). */
export function draw(vertices, indices, count, x, y, w, h) {
  if (!gl) return;
  gl.vertexAttribPointer(places[0], 2, gl.FLOAT, false, 20, vertices);
  gl.vertexAttribPointer(places[1], 2, gl.FLOAT, false, 20, vertices + 8);
  gl.vertexAttribPointer(places[2], 4, gl.UNSIGNED_BYTE, true, 20, vertices + 16);
  gl.scissor(x, canvas.height - y - h, w, h);
  gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, indices);
}

/** Calls `changed` whenever a pixel of the page becomes another number of the screen's. */
export function watchRatio(changed) {
  const watch = () => window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', () => { changed(); watch(); }, { once: true });
  watch();
}
