// The entry page: keys, paste and saving around the table. Without this file the page is a plain form.
"use strict";
(() => {
  const formulir = document.getElementById("lembar");
  if (!formulir || !window.Lembar?.Tabel || !document.getElementById("baris-baru")) return;
  const data = JSON.parse(formulir.elements.dasar.value);
  formulir.classList.add("js");
  const tabel = new Lembar.Tabel(formulir, data);
  const status = document.getElementById("lembar-status");
  const dihapus = new Map(); // uid -> {uid, versi, dasar, terkirim} not yet acknowledged
  let susunanBerubah = false;
  let versiLembar = data.versi_lembar;

  const say = (teks, nada = "") => {
    if (status.textContent !== teks) status.textContent = teks;
    status.className = `lembar-status ${nada}`;
  };

  // --- saving -----------------------------------------------------------------------------------

  const ambil = (isi, kolom) => Object.fromEntries(kolom.map((k) => [k, isi[k]]));

  function rowToSend(row) {
    const kolom = row.versi ? [...new Set([...tabel.berubah(row), ...Object.keys(row.terkirim ?? {})])] : Object.keys(row.isi);
    return { uid: row.uid, versi: row.versi, isi: ambil(row.isi, kolom), dasar: ambil(row.dasar, kolom), ...(row.terkirim && { terkirim: row.terkirim }) };
  }

  const unsent = () => tabel.urutan.filter((r) => !r.bentrok && (tabel.berubah(r).length || r.hidupkan) && tabel.ada(r));

  function collect({ periksa = false } = {}) {
    const kotor = unsent();
    if (!kotor.length && !dihapus.size && !susunanBerubah) return null;
    if (periksa) return true;
    const kiriman = {
      rows: kotor.map(rowToSend), hapus: [...dihapus.values()],
      susunan: susunanBerubah ? tabel.susunan() : null, versi_lembar: versiLembar,
    };
    for (const [i, row] of kotor.entries()) row.terkirim = { ...row.terkirim, ...kiriman.rows[i].isi };
    susunanBerubah = false;
    return kiriman;
  }

  function snapshot() {
    const kotor = tabel.urutan.filter((r) => tabel.ada(r) && (tabel.berubah(r).length || r.terkirim || r.bentrok));
    if (!kotor.length && !dihapus.size && !susunanBerubah && !simpan?.tertunda) return null;
    return {
      baris: kotor.map(({ uid, versi, induk, isi, dasar, terkirim }) => ({ uid, versi, induk, isi, dasar, terkirim })),
      hapus: [...dihapus.values()],
      susunan: susunanBerubah || simpan?.tertunda?.susunan ? tabel.susunan() : null,
    };
  }

  function accept(jawaban, kiriman) {
    const bentrok = new Map(jawaban.bentrok.map((b) => [b.uid, b]));
    const milik = new Map(jawaban.baris.map((b) => [b.uid, b]));
    const terkirim = new Map(kiriman.rows.map((r) => [r.uid, r]));
    for (const h of kiriman.hapus) dihapus.delete(h.uid);
    for (const [uid, r] of terkirim) {
      const row = tabel.baris.get(uid);
      if (!row || bentrok.has(uid)) continue;
      row.terkirim = null;
      row.hidupkan = false;
      if (milik.has(uid)) acknowledge(row, milik.get(uid), r.isi);
    }
    for (const [uid, b] of milik) {
      if (terkirim.has(uid) || dihapus.has(uid)) continue;
      const row = tabel.baris.get(uid);
      if (!row) tabel.tambah({ uid, induk: b.induk, isi: b.isi, dasar: b.isi, versi: b.versi });
      else if (!tabel.berubah(row).length) acknowledge(row, b, {});
    }
    if (jawaban.semua) forget(new Set(jawaban.susunan.map(([uid]) => uid)), bentrok);
    if (!susunanBerubah) tabel.terapkanSusunan(jawaban.susunan.filter(([uid]) => !dihapus.has(uid)));
    tabel.taksir();
    if (!collect({ periksa: true })) showServerFigures(jawaban);
    for (const b of milik.values()) if (tabel.baris.has(b.uid)) tabel.pesan(tabel.baris.get(b.uid), b.pesan);
    tabel.tanda(jawaban.tanda);
    for (const b of bentrok.values()) clash(b, milik);
    versiLembar = jawaban.versi_lembar;
    document.getElementById("kemajuan").textContent = `${jawaban.kemajuan.terisi} dari ${jawaban.kemajuan.jumlah}`;
    if (bentrok.size) say(`Ada ${bentrok.size} baris yang juga diubah orang lain. Pilih isian yang dipakai.`, "buruk");
  }

  // The server has this row: its text replaces what was sent, not what was typed since.
  function acknowledge(row, b, dikirim) {
    row.versi = b.versi;
    for (const [kolom, teks] of Object.entries(b.isi)) {
      const diam = kolom in dikirim ? row.isi[kolom] === dikirim[kolom] : row.isi[kolom] === row.dasar[kolom] || row.isi[kolom] === row.sah[kolom];
      row.dasar[kolom] = teks;
      delete row.sah[kolom];
      if (!diam || row.isi[kolom] === teks) continue;
      if (tabel.sel(row, kolom) === document.activeElement) row.sah[kolom] = row.isi[kolom];
      else tabel.isikan(row, kolom, teks);
    }
  }

  // The server is the truth: its figures replace the previews.
  function showServerFigures(jawaban) {
    for (const b of jawaban.baris) {
      const row = tabel.baris.get(b.uid);
      if (row) tabel.hasil(row, b);
    }
    tabel.total(jawaban.total);
  }

  // Rows that somebody else deleted go, unless something was typed in them here.
  function forget(masihAda, bentrok) {
    for (const row of [...tabel.baris.values()]) {
      if (row.versi && !masihAda.has(row.uid) && !bentrok.has(row.uid) && !tabel.berubah(row).length) tabel.buang(row);
    }
  }

  function clash(b, milik) {
    let row = tabel.baris.get(b.uid);
    if (!row && b.mereka) { // deleted here, changed there: show it again
      row = tabel.tambah({ uid: b.uid, isi: b.mereka, dasar: b.mereka, versi: milik.get(b.uid)?.versi ?? 0 });
    }
    if (!row) return;
    if (b.jenis === "dihapus") b.kolom = Object.keys(data.label).filter((k) => row.isi[k] && row.isi[k] !== Lembar.Tabel.KOSONG[k]);
    row.versiMereka = milik.get(b.uid)?.versi ?? 0;
    tabel.taksir();
    tabel.bentrok(row, b, choose);
  }

  function choose(row, siapa, b) {
    row.terkirim = null;
    if (b.jenis === "hapus") {
      if (siapa === "saya") removeRow(row);
    } else if (b.jenis === "dihapus") {
      if (siapa === "mereka") { tabel.buang(row); susunanBerubah = true; }
      else { row.versi = 0; row.dasar = { ...Lembar.Tabel.KOSONG }; row.sah = {}; row.hidupkan = true; susunanBerubah = true; }
    } else {
      for (const [kolom, teks] of Object.entries(b.mereka)) {
        const milikku = siapa === "saya" && (b.kolom.includes(kolom) || row.isi[kolom] !== row.dasar[kolom]);
        row.dasar[kolom] = teks;
        delete row.sah[kolom];
        if (!milikku) tabel.isikan(row, kolom, teks);
      }
      row.versi = row.versiMereka || row.versi;
    }
    changed(0);
    if (!collect({ periksa: true })) say("Pilihan dipakai.", "baik");
    tabel.sel(row, "uraian")?.focus();
  }

  // What this browser kept from before: put it back where the server does not have it.
  function restore() {
    let ada = false;
    for (const simpanan of simpan.recall()) {
      for (const h of simpanan.hapus ?? []) {
        const row = tabel.baris.get(h.uid);
        if (row) { tabel.buang(row); dihapus.set(h.uid, h); ada = true; }
      }
      for (const s of simpanan.baris ?? []) {
        let row = tabel.baris.get(s.uid);
        const kolom = Object.keys(s.isi).filter((k) => s.isi[k] !== s.dasar[k] && s.isi[k] !== (row?.dasar[k] ?? Lembar.Tabel.KOSONG[k]));
        if (row && !kolom.length) continue;
        row ??= tabel.tambah({ uid: s.uid, induk: tabel.baris.has(s.induk) ? s.induk : null, isi: s.isi, dasar: s.dasar, versi: s.versi });
        row.versi = s.versi;
        row.terkirim = s.terkirim;
        for (const k of kolom) { tabel.isikan(row, k, s.isi[k]); row.dasar[k] = s.dasar[k]; }
        ada = true;
      }
      if (simpanan.susunan) {
        tabel.terapkanSusunan(simpanan.susunan.filter(([uid]) => tabel.baris.has(uid)));
        susunanBerubah = true;
        ada = true;
      }
    }
    if (!ada) return;
    tabel.taksir();
    say("Isian yang belum tersimpan dipulihkan dari komputer ini.");
    simpan.now();
  }

  // --- changing ---------------------------------------------------------------------------------

  const simpan = new Lembar.Simpan({
    url: formulir.dataset.simpan, token: formulir.elements.csrfmiddlewaretoken.value, kunci: formulir.dataset.kunci,
    collect, snapshot, accept, say,
  });

  function changed(jeda) { tabel.taksir(); simpan.later(jeda); }
  function restructured() { susunanBerubah = true; changed(); }

  function addRow(sesudah = null) {
    const row = tabel.tambah({ induk: sesudah?.induk ?? null, sesudah: sesudah && tabel.cabang(sesudah).at(-1) });
    if (sesudah) for (const k of ["periode_volume", "satuan_waktu"]) tabel.isikan(row, k, sesudah.isi[k]);
    tabel.taksir();
    susunanBerubah ||= Boolean(sesudah);
    return row;
  }

  function removeRow(row) {
    for (const anak of tabel.anak(row)) anak.induk = row.induk;
    if (row.versi || row.terkirim) {
      dihapus.set(row.uid, { uid: row.uid, versi: row.versi, dasar: { ...row.dasar }, ...(row.terkirim && { terkirim: row.terkirim }) });
    }
    tabel.buang(row);
    if (!tabel.urutan.length) addRow();
    restructured();
  }

  function deleteRow(row) {
    const urutan = tabel.urutan;
    const di = urutan.indexOf(row);
    const sebelum = urutan[di - 1] ?? null;
    const anak = tabel.anak(row).map((r) => r.uid);
    const kosong = !tabel.ada(row);
    removeRow(row);
    const fokus = tabel.urutan[Math.min(di, tabel.urutan.length - 1)];
    if (fokus) tabel.sel(fokus, "uraian").focus();
    if (kosong) return;
    offerUndo(`Baris ${row.nomor} dihapus.`, () => {
      if (tabel.baris.has(row.uid)) return; // back already: somebody else had changed it
      // gone at the server (or about to be): the same row is made anew, with the same id
      const belumTerkirim = dihapus.delete(row.uid) && !simpan.mengirim && !simpan.tertunda;
      const baru = tabel.tambah({ uid: row.uid, induk: tabel.baris.has(row.induk) ? row.induk : null, isi: row.isi, versi: belumTerkirim ? row.versi : 0, dasar: belumTerkirim ? row.dasar : {} });
      const letak = sebelum && tabel.baris.get(sebelum.uid);
      if (letak) letak.el.after(baru.el); else tabel.tabel.querySelector("tbody")?.before(baru.el);
      for (const uid of anak) if (tabel.baris.has(uid)) tabel.baris.get(uid).induk = row.uid;
      baru.hidupkan = !belumTerkirim;
      restructured();
      tabel.sel(baru, "uraian").focus();
    });
  }

  function moveRow(row, arah) {
    const fokus = document.activeElement;
    if (!tabel.pindah(row, arah)) return;
    if (fokus && row.el.contains(fokus)) { fokus.focus(); row.el.scrollIntoView({ block: "nearest" }); }
    restructured();
  }

  // --- undo -------------------------------------------------------------------------------------

  const urung = document.getElementById("lembar-urung");
  let batalkan = null, jamUrung = 0;
  function offerUndo(teks, fungsi) {
    batalkan = fungsi;
    urung.querySelector("span").textContent = teks;
    urung.hidden = false;
    clearTimeout(jamUrung);
    jamUrung = setTimeout(() => { urung.hidden = true; batalkan = null; }, 20_000);
  }
  function undo() {
    const fungsi = batalkan;
    batalkan = null;
    urung.hidden = true;
    fungsi?.();
  }
  urung.querySelector("button").addEventListener("click", undo);

  // --- typing -----------------------------------------------------------------------------------

  formulir.addEventListener("submit", (event) => { event.preventDefault(); simpan.now(); });

  formulir.addEventListener("input", (event) => {
    const row = tabel.barisDari(event.target);
    const kolom = event.target.dataset.kolom;
    if (!row || !kolom) return;
    row.isi[kolom] = event.target.value;
    if (kolom === "pendekatan") {
      row.el.dataset.pendekatan = event.target.value;
      if (event.target.value !== "tugas" && !row.isi.rasio_orang) tabel.isikan(row, "rasio_orang", "1");
      tabel.rumus(row);
      row.nomor = null; // names of the cells change
    }
    if (event.target.tagName === "TEXTAREA") tabel.tinggi(event.target);
    if (!row.versi && !row.terkirim) susunanBerubah = true;
    changed();
  });

  let semula = "";
  formulir.addEventListener("focusin", (event) => { if (event.target.dataset.kolom) semula = event.target.value; });
  formulir.addEventListener("focusout", (event) => {
    const row = tabel.barisDari(event.target);
    const kolom = event.target.dataset.kolom;
    if (!row || !kolom) return;
    if (kolom in row.sah && row.isi[kolom] === row.sah[kolom]) { // what the server made of it: 1250 -> 1.250
      delete row.sah[kolom];
      tabel.isikan(row, kolom, row.dasar[kolom]);
    }
    if (tabel.barisDari(event.relatedTarget) !== row) simpan.now();
  });

  formulir.addEventListener("click", (event) => {
    const tombol = event.target.closest("[data-aksi]");
    const row = tombol && tabel.barisDari(tombol);
    if (!row) return;
    event.preventDefault();
    if (tombol.dataset.aksi === "lainnya") openMore(row);
    else if (tombol.dataset.aksi === "hapus") deleteRow(row);
    else moveRow(row, tombol.dataset.aksi);
  });

  document.getElementById("tambah-baris").addEventListener("click", () => {
    const akhir = tabel.urutan.at(-1);
    const row = akhir && !tabel.ada(akhir) ? akhir : addRow(akhir ?? null);
    tabel.sel(row, "uraian").focus();
  });

  function openMore(row) { if (tabel.buka(row)) tabel.sel(row, "pendekatan").focus(); }

  // --- keys -------------------------------------------------------------------------------------

  const tampak = (el) => el && el.offsetParent !== null;
  const selBaris = (row) => [...row.el.querySelectorAll("tr.sel [data-kolom]")].filter(tampak);

  function focusCell(el) {
    el.focus();
    if (el.select && el.tagName === "INPUT") el.select();
  }

  function vertical(el, langkah) {
    const urutan = tabel.urutan;
    const row = urutan[urutan.indexOf(tabel.barisDari(el)) + langkah];
    if (!row) return false;
    const kolom = { rasio_unit: "waktu", rasio_orang: "satuan_waktu" }[el.dataset.kolom] ?? el.dataset.kolom;
    const pasangan = { waktu: "rasio_unit", satuan_waktu: "rasio_orang" }[kolom];
    const tujuan = [tabel.sel(row, kolom), pasangan && tabel.sel(row, pasangan)].find(tampak) ?? tabel.sel(row, "uraian");
    focusCell(tujuan);
    return true;
  }

  function horizontal(el, langkah) {
    const sel = selBaris(tabel.barisDari(el));
    const tujuan = sel[sel.indexOf(el) + langkah];
    if (!tujuan) return false;
    focusCell(tujuan);
    return true;
  }

  // Is the caret at the edge, so that an arrow leaves the cell?
  function atEdge(el, key) {
    if (el.tagName === "SELECT") return key === "ArrowLeft" || key === "ArrowRight";
    const { selectionStart: a, selectionEnd: b, value } = el;
    const semua = a === 0 && b === value.length;
    if (key === "ArrowLeft") return semua || (a === 0 && b === 0);
    if (key === "ArrowRight") return semua || (a === value.length && b === a);
    if (el.tagName !== "TEXTAREA") return true;
    return key === "ArrowUp" ? !value.slice(0, a).includes("\n") : !value.slice(b).includes("\n");
  }

  const ALT = { ArrowUp: "naik", ArrowDown: "turun", ArrowRight: "masuk", ArrowLeft: "keluar" };

  formulir.addEventListener("keydown", (event) => {
    const el = event.target;
    const row = tabel.barisDari(el);
    if (!row || event.isComposing || event.ctrlKey || event.metaKey) return;
    let dipakai = true;
    if (event.altKey && ALT[event.key]) moveRow(row, ALT[event.key]);
    else if (event.altKey && event.key === "Delete") deleteRow(row);
    else if (event.altKey && event.key.toLowerCase() === "l") openMore(row);
    else if (event.altKey || !el.dataset.kolom) dipakai = false;
    else if (event.key === "Enter" && !event.shiftKey) {
      if (el.closest("tr.lain")) focusCell(tabel.sel(row, "uraian"));
      else if (!vertical(el, 1) && tabel.ada(row)) { addRow(row); vertical(el, 1); }
    } else if (event.key === "Escape") {
      el.value = semula;
      el.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (event.shiftKey || !el.closest("tr.sel") || !event.key.startsWith("Arrow") || !atEdge(el, event.key)) dipakai = false;
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") dipakai = vertical(el, event.key === "ArrowUp" ? -1 : 1);
    else dipakai = horizontal(el, event.key === "ArrowLeft" ? -1 : 1);
    if (dipakai) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !["PageDown", "PageUp"].includes(event.key)) return;
    const tautan = document.querySelector(`.lembar-jabatan a[rel="${event.key === "PageDown" ? "next" : "prev"}"]`);
    if (tautan) { event.preventDefault(); tautan.click(); }
  });

  // --- paste ------------------------------------------------------------------------------------

  document.addEventListener("paste", (event) => {
    const el = document.activeElement;
    const row = tabel.barisDari(el);
    const teks = event.clipboardData?.getData("text/plain") ?? "";
    if (!row || !el.closest("tr.sel") || !el.dataset.kolom || !/[\t\n"]/.test(teks.trim())) return;
    const sel = Lembar.tempel.pisah(teks);
    if (sel.length === 1 && sel[0].length === 1) {
      if (sel[0][0] === teks.trim() || el.tagName === "SELECT") return; // one plain cell: the browser pastes it
      event.preventDefault();
      el.setRangeText(sel[0][0], el.selectionStart, el.selectionEnd, "end");
      el.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    event.preventDefault();
    const mulai = { rasio_unit: "waktu", rasio_orang: "satuan_waktu" }[el.dataset.kolom] ?? el.dataset.kolom;
    fill(row, Lembar.tempel.baca(teks, mulai));
  });

  const RASIO = { waktu: "rasio_unit", satuan_waktu: "rasio_orang" };

  function fill(mulai, { baris, pesan }) {
    const urutan = tabel.urutan;
    let di = urutan.indexOf(mulai);
    const lama = [], baru = [];
    const tambahan = document.createDocumentFragment(); // into the page at once: hundreds of rows in a blink
    for (const isi of baris) {
      let row = urutan[di];
      if (!row) { row = tabel.tambah({ induk: urutan.at(-1)?.induk ?? null, ke: tambahan }); urutan.push(row); baru.push(row); }
      else lama.push([row, { ...row.isi }]);
      for (const [kolom, teks] of Object.entries(isi)) tabel.isikan(row, row.isi.pendekatan !== "tugas" ? RASIO[kolom] ?? kolom : kolom, teks);
      di += 1;
    }
    tabel.tabel.append(tambahan);
    susunanBerubah = true;
    changed();
    const catatan = pesan.length ? ` (${pesan.join(", ")})` : "";
    offerUndo(`${baris.length} baris ditempel${catatan}.`, () => {
      for (const [row, isi] of lama) if (tabel.baris.has(row.uid)) for (const [k, t] of Object.entries(isi)) tabel.isikan(row, k, t);
      for (const row of baru) if (tabel.baris.has(row.uid)) removeRow(row);
      restructured();
    });
  }

  // --- begin ------------------------------------------------------------------------------------

  if (!tabel.urutan.length) addRow();
  tabel.nomori();
  restore();
})();
