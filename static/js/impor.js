// Import page: show that files may be dropped. Choosing and dropping are the browser's own.
"use strict";

for (const kotak of document.querySelectorAll(".unggah input[type=file]")) {
  for (const [peristiwa, di] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
    kotak.addEventListener(peristiwa, () => kotak.classList.toggle("di-atas", di));
  }
}
