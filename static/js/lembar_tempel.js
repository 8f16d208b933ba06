// Cells from Excel (text with tabs): read, find the columns, and say what was left out. No page here.
"use strict";
window.Lembar = window.Lembar || {};

Lembar.tempel = (() => {
  // In the order of the table. Text columns are skipped where the pasted column holds figures.
  const URUTAN = ["uraian", "hasil", "satuan", "volume", "periode_volume", "waktu", "satuan_waktu", "catatan", "bukti"];
  const ANGKA = new Set(["volume", "waktu"]);
  const ABAIKAN = "";
  // Headings as offices write them; the first that fits wins. An empty name is known and left out.
  const JUDUL = [
    [/^(no|nomor|no urut)$/, ABAIKAN],
    [/(efektif|kebutuhan|pegawai yang dibutuhkan|fte|formasi|beban kerja.*menit|menit (per|\/) ?tahun|waktu penyelesaian total)/, ABAIKAN],
    [/(uraian|rincian|tugas|kegiatan)/, "uraian"],
    [/^satuan waktu/, "satuan_waktu"],
    [/(periode|frekuensi)/, "periode_volume"],
    [/(volume|jumlah (hasil|beban)|^jumlah$|beban kerja|target|kuantitas)/, "volume"],
    [/(waktu|norma|durasi)/, "waktu"],
    [/satuan/, "satuan"],
    [/(hasil|output|produk)/, "hasil"],
    [/(keterangan|catatan|^ket$)/, "catatan"],
    [/(bukti|tautan|link|evidence)/, "bukti"],
  ];
  const NOMOR = /^(\d+(\.\d+)*[.)]?|[a-z][.)]?|[ivx]+[.)]?)?$/i;
  const KAKI = /^(jumlah|total|jumlah pegawai|pembulatan)\b/i;

  // Tab separated values; a cell in quotes may hold tabs, line breaks and doubled quotes.
  function pisah(teks) {
    const baris = [[]];
    let i = 0;
    const t = teks.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
    while (i <= t.length) {
      let sel = "";
      if (t[i] === '"' && /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(t.slice(i))) {
        const kutip = t.slice(i).match(/^"((?:[^"]|"")*)"/);
        sel = kutip[1].replaceAll('""', '"');
        i += kutip[0].length;
      } else {
        const akhir = t.slice(i).search(/[\t\n]/);
        sel = akhir < 0 ? t.slice(i) : t.slice(i, i + akhir);
        i += sel.length;
      }
      baris.at(-1).push(sel.trim());
      if (i >= t.length) break;
      if (t[i] === "\n") baris.push([]);
      i += 1;
    }
    return baris;
  }

  const rata = (teks) => teks.toLowerCase().replace(/[^a-z0-9/]+/g, " ").trim();
  function kenali(sel) {
    const t = rata(sel);
    if (!t || t.length > 60) return undefined;
    return JUDUL.find(([pola]) => pola.test(t))?.[1];
  }

  // {baris: index, kolom: [name | "" | undefined per column], satuanWaktu} of the heading row, or null.
  function cariJudul(tabel) {
    for (let i = 0; i < Math.min(tabel.length, 5); i += 1) {
      const kolom = tabel[i].map(kenali);
      const dikenal = new Set(kolom.filter(Boolean));
      const berangka = tabel[i].some((sel) => /^\d/.test(sel) && sel.length > 3);
      if (dikenal.size >= 2 && dikenal.has("uraian") && !berangka) {
        kolom.forEach((nama, k) => { if (nama && kolom.indexOf(nama) < k) kolom[k] = undefined; });
        const waktu = rata(tabel[i][kolom.indexOf("waktu")] ?? "");
        return { baris: i, kolom, satuanWaktu: /\bjam\b/.test(waktu) ? "jam" : /\b(menit|mnt)\b/.test(waktu) ? "menit" : "" };
      }
    }
    return null;
  }

  function adalahAngka(tabel, k) {
    const isi = tabel.map((r) => r[k] ?? "").filter((t) => t !== "");
    return isi.length > 0 && isi.every((t) => Lembar.angka.baca(t) !== null);
  }

  function susunKolom(tabel, mulai) {
    const lebar = Math.max(...tabel.map((r) => r.length));
    let k = 0;
    const kolom = [];
    if (mulai === "uraian" && lebar > 1 && tabel.every((r) => NOMOR.test(r[0] ?? ""))
      && tabel.some((r) => /[a-z]{2}/i.test(r[1] ?? ""))) {
      kolom.push(ABAIKAN);
      k = 1;
    }
    let tujuan = URUTAN.indexOf(mulai);
    for (; k < lebar; k += 1) {
      if (lebar > 1 && adalahAngka(tabel, k)) {
        while (tujuan < URUTAN.length && !ANGKA.has(URUTAN[tujuan]) && URUTAN.slice(tujuan).some((n) => ANGKA.has(n))) tujuan += 1;
      }
      kolom.push(URUTAN[tujuan]);
      tujuan += 1;
    }
    return kolom;
  }

  function periode(teks) {
    const t = rata(teks).replace(/^(per|setiap|tiap|\/) ?/, "");
    const cocok = { harian: /^(harian|hari|hr|kali hari)$/, mingguan: /^(mingguan|minggu|mgg)$/, bulanan: /^(bulanan|bulan|bln)$/, tahunan: /^(tahunan|tahun|thn|th)$/ };
    return Object.keys(cocok).find((p) => cocok[p].test(t)) ?? teks;
  }
  const satuanWaktu = (teks) => (/^(menit|mnt|min)$/i.test(teks) ? "menit" : /^jam$/i.test(teks) ? "jam" : teks);

  // Cells of one row -> {kolom: text}; "30 menit" in the time cell brings its unit.
  function isiBaris(sel, kolom, mesin, satuan) {
    const isi = {};
    kolom.forEach((nama, k) => {
      const teks = sel[k] ?? "";
      if (!nama) return;
      if (nama === "periode_volume") { if (teks) isi[nama] = periode(teks); }
      else if (nama === "satuan_waktu") { if (teks) isi[nama] = satuanWaktu(teks); }
      else if (ANGKA.has(nama)) {
        const bersatuan = nama === "waktu" && teks.match(/^(.*\d)\s*(menit|mnt|jam)\.?$/i);
        if (bersatuan) isi.satuan_waktu = satuanWaktu(bersatuan[2]);
        const angka = bersatuan ? bersatuan[1] : teks;
        const dibaca = Lembar.angka.baca(angka, mesin[k]);
        isi[nama] = dibaca === null ? angka : mesin[k] ? Lembar.angka.indonesia(dibaca) : dibaca === "" ? "" : angka;
      } else isi[nama] = teks;
    });
    if (satuan && isi.waktu && !isi.satuan_waktu) isi.satuan_waktu = satuan;
    return isi;
  }

  // text + the focused column -> {baris: [{kolom: text}], pesan: [what was recognised or left out]}
  function baca(teks, mulai) {
    let tabel = pisah(teks);
    const pesan = [];
    const judul = cariJudul(tabel);
    let kolom;
    if (judul) {
      kolom = judul.kolom;
      tabel = tabel.slice(judul.baris + 1);
      pesan.push("judul kolom dikenali");
      if (judul.satuanWaktu) pesan.push(`waktu dalam ${judul.satuanWaktu}`);
      if (tabel.length && tabel[0].every((t) => /^\(?\d{0,2}\)?\s*(=.*)?$/.test(t)) && tabel[0].filter(Boolean).length > 2) tabel = tabel.slice(1);
    } else kolom = susunKolom(tabel, mulai);
    const sebelum = tabel.length;
    tabel = tabel.filter((r) => r.some(Boolean));
    const isi = tabel.filter((r) => !KAKI.test(r.find((t) => /[a-z]/i.test(t)) ?? "") || r.filter((t) => /[a-z]/i.test(t)).length > 1);
    if (isi.length < tabel.length) pesan.push(`${tabel.length - isi.length} baris jumlah dilewati`);
    if (tabel.length < sebelum) pesan.push(`${sebelum - tabel.length} baris kosong dilewati`);
    const asing = kolom.filter((n) => n === undefined).length;
    if (asing) pesan.push(`${asing} kolom dilewati`);
    const mesin = kolom.map((nama, k) => ANGKA.has(nama) && Lembar.angka.gayaMesin(isi.map((r) => r[k] ?? "")));
    return { baris: isi.map((r) => isiBaris(r, kolom, mesin, judul?.satuanWaktu)), pesan, judul: Boolean(judul) };
  }

  return { baca, pisah };
})();
