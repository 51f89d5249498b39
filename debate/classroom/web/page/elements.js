// Builds the page's elements. Whatever people wrote becomes text, and never markup: there is no other way in here.

export function h(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// The heading of a step: it gets the focus when the step begins, so that a screen reader reads on from there.
export const heading = (...words) => h("h1", { tabindex: "-1" }, ...words);

export const button = (words, does, given = {}) => h("button", { type: "button", onclick: does, ...given }, words);

// Writes a text where it is another: a live region is read out at each change.
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A drawing of rectangles, each as [class, x, y, width, height].
export function picture(width, height, parts) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const [kind, x, y, w, tall] of parts) {
    const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ class: kind, x, y, width: w, height: tall })) part.setAttribute(name, value);
    made.append(part);
  }
  return made;
}

// How much of a whole (0–1), as a bar; what it says stands beside it in figures.
export function bar(share) {
  const made = picture(100, 8, [["whole", 0, 0, 100, 8], ["part", 0, 0, Math.round(Math.max(0, Math.min(1, share)) * 100), 8]]);
  made.setAttribute("preserveAspectRatio", "none");
  return h("span", { class: "bar", "aria-hidden": "true" }, made);
}

const byId = (id) => document.getElementById(id);

// Says something to whoever cannot see that it happened; what is urgent interrupts.
export const tell = (text, { urgent = false } = {}) => write(byId(urgent ? "urgent" : "told"), text);

// A question in a window of its own; resolves to whether the answer was yes.
export function ask(question, { yes, no }) {
  return new Promise((answer) => {
    const box = h("dialog", { "aria-labelledby": "question" }, h("p", { id: "question" }, question));
    const end = (value) => {
      box.close(); // so that the focus goes back to where it was
      box.remove();
      answer(value);
    };
    box.append(h("p", { class: "buttons" }, button(no, () => end(false)), button(yes, () => end(true), { class: "main" })));
    box.addEventListener("cancel", () => end(false));
    document.body.append(box);
    box.showModal();
  });
}

// A file for the reader's own device.
export function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
