// The questionnaire on a bad line: what is answered stays on the phone until the server has said thanks, and
// what could not be sent is sent again. On a tablet at the counter (data-loket) nothing stays.
(() => {
  "use strict";
  const AWALAN = "survei-", UMUR = 3 * 86400e3, DIAM = 60, PERINGATAN = 30, KEMBALI = 15;
  const simpanan = { // storage may be forbidden: the form works all the same
    baca(k) { try { return JSON.parse(localStorage.getItem(k)); } catch { return null; } },
    tulis(k, v) { try { localStorage.setItem(k, JSON.stringify(v)); } catch { /* full or forbidden */ } },
    hapus(k) { try { localStorage.removeItem(k); } catch { /* forbidden */ } },
    bersihkan() {
      try {
        for (const k of Object.keys(localStorage)) if (k.startsWith(AWALAN) && !(Date.now() - this.baca(k)?.pada < UMUR)) this.hapus(k);
      } catch { /* forbidden */ }
    },
  };

  const isian = () => {
    const form = document.querySelector("form[data-survei]");
    if (!form) return;
    const loket = "loket" in form.dataset, kunci = AWALAN + form.dataset.survei;
    const kabar = document.querySelector(".luring"), tombol = form.querySelector("button");
    const katakan = (teks, label, aksi) => {
      kabar.textContent = teks;
      kabar.hidden = !teks;
      if (!label) return;
      const b = document.createElement("button");
      b.type = "button";
      b.textContent = label;
      b.addEventListener("click", aksi);
      kabar.append(b);
    };

    // --- what was answered is kept, and is there again
    const simpan = () => {
      if (loket) return;
      const isi = [...new FormData(form)].filter(([nama]) => nama !== "csrfmiddlewaretoken" && nama !== "situs");
      simpanan.tulis(kunci, { pada: Date.now(), isi });
    };
    const baru = form.elements.tanda.value, lama = loket ? null : simpanan.baca(kunci);
    if (lama && !form.querySelector(":checked[type=radio]")) {
      for (const [nama, nilai] of lama.isi) {
        for (const el of form.querySelectorAll(`[name="${CSS.escape(nama)}"]`)) {
          if (el.type === "radio" || el.type === "checkbox") el.checked ||= el.value === nilai;
          else el.value = nilai; // the same tanda again: sent twice is stored once
        }
      }
      katakan("Isian Anda tadi masih ada.", "Kosongkan", () => {
        simpanan.hapus(kunci);
        form.reset();
        form.elements.tanda.value = baru;
        katakan("");
      });
    }
    form.addEventListener("input", simpan);

    // --- sending, again and again where the line is down
    let jeda = 2000, nanti = 0, jalan = false;
    // A token that is too old is replaced by the one of the page that says so; where that is refused too, cookies are blocked.
    const tanya = async (lagi) => {
      const jawab = await fetch(location.href, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      if (jawab.status >= 500) throw new Error(jawab.status);
      if (jawab.redirected) return [jawab];
      const halaman = new DOMParser().parseFromString(await jawab.text(), "text/html");
      const token = jawab.status === 403 && halaman.querySelector("main [name=csrfmiddlewaretoken]");
      if (token) form.elements.csrfmiddlewaretoken.value = token.value;
      return token && !lagi ? tanya(true) : [jawab, halaman];
    };
    const kirim = async () => {
      if (jalan) return;
      jalan = tombol.disabled = true;
      clearTimeout(nanti);
      removeEventListener("online", kirim);
      try {
        const [jawab, halaman] = await tanya();
        if (jawab.redirected) {
          simpanan.hapus(kunci);
          location.replace(jawab.url); // Back must not lead to a form that was sent
          return;
        }
        const isi = halaman.querySelector("main");
        if (!isi) throw new Error(jawab.status);
        if (jawab.status === 403) { // the form stays as it is, with what the page says
          katakan(isi.querySelector("p").textContent);
          kabar.scrollIntoView({ block: "center" });
          return;
        }
        if (jawab.status === 410) simpanan.hapus(kunci);
        document.title = halaman.title;
        document.querySelector("main").replaceWith(isi);
        (document.querySelector("#ringkasan") ?? isi).focus();
        isian();
      } catch {
        katakan("Sambungan terputus. Isian Anda tidak hilang dan dikirim sendiri begitu tersambung; biarkan halaman ini terbuka.");
        kabar.scrollIntoView({ block: "center" });
        nanti = setTimeout(kirim, jeda = Math.min(jeda * 1.5, 30000));
        addEventListener("online", kirim);
      } finally {
        jalan = tombol.disabled = false;
      }
    };
    form.addEventListener("submit", (e) => { e.preventDefault(); simpan(); kirim(); });

    // --- at the counter: who walks away leaves nothing behind, and is warned
    if (loket) {
      let sisa = DIAM + PERINGATAN;
      const ada = () => { sisa = DIAM + PERINGATAN; if (!jalan && !kabar.hidden && kabar.dataset.diam) katakan(""); };
      for (const nama of ["input", "pointerdown", "keydown"]) document.addEventListener(nama, ada);
      const detik = setInterval(() => {
        if (!form.isConnected) { clearInterval(detik); return; }
        const terisi = form.querySelector(":checked") || form.elements.saran.value;
        if (!terisi || nanti) { sisa = DIAM + PERINGATAN; return; }
        sisa -= 1;
        if (sisa === PERINGATAN) {
          kabar.dataset.diam = "1";
          katakan(`Masih mengisi? Dalam ${PERINGATAN} detik isian dikosongkan.`, "Ya, masih mengisi", ada);
          kabar.scrollIntoView({ block: "center" });
        }
        if (sisa <= 0) location.replace(location.pathname + location.search);
      }, 1000);
    }
  };

  simpanan.bersihkan();
  isian();

  const kembali = document.querySelector("[data-kembali]"), hitung = document.querySelector("[data-hitung]");
  if (kembali) {
    let sisa = KEMBALI;
    const detik = () => {
      hitung.hidden = false;
      hitung.textContent = `Kembali ke awal dalam ${sisa} detik.`;
      if (sisa-- <= 0) location.replace(kembali.href);
    };
    detik();
    setInterval(detik, 1000);
  }
})();
