// Paper forms at typing speed: a digit moves on, Backspace in an empty box moves back, others are not taken.
(() => {
  "use strict";
  const form = document.querySelector("form[data-kertas]");
  if (!form) return;
  const kotak = [...form.querySelectorAll(".kertas-angka input")];
  const setelah = form.querySelector("[name=jam]");
  form.addEventListener("keydown", (e) => { // Enter saves, also from a list of choices
    if (e.key === "Enter" && e.target.matches("input, select")) { e.preventDefault(); form.requestSubmit(); }
  });
  form.querySelector("#id_apa_adanya:not(:checked)")?.focus(); // one answer is missing: here it is said to be so
  kotak.forEach((el, n) => {
    el.addEventListener("focus", () => el.select());
    el.addEventListener("input", () => {
      if (!/^[1-4]$/.test(el.value)) { el.value = ""; return; }
      (kotak[n + 1] ?? setelah)?.focus();
    });
    el.addEventListener("keydown", (e) => {
      if (e.key === "Backspace" && !el.value && n) { kotak[n - 1].focus(); e.preventDefault(); }
      if (e.key === " " || e.key === "0") { e.preventDefault(); (kotak[n + 1] ?? setelah)?.focus(); } // left empty
    });
  });
})();
