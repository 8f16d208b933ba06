// The period form: a named effective time brings its multipliers along. Empty ones are filled on saving too.
"use strict";

(() => {
  const form = document.querySelector("[data-periode-form]");
  if (!form) return;
  const bawaan = JSON.parse(form.dataset.bawaan);
  form.addEventListener("change", (event) => {
    if (event.target.name !== "pilihan_waktu") return;
    const pilihan = bawaan.find((w) => w.kode === event.target.value) ?? {};
    for (const nama of ["pengali_harian", "pengali_mingguan", "pengali_bulanan"]) {
      form.elements[nama].value = pilihan[nama] ?? "";
    }
  });
})();
