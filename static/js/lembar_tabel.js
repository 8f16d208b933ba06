// The table as a model: rows with the text typed (`isi`), the text the server has (`dasar`), and their
// place. Draws figures, messages, flags and clashes; decides nothing about sending.
"use strict";
window.Lembar = window.Lembar || {};

Lembar.uuid = () => crypto.randomUUID?.()
  ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

Lembar.buat = (tag, { teks, ...sifat } = {}, ...anak) => {
  const el = document.createElement(tag);
  for (const [nama, nilai] of Object.entries(sifat)) el.setAttribute(nama, nilai);
  if (teks !== undefined) el.textContent = teks;
  el.append(...anak);
  return el;
};

Lembar.Tabel = class {
  static KOSONG = {
    uraian: "", hasil: "", satuan: "", catatan: "", bukti: "", volume: "", waktu: "", rasio_unit: "", rasio_orang: "",
    pendekatan: "tugas", periode_volume: "tahunan", satuan_waktu: "menit", dihitung: "ya",
  };
  static DIKETIK = ["uraian", "hasil", "satuan", "catatan", "bukti", "volume", "waktu", "rasio_unit", "rasio_orang"];

  constructor(formulir, data) {
    this.formulir = formulir;
    this.tabel = formulir.querySelector("#tabel-lembar");
    this.pola = document.getElementById("baris-baru").content.firstElementChild;
    this.data = data;
    this.baris = new Map();
    this.csrf = formulir.elements.csrfmiddlewaretoken.value;
    for (const b of data.baris) {
      const el = document.getElementById(`tugas-${b.uid}`);
      const isi = { ...b.isi };
      this.baris.set(b.uid, { uid: b.uid, versi: b.versi, induk: b.induk, isi, dasar: { ...b.isi }, sah: {}, terkirim: null, bentrok: null, el });
    }
    for (const el of [...this.tabel.tBodies]) {
      const row = this.baris.get(el.dataset.uid);
      if (!row) el.remove(); // empty rows of the form without a script
      else this._tampilIsi(row);
    }
  }

  // --- rows and their order ---

  get urutan() { return [...this.tabel.tBodies].map((el) => this.baris.get(el.dataset.uid)); }
  barisDari(el) { const badan = el?.closest?.("tbody.baris"); return badan && this.baris.get(badan.dataset.uid); }
  sel(row, kolom) { return row.el.querySelector(`[data-kolom="${kolom}"]`); }
  kosong(row) { return Lembar.Tabel.DIKETIK.every((k) => !row.isi[k].trim()); }
  // A row that the server has, or that is worth sending.
  ada(row) { return row.versi > 0 || !this.kosong(row); }
  anak(row) { return this.urutan.filter((r) => r.induk === row.uid); }
  cabang(row) {
    const uid = new Set([row.uid]);
    return this.urutan.filter((r) => { if (uid.has(r.induk)) uid.add(r.uid); return uid.has(r.uid); });
  }
  susunan() { return this.urutan.filter((r) => this.ada(r)).map((r) => [r.uid, r.induk]); }
  berubah(row) {
    return Object.keys(row.isi).filter((k) => row.isi[k] !== row.dasar[k] && row.isi[k] !== row.sah[k]);
  }

  tambah({ uid = Lembar.uuid(), induk = null, sesudah = null, isi = {}, versi = 0, dasar, ke = this.tabel } = {}) {
    const el = this.pola.cloneNode(true);
    el.dataset.uid = uid;
    el.id = `tugas-${uid}`;
    const row = { uid, versi, induk, isi: { ...Lembar.Tabel.KOSONG, ...isi }, dasar: { ...Lembar.Tabel.KOSONG, ...dasar }, sah: {}, terkirim: null, bentrok: null, el };
    this.baris.set(uid, row);
    if (sesudah) sesudah.el.after(el); else ke.append(el);
    this._tampilIsi(row);
    return row;
  }

  buang(row) { row.el.remove(); this.baris.delete(row.uid); }

  // One step, as calculators/susunan.py `move`: true where it was possible.
  pindah(row, arah) {
    const saudara = this.urutan.filter((r) => r.induk === row.induk);
    const di = saudara.indexOf(row);
    if (arah === "turun") return di + 1 < saudara.length && this.pindah(saudara[di + 1], "naik");
    const cabang = this.cabang(row).map((r) => r.el);
    if (arah === "naik" && di > 0) saudara[di - 1].el.before(...cabang);
    else if (arah === "masuk" && di > 0) row.induk = saudara[di - 1].uid;
    else if (arah === "keluar" && row.induk) {
      const induk = this.baris.get(row.induk);
      this.cabang(induk).at(-1).el.after(...cabang);
      row.induk = induk.induk;
    } else return false;
    return true;
  }

  // The order the server answered, where it differs; rows it does not know stay behind their neighbour.
  terapkanSusunan(susunan) {
    const dikenal = new Map(susunan);
    const kini = this.urutan.filter((r) => dikenal.has(r.uid)).map((r) => [r.uid, r.induk]);
    if (JSON.stringify(kini) === JSON.stringify(susunan)) return;
    const fokus = document.activeElement;
    const pengikut = new Map();
    let depan = null;
    for (const r of this.urutan) {
      if (dikenal.has(r.uid)) depan = r.uid;
      else pengikut.set(depan, [...(pengikut.get(depan) ?? []), r]);
    }
    const baru = [...(pengikut.get(null) ?? [])];
    for (const [uid, induk] of susunan) {
      const r = this.baris.get(uid);
      if (!r) continue;
      r.induk = induk;
      baru.push(r, ...(pengikut.get(uid) ?? []));
    }
    this.tabel.append(...baru.map((r) => r.el));
    if (fokus && document.activeElement !== fokus && this.tabel.contains(fokus)) fokus.focus();
  }

  // --- what a person sees ---

  isikan(row, kolom, teks) {
    row.isi[kolom] = teks;
    const sel = this.sel(row, kolom);
    if (!sel) return;
    if (sel.tagName === "SELECT" && ![...sel.options].some((o) => o.value === teks)) sel.prepend(new Option(`${teks}?`, teks));
    if (sel.value !== teks) sel.value = teks;
    if (kolom === "pendekatan") row.el.dataset.pendekatan = teks;
    if (sel.tagName === "TEXTAREA") this.tinggi(sel);
  }

  _tampilIsi(row) {
    for (const [kolom, teks] of Object.entries(row.isi)) this.isikan(row, kolom, teks);
    this.rumus(row);
  }

  tinggi(area) {
    if (CSS.supports("field-sizing", "content")) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }

  rumus(row) {
    const kata = this.data.kata[row.isi.pendekatan];
    const p = row.el.querySelector(".rumus");
    if (p && kata) p.textContent = `${kata.rumus}. Contoh: ${kata.contoh}.`;
    for (const [kolom, nama] of [["volume", kata?.volume], ["rasio_unit", kata?.unit], ["rasio_orang", kata?.orang]]) {
      const sel = this.sel(row, kolom);
      if (!sel || !nama) continue;
      sel.dataset.nama = nama;
    }
    for (const el of row.el.querySelectorAll("[data-kata]")) el.textContent = kata?.[el.dataset.kata] ?? "";
  }

  // Numbers in front, headings, indentation, and names of the cells for those who cannot see them.
  nomori() {
    const nomor = new Map(), hitung = new Map(), dalam = new Map();
    const urutan = this.urutan;
    const judul = new Set(urutan.filter((r) => this.ada(r)).map((r) => r.induk));
    for (const r of urutan) {
      const n = (hitung.get(r.induk) ?? 0) + 1;
      hitung.set(r.induk, n);
      nomor.set(r.uid, r.induk ? `${nomor.get(r.induk)}.${n}` : String(n));
      dalam.set(r.uid, r.induk ? dalam.get(r.induk) + 1 : 0);
      const teks = nomor.get(r.uid);
      r.judul = judul.has(r.uid);
      r.el.classList.toggle("kelompok", r.judul);
      r.el.dataset.tingkat = Math.min(dalam.get(r.uid), 4);
      if (r.nomor === teks) continue;
      r.nomor = teks;
      r.el.querySelector(".nomor").textContent = teks;
      for (const el of r.el.querySelectorAll("[data-kolom]")) el.setAttribute("aria-label", `${el.dataset.nama || this.data.label[el.dataset.kolom]}, baris ${teks}`);
      for (const el of r.el.querySelectorAll("[data-aksi]")) {
        const nama = { lainnya: "Lainnya", hapus: "Hapus", naik: "Naikkan", turun: "Turunkan", masuk: "Jadikan rincian", keluar: "Keluarkan" }[el.dataset.aksi];
        el.setAttribute("aria-label", `${nama}, baris ${teks}`);
      }
    }
  }

  // Figures as the server will compute them, for the time until it has.
  taksir() {
    this.nomori();
    const beban = [];
    for (const r of this.urutan) {
      const h = Lembar.hitung.baris(r.isi, r.judul, this.data.aturan);
      if (h.beban) beban.push(h.beban);
      this.hasil(r, h);
    }
    this.total({ ...Lembar.hitung.total(beban, this.data.aturan), belum: this.urutan.filter((r) => this.ada(r) && !r.judul).length - beban.length });
  }

  hasil(row, { menit, fte }) {
    for (const [nama, teks] of [["menit", menit], ["fte", fte]]) {
      const el = row.el.querySelector(`[data-hasil="${nama}"]`);
      if (el.textContent !== teks) el.textContent = teks;
    }
  }

  total(t) {
    for (const el of this.formulir.querySelectorAll("[data-total]")) {
      const nama = el.dataset.total;
      if (!(nama in t)) continue;
      if (nama === "selisih") { el.textContent = t.selisih.teks; el.className = t.selisih.nada; }
      else if (nama === "belum") el.textContent = t.belum ? `${t.belum} baris belum lengkap, belum dihitung.` : "";
      else el.textContent = t[nama];
      if (nama === "fte") el.title = t.fte_penuh;
    }
  }

  pesan(row, pesan) {
    for (const sel of row.el.querySelectorAll("[data-kolom]")) {
      const teks = pesan[sel.dataset.kolom];
      const id = `p-${row.uid}-${sel.dataset.kolom}`;
      let el = document.getElementById(id);
      if (!teks) {
        el?.remove();
        sel.removeAttribute("aria-invalid");
        sel.removeAttribute("aria-describedby");
        continue;
      }
      if (!el) sel.after((el = Lembar.buat("span", { class: "pesan", id })));
      if (el.textContent !== teks) el.textContent = teks;
      sel.setAttribute("aria-invalid", "true");
      sel.setAttribute("aria-describedby", id);
      if (["catatan", "bukti", "pendekatan", "dihitung"].includes(sel.dataset.kolom)) this.buka(row, true);
    }
  }

  buka(row, terbuka = !row.el.classList.contains("buka")) {
    row.el.classList.toggle("buka", terbuka);
    row.el.querySelector('[data-aksi="lainnya"]').setAttribute("aria-expanded", String(terbuka));
    return terbuka;
  }

  // --- flags and clashes ---

  tanda(semua) {
    for (const r of this.baris.values()) {
      const daftar = semua[r.uid] ?? [];
      const sidik = JSON.stringify(daftar);
      if (r.tanda === sidik || (r.tanda === undefined && !daftar.length && !r.el.querySelector(".tanda"))) continue;
      const ul = r.el.querySelector(".tanda-isi-daftar");
      if (ul.contains(document.activeElement)) continue; // somebody is writing a reason
      r.tanda = sidik;
      ul.replaceChildren(...daftar.map((t) => this._satuTanda(r, t)));
      this._tandaTampak(r);
    }
  }

  _tandaTampak(row) {
    row.el.querySelector(".tanda-tr").hidden = !row.bentrok && !row.el.querySelector(".tanda");
  }

  _satuTanda(row, t) {
    const { buat } = Lembar;
    const detail = buat("details", {},
      buat("summary", {}, buat("span", { class: "lencana", teks: t.diterima ? "✓ Diterima" : "Periksa" }), ` ${t.judul}`),
      buat("p", { teks: `${t.pesan} ` }, buat("span", { class: "rinci", teks: t.rinci })));
    if (t.diterima) detail.append(buat("p", { teks: `Alasan: ${t.alasan}${t.oleh ? ` (${t.oleh})` : ""}` }));
    else {
      const id = `terima-${row.uid}-${t.kode}`;
      if (!document.getElementById(id)) {
        document.getElementById("formulir-tanda").append(buat("form", { method: "post", action: t.url, id },
          buat("input", { type: "hidden", name: "csrfmiddlewaretoken", value: this.csrf })));
      }
      detail.append(buat("p", { class: "terima" },
        buat("input", { type: "text", name: "alasan", form: id, required: "", "aria-label": `Alasan menerima: ${t.judul}, baris ${row.nomor}`, placeholder: "Alasan, misalnya: angka dari buku register 2025" }),
        buat("button", { class: "btn btn-sm btn-outline-primary", form: id, teks: "Terima dengan alasan" })));
    }
    return buat("li", { class: `tanda${t.diterima ? " diterima" : ""}` }, detail);
  }

  // Both versions side by side; `pilih(row, "saya" | "mereka")` is called with the choice.
  bentrok(row, b, pilih) {
    const { buat } = Lembar;
    row.bentrok = b;
    const wadah = row.el.querySelector(".bentrok-isi");
    const kalimat = {
      diubah: `${b.oleh} juga mengubah baris ini`, dihapus: `${b.oleh} menghapus baris yang Anda ubah`, hapus: `${b.oleh} mengubah baris yang Anda hapus`,
    }[b.jenis] + (b.pada ? ` (${b.pada}).` : ".");
    const kata = { diubah: ["Pakai isian saya", `Pakai isian ${b.oleh}`], dihapus: ["Pakai isian saya", "Biarkan terhapus"], hapus: ["Tetap hapus", `Pakai isian ${b.oleh}`] }[b.jenis];
    const tubuh = buat("tbody");
    for (const k of b.kolom) {
      tubuh.append(buat("tr", {}, buat("th", { scope: "row", teks: this.data.label[k] }),
        buat("td", { teks: row.isi[k] || "(kosong)" }), buat("td", { teks: b.mereka?.[k] || (b.mereka ? "(kosong)" : "–") })));
    }
    const kotak = buat("div", { class: "bentrok", role: "group", "aria-label": `Perbedaan pada baris ${row.nomor}` },
      buat("p", {}, buat("strong", { teks: kalimat }), " Baris ini belum disimpan. Pilih yang dipakai:"));
    if (b.kolom.length) {
      kotak.append(buat("table", { class: "table table-sm" },
        buat("caption", { class: "visually-hidden", teks: `Isian Anda dan isian ${b.oleh}` }),
        buat("thead", {}, buat("tr", {}, buat("th", { scope: "col", teks: "Kolom" }), buat("th", { scope: "col", teks: "Isian Anda" }), buat("th", { scope: "col", teks: b.mereka ? `Isian ${b.oleh}` : "Terhapus" }))), tubuh));
    }
    const tombol = ["saya", "mereka"].map((siapa, i) => {
      const t = buat("button", { type: "button", class: "btn btn-sm btn-outline-primary", teks: kata[i] });
      t.addEventListener("click", () => { this.selesaiBentrok(row); pilih(row, siapa, b); });
      return t;
    });
    kotak.append(buat("div", { class: "aksi" }, ...tombol));
    wadah.replaceChildren(kotak);
    this._tandaTampak(row);
  }

  selesaiBentrok(row) {
    row.bentrok = null;
    row.el.querySelector(".bentrok-isi").replaceChildren();
    this._tandaTampak(row);
  }
};
