// What the program may ask of the page (client/platform/host.cpp): each passed on to `host`, which app.js brings along.
// Handed to the linker with --js-library, which knows plain functions only.
const host = {
  $text: function (at, size) { return Module['host'].text(HEAPU8.subarray(at, at + size)); },
  host_wake: function () { Module['host'].wake(); },
  host_wake_in: function (seconds) { Module['host'].wakeIn(seconds); },
  host_seconds: function () { return Date.now() / 1000; },
  host_stopwatch: function () { return performance.now(); },
  host_apply: function (at, size) { Module['host'].apply(HEAPU8.subarray(at, at + size)); },
  host_show_path: function (at, size, replaces) { Module['host'].showPath(text(at, size), replaces); },
  host_set_title: function (at, size) { document.title = text(at, size); },
  host_scroll_to: function (y) { window.scrollTo(0, y); },
  host_reload_at: function (at, size) { Module['host'].reloadAt(text(at, size)); },
  host_lock: function () { Module['host'].lock(); },
  host_leave: function () { Module['host'].leave(); },
  host_tell_tabs: function (at, size) { Module['host'].tellTabs(text(at, size)); },
  host_copy: function (at, size) { Module['host'].copy(text(at, size)); },
  host_choose_words: function (at, size) { Module['host'].chooseWords(text(at, size)); },
  host_speak: function (at, size, noPrint, noPrintSize) { Module['host'].speak(text(at, size), text(noPrint, noPrintSize)); },
  host_show_face: function (isPlain) { Module['host'].showFace(!!isPlain); },
  host_keep: function (name, nameSize, choice, choiceSize) { Module['host'].keep(text(name, nameSize), text(choice, choiceSize)); },
  host_open_canvas: function () { return Module['host'].canvas.open(); },
  host_size_canvas: function (width, height, ratio) { Module['host'].canvas.resize(width, height, ratio); },
  host_put_pixels: function (at, width, height, x, y, w, h) { Module['host'].canvas.put(HEAPU8, at, width, height, x, y, w, h); },
  host_gl_texture: function (at, width, height) { Module['host'].canvas.texture(HEAPU8, at, width, height); },
  host_gl_upload: function (v, vertexBytes, i, indexBytes, scale) { Module['host'].canvas.upload(HEAPU8, v, vertexBytes, i, indexBytes, scale); },
  host_gl_draw: function (v, i, count, x, y, w, h) { Module['host'].canvas.draw(v, i, count, x, y, w, h); },
  host_fetch: function (request, path, pathSize, body, bodySize, key, keySize) { Module['host'].fetch(request, text(path, pathSize), text(body, bodySize), text(key, keySize)); },
  host_fill_random: function (at, size) { crypto.getRandomValues(HEAPU8.subarray(at, at + size)); },
  host_upload: function (request, file, at, size) { Module['host'].upload(request, file >>> 0, text(at, size)); },
  host_let_go: function (file) { Module['host'].letGo(file >>> 0); },
};
for (const name of Object.keys(host)) if (name.startsWith('host_')) host[name + '__deps'] = ['$text'];
mergeInto(LibraryManager.library, host);
