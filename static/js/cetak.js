// Pages made for paper: a button that prints; without JavaScript there is the browser's own menu.
(() => {
  "use strict";
  for (const tombol of document.querySelectorAll("[data-cetak]")) {
    tombol.hidden = false;
    tombol.addEventListener("click", () => window.print());
  }
})();
