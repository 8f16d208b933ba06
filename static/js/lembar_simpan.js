// Getting what was typed to the server, whatever the network does. Knows nothing of the table.
//
//   collect()  -> {rows, hapus, susunan, versi_lembar} to send, or null where nothing is unsent
//   snapshot() -> what to keep in this browser until the server has acknowledged it, or null
//   accept(answer, payload)  the server took it;  say(text, tone)  the status line
//
// One save at a time. A save that got no answer is sent again word for word: rows carry their own id
// and their base text, so a second arrival changes nothing.
"use strict";
window.Lembar = window.Lembar || {};

Lembar.Simpan = class {
  static JEDA = 800; // ms after the last key
  static BATAS_KEEPALIVE = 60_000; // bytes that a browser sends on while the page closes

  constructor({ url, token, kunci, collect, snapshot, accept, say }) {
    Object.assign(this, { url, token, collect, snapshot, accept, say });
    this.awalan = `${kunci}:`;
    this.gagal = 0;
    this.berhenti = false;
    let tab = this._sesi("lembar-tab");
    if (!tab) this._sesi("lembar-tab", (tab = crypto.randomUUID?.() ?? String(Math.random())));
    this.kunci = this.awalan + tab;
    addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.now(); });
    addEventListener("pagehide", () => this.leave());
    addEventListener("beforeunload", (event) => { if (this.snapshot() && !this._keepable()) event.preventDefault(); });
  }

  _sesi(nama, isi) {
    try { return isi === undefined ? sessionStorage.getItem(nama) : sessionStorage.setItem(nama, isi); } catch { return null; }
  }

  // --- this browser ---

  // Everything unsent that this browser still holds for this sheet, from this tab or one that was closed.
  recall() {
    const temuan = [];
    try {
      for (let i = localStorage.length - 1; i >= 0; i -= 1) {
        const nama = localStorage.key(i);
        if (!nama.startsWith(this.awalan)) continue;
        try { temuan.push(JSON.parse(localStorage.getItem(nama))); } catch { /* unreadable: leave it */ continue; }
        if (nama !== this.kunci) this.lama = [...(this.lama ?? []), nama];
      }
    } catch { /* no storage in this browser */ }
    return temuan.filter(Boolean).sort((a, b) => (a.waktu ?? 0) - (b.waktu ?? 0));
  }

  keep() {
    clearTimeout(this.jamSimpan);
    const isi = this.snapshot();
    try {
      if (isi) localStorage.setItem(this.kunci, JSON.stringify({ ...isi, waktu: Date.now() }));
      else localStorage.removeItem(this.kunci);
      for (const nama of this.lama ?? []) localStorage.removeItem(nama);
      this.lama = [];
      return true;
    } catch { return false; }
  }

  _keepable() { return this.keep() && !this.gagal && !this.berhenti; }

  // --- the server ---

  later(jeda = Lembar.Simpan.JEDA) {
    clearTimeout(this.jamSimpan);
    this.jamSimpan = setTimeout(() => this.keep(), 150);
    clearTimeout(this.jamKirim);
    if (!this.berhenti) this.jamKirim = setTimeout(() => this.now(), this.gagal ? Math.max(jeda, 2000) : jeda);
  }

  async now() {
    clearTimeout(this.jamKirim);
    if (this.mengirim || this.berhenti) return;
    this.keep();
    const kiriman = this.tertunda ?? this.collect();
    if (!kiriman) return;
    this.mengirim = true;
    this.tertunda = kiriman; // until it is acknowledged
    const lambat = setTimeout(() => this.say("Menyimpan…"), 300);
    try {
      const jawaban = await this._post(kiriman);
      if (jawaban) {
        this.tertunda = null;
        this.gagal = 0;
        this.accept(jawaban, kiriman);
        this.keep();
        if (!this.snapshot()) this.say(`Tersimpan ${jawaban.pada}`, "baik");
      }
    } catch (galat) {
      if (this.tertunda) this._retry(galat);
      else throw galat; // not the network: a mistake in the page
    } finally {
      clearTimeout(lambat);
      this.mengirim = false;
      if (!this.tertunda && !this.berhenti && this.collect({ periksa: true })) this.later();
    }
  }

  _send(kiriman) {
    const body = JSON.stringify(kiriman);
    return fetch(this.url, {
      method: "POST", body, credentials: "same-origin", redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token, "X-Requested-With": "fetch" },
      keepalive: new Blob([body]).size < Lembar.Simpan.BATAS_KEEPALIVE,
    });
  }

  // The answer; null where sending again cannot help (said on the status line). Throws where it can.
  async _post(kiriman) {
    const respons = await this._send(kiriman);
    if (respons.ok) return respons.json();
    if (respons.status >= 500 || respons.status === 429) throw new Error(respons.status);
    this.berhenti = true;
    const disini = "Isian Anda tersimpan di komputer ini";
    if (respons.type === "opaqueredirect" || respons.status === 401) this.say(`Belum tersimpan – sesi berakhir. Masuk lagi di tab lain, lalu muat ulang halaman ini. ${disini}.`, "buruk");
    else if (respons.status === 403) this.say(`Belum tersimpan – muat ulang halaman ini. ${disini}.`, "buruk");
    else {
      let pesan = "server menolak kiriman";
      try { pesan = (await respons.json()).pesan ?? pesan; } catch { /* not JSON */ }
      this.say(`Belum tersimpan – ${pesan} ${disini}.`, "buruk");
    }
    this.keep();
    return null;
  }

  _retry(galat) {
    this.gagal += 1;
    const sebab = /^\d+$/.test(galat.message) ? "server sedang terganggu" : "sambungan terputus";
    this.say(`Belum tersimpan – ${sebab}, dicoba lagi`, "buruk");
    this.keep();
    clearTimeout(this.jamKirim);
    this.jamKirim = setTimeout(() => this.now(), Math.min(60_000, 1000 * 2 ** this.gagal));
  }

  // The page goes away: keep a copy here, and let the browser finish sending.
  leave() {
    this.keep();
    if (this.berhenti) return;
    const kiriman = this.collect();
    if (kiriman) this._send(kiriman).catch(() => {});
  }
};
