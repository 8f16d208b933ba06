// A complaint half written survives a lost line or a wrong tap: kept in this tab only, never name or contact,
// and gone once it is sent.
(() => {
  "use strict";
  const kunci = (kode) => `aduan-${kode}`, disimpan = ["tanda", "tentang", "kategori", "isi", "tempat", "kapan"];
  document.querySelector("#ringkasan")?.focus();
  try {
    const terkirim = document.querySelector("[data-aduan-terkirim]");
    if (terkirim) sessionStorage.removeItem(kunci(terkirim.dataset.aduanTerkirim));
    const form = document.querySelector("form[data-aduan]");
    if (!form) return;
    const lama = JSON.parse(sessionStorage.getItem(kunci(form.dataset.aduan)) || "null");
    if (lama && !form.elements.isi.value) {
      for (const nama of disimpan) {
        const isian = form.elements[nama];
        if (isian && lama[nama]) isian.value = lama[nama]; // the same tanda again: sent twice is stored once
      }
    }
    form.addEventListener("input", () => {
      sessionStorage.setItem(kunci(form.dataset.aduan), JSON.stringify(Object.fromEntries(disimpan.map((n) => [n, form.elements[n]?.value || ""]))));
    });
  } catch { /* no storage: the form works all the same */ }
})();

// Number and secret to the clipboard, where the browser has one; else they can be marked with one tap.
(() => {
  "use strict";
  const tombol = document.querySelector("[data-salin-tombol]");
  if (!tombol || !navigator.clipboard) return;
  tombol.hidden = false;
  tombol.addEventListener("click", async () => {
    const teks = [...document.querySelectorAll("[data-salin]")].map((e) => `${e.previousElementSibling.textContent}: ${e.textContent}`);
    try {
      await navigator.clipboard.writeText(teks.join("\n"));
      tombol.textContent = "Tersalin";
    } catch { tombol.textContent = "Tidak dapat menyalin; catat saja"; }
  });
})();
