// The questionnaire on a bad line: what is answered stays on the phone until the server has said thanks.
(() => {
  "use strict";
  const kunci = (kode) => `survei-${kode}`;
  const terkirim = document.querySelector("[data-terkirim]");
  try {
    if (terkirim) {
      for (const k of Object.keys(localStorage)) if (k.startsWith(kunci(terkirim.dataset.terkirim))) localStorage.removeItem(k);
      return;
    }
  } catch { return; } // no storage: the form works all the same
  const siapkan = () => {
    const form = document.querySelector("form[data-survei]");
    if (!form) return;
    const simpanan = kunci(form.dataset.survei);
    const bebas = new Set(["csrfmiddlewaretoken", "situs"]);
    const isi = () => [...new FormData(form)].filter(([nama]) => !bebas.has(nama));
    const simpan = () => { try { localStorage.setItem(simpanan, JSON.stringify({ pada: Date.now(), isi: isi() })); } catch { /* full */ } };

    let lama;
    try { lama = JSON.parse(localStorage.getItem(simpanan)); } catch { lama = null; }
    const kosong = !form.querySelector(":checked[type=radio]");
    if (lama && kosong && Date.now() - lama.pada < 3 * 86400e3) {
      for (const [nama, nilai] of lama.isi) {
        for (const el of form.elements) {
          if (el.name !== nama || nama === "csrfmiddlewaretoken") continue;
          if (el.type === "radio" || el.type === "checkbox") el.checked ||= el.value === nilai;
          else el.value = nilai; // the same tanda again: sent twice is stored once
        }
      }
    }
    form.addEventListener("input", simpan);

    const luring = document.querySelector(".luring"), tombol = form.querySelector("button");
    form.addEventListener("submit", async (kejadian) => {
      if (!window.fetch) return;
      kejadian.preventDefault();
      simpan();
      tombol.disabled = true;
      try {
        const jawab = await fetch(form.action || location.href, { method: "POST", body: new FormData(form), credentials: "same-origin" });
        if (jawab.redirected) { location.assign(jawab.url); return; }
        const halaman = new DOMParser().parseFromString(await jawab.text(), "text/html");
        document.querySelector("main").replaceWith(halaman.querySelector("main"));
        document.querySelector("#ringkasan, h1")?.scrollIntoView();
        document.querySelector("#ringkasan")?.focus();
        siapkan();
      } catch {
        luring.hidden = false;
        luring.scrollIntoView();
      } finally {
        tombol.disabled = false;
      }
    });
  };
  siapkan();
})();
