// The post form: choosing a nomenclature fills what is still empty. The server does the same on saving.
"use strict";

(() => {
  const form = document.querySelector("[data-jabatan-form]");
  const cari = form?.elements.nomenklatur;
  if (!cari) return;
  let terisi = {}; // what this script filled in: another choice may replace it, typed text stays
  cari.addEventListener("change", () => {
    const pilihan = [...cari.list.options].find((o) => o.value === cari.value);
    if (!pilihan) return;
    for (const nama of ["nama", "jenis", "jenjang", "kelas"]) {
      const kotak = form.elements[nama];
      if (kotak.value && kotak.value !== terisi[nama]) continue;
      kotak.value = terisi[nama] = pilihan.dataset[nama] ?? "";
    }
  });
})();
