// A code that came with the address (from a QR code) is sent at once. It goes as a form of this site's own page, so that
// a browser that had a seat here brings its cookies along.
"use strict";
const form = document.querySelector("form");
if (form.dataset.send === "yes") form.submit();
