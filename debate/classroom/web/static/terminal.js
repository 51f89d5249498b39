// Loaded after the terminal's own script, which measures a letter when the page is there. The letters must be there
// first, or every column is a little too wide or too narrow.
"use strict";

const begin = window.onload;
window.onload = null;
window.addEventListener("load", async (event) => {
  const fonts = ["16px 'Roboto Mono'", "bold 16px 'Roboto Mono'", "italic 16px 'Roboto Mono'"];
  await Promise.race([
    Promise.allSettled(fonts.map((font) => document.fonts.load(font))),
    new Promise((done) => setTimeout(done, 3000)),
  ]);
  begin.call(window, event);
  const field = document.querySelector("#terminal textarea");
  if (field) field.focus();
});
