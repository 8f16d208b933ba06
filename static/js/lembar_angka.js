// Exact figures for the entry page: Indonesian texts in, BigInt fractions inside, Indonesian texts out.
// No binary floats. The server computes the figures that are kept (asnplan/lib/angka.py,
// workload/calculators); these only show at once what it will answer.
"use strict";
window.Lembar = window.Lembar || {};

Lembar.angka = (() => {
  const INDONESIA = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$|^[+-]?\d+,\d+$|^[+-]?\d+$/;
  const MESIN = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$|^[+-]?\d*\.\d+$|^[+-]?\d+$/;
  const HANYA_MESIN = /^[+-]?\d{1,3}(,\d{3})+\.\d+$|^[+-]?\d*\.(\d{1,2}|\d{4,})$|^[+-]?0+\.\d+$|^[+-]?\d{4,}\.\d+$/;
  const HANYA_INDONESIA = /^[+-]?\d{1,3}(\.\d{3})+,\d+$|^[+-]?\d{1,3}(\.\d{3}){2,}$|^[+-]?\d+,(\d{1,2}|\d{4,})$/;
  const polos = (teks) => teks.replace(/[\s\u00a0\u202f]+/g, "").replaceAll("\u2212", "-");

  // "1.250" -> "1250", "0,83" -> "0.83"; "" where empty; null where it is no number.
  function baca(teks, mesin = false) {
    const t = polos(teks);
    if (t === "" || t === "-" || t === "–" || t === "—") return "";
    if (mesin && MESIN.test(t)) return t.replaceAll(",", "");
    if (!mesin && INDONESIA.test(t) && !/^[+-]?0\d*\./.test(t)) return t.replaceAll(".", "").replace(",", ".");
    if (HANYA_MESIN.test(t)) return t.replaceAll(",", "");
    if (HANYA_INDONESIA.test(t)) return t.replaceAll(".", "").replace(",", ".");
    return null;
  }

  // A column that holds one text only a machine writes is a machine's: 1.250 there is one and a quarter.
  const gayaMesin = (kolom) => kolom.some((teks) => HANYA_MESIN.test(polos(teks)));

  // Fractions: [numerator, denominator], BigInt.
  function pecahan(desimal) {
    const [bulat, koma = ""] = desimal.replace("+", "").split(".");
    return [BigInt((bulat === "" || bulat === "-" ? bulat + "0" : bulat) + koma), 10n ** BigInt(koma.length)];
  }
  const kali = (a, b) => [a[0] * b[0], a[1] * b[1]];
  const bagi = (a, b) => [a[0] * b[1], a[1] * b[0]];
  const tambah = (a, b) => (a[1] === b[1] ? [a[0] + b[0], a[1]] : [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]);
  const NOL = [0n, 1n];

  // Half up, for figures that are not negative -> BigInt scaled by 10^desimal.
  const bulatkan = ([n, d], desimal) => (2n * n * 10n ** BigInt(desimal) + d) / (2n * d);

  function tulis(skala, desimal, buangNol = false) {
    const teks = skala.toString().padStart(desimal + 1, "0");
    let koma = desimal ? teks.slice(-desimal) : "";
    if (buangNol) koma = koma.replace(/0+$/, "");
    const bulat = (desimal ? teks.slice(0, -desimal) : teks).replace(/\B(?=(\d{3})+$)/g, ".");
    return koma ? `${bulat},${koma}` : bulat;
  }
  const tampil = (angka, desimal, buangNol = false) => tulis(bulatkan(angka, desimal), desimal, buangNol);
  const indonesia = (desimal) => desimal.replace(".", ",");

  return { baca, gayaMesin, pecahan, kali, bagi, tambah, NOL, bulatkan, tampil, indonesia };
})();

// What the rows add up to, by the rule of the period. Rows: {isi, judul}; answers texts to show.
Lembar.hitung = (() => {
  const { baca, pecahan, kali, bagi, tambah, NOL, bulatkan, tampil } = Lembar.angka;
  const SKALA_FTE = 12; // as calculators/kebutuhan.py

  function nilai(teks) {
    const angka = baca(teks);
    return angka && !angka.startsWith("-") ? pecahan(angka) : null;
  }

  // {menit} or {orang} as fractions; null where the row is not complete.
  function beban(isi, aturan) {
    if (isi.dihitung === "tidak") return null;
    const volume = nilai(isi.volume);
    if (!volume) return null;
    if (isi.pendekatan === "tugas") {
      const waktu = nilai(isi.waktu), pengali = aturan.pengali[isi.periode_volume];
      if (!waktu || !pengali || !["menit", "jam"].includes(isi.satuan_waktu)) return null;
      return { menit: kali(kali(volume, pecahan(pengali)), kali(waktu, [isi.satuan_waktu === "jam" ? 60n : 1n, 1n])) };
    }
    const unit = nilai(isi.rasio_unit), orang = nilai(isi.rasio_orang);
    return unit && orang && unit[0] ? { orang: bagi(kali(volume, orang), unit) } : null;
  }

  function orangDari(b, aturan) {
    return b.menit ? bagi(b.menit, pecahan(aturan.waktu_efektif)) : b.orang;
  }

  function baris(isi, judul, aturan) {
    const b = judul ? null : beban(isi, aturan);
    if (!b) return { menit: "", fte: "", beban: null };
    return { menit: b.menit ? tampil(b.menit, 16, true) : "", fte: tampil(orangDari(b, aturan), 4), beban: b };
  }

  function kebutuhan(fte, adaBaris, aturan) {
    const skala = 10n ** BigInt(SKALA_FTE);
    if (aturan.cara === "satu") return 1n;
    if (aturan.dasar === "pembina") return BigInt(aturan.kebutuhan_pembina);
    if (!adaBaris) return null;
    if (aturan.cara === "ke_atas") {
      const lebih = fte - bulatkan(pecahan(aturan.toleransi), SKALA_FTE);
      return lebih <= 0n ? 0n : (lebih + skala - 1n) / skala;
    }
    return aturan.cara === "ke_bawah" ? fte / skala : (2n * fte + skala) / (2n * skala);
  }

  function total(daftar, aturan) {
    let menit = NOL, orang = NOL;
    for (const b of daftar) {
      if (b.menit) menit = tambah(menit, b.menit);
      else orang = tambah(orang, b.orang);
    }
    const fte = bulatkan(tambah(bagi(menit, pecahan(aturan.waktu_efektif)), orang), SKALA_FTE);
    const butuh = kebutuhan(fte, daftar.length > 0, aturan);
    const ada = BigInt(aturan.bezetting);
    const selisih = butuh === null ? { teks: "belum dihitung", nada: "" }
      : butuh > ada ? { teks: `kurang ${tampil([butuh - ada, 1n], 0)}`, nada: "kurang" }
        : butuh < ada ? { teks: `lebih ${tampil([ada - butuh, 1n], 0)}`, nada: "lebih" }
          : { teks: "pas", nada: "cukup" };
    const pecahanFte = [fte, 10n ** BigInt(SKALA_FTE)];
    return {
      menit: tampil(menit, 16, true), fte: tampil(pecahanFte, 4), fte_penuh: tampil(pecahanFte, SKALA_FTE, true),
      kebutuhan: butuh === null ? "–" : tampil([butuh, 1n], 0), selisih,
    };
  }
  return { baris, total };
})();
