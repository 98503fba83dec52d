// What was drawn, as pixels.

/** Before the page is opened: which renderer it is to take; left alone it chooses by itself (web/canvas.js). */
export const drawnAs = (page, renderer) => page.addInitScript((wanted) => { window.childlinkRenderer = wanted; }, renderer);

export const nextFrame = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

/** Runs in the page: the canvas as RGBA, of either kind of context. */
export function readCanvas() {
  const canvas = document.querySelector('canvas');
  const { width, height } = canvas;
  const plane = canvas.getContext('2d');
  if (plane) return { width, height, data: new Uint8Array(plane.getImageData(0, 0, width, height).data.buffer) };
  const gl = canvas.getContext('webgl2');
  const upsideDown = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, upsideDown);
  const data = new Uint8Array(upsideDown.length);
  for (let y = 0; y < height; ++y) data.set(upsideDown.subarray(y * width * 4, (y + 1) * width * 4), (height - 1 - y) * width * 4);
  return { width, height, data };
}

/** RGBA of all that is drawn. */
export async function pixels(page) {
  await nextFrame(page);
  const text = await page.evaluate(`(() => {
    const { data } = (${readCanvas})();
    let text = '';
    for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
    return btoa(text);
  })()`);
  return Buffer.from(text, 'base64');
}
