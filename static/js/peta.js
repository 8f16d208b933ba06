// Peta jabatan: zoom and pan, a tree for the keyboard, search that jumps, and what is open kept in the address.
"use strict";

(() => {
  const bingkai = document.querySelector("[data-peta]");
  if (!bingkai) return;
  const alat = document.querySelector("[data-peta-alat]");
  const persen = alat.querySelector(".persen");
  const puncak = () => bingkai.querySelector(".puncak");
  const tampak = (e) => e.checkVisibility?.() ?? e.offsetParent !== null;
  alat.hidden = false;

  // --- tree: each <li> is an item --------------------------------------------------------------

  const BUTIR = ".simpul, .staf, .baris";
  const butir = () => [...bingkai.querySelectorAll(BUTIR)].filter(tampak);
  const lipatan = (b) => b.querySelector(":scope > details");
  const induk = (b) => b.parentElement.closest("li");
  const kepalanya = (b) => b.querySelector(":scope > .kotak, :scope > details > summary") ?? b;

  function beriPeran(dalam = bingkai) {
    puncak().setAttribute("role", "tree");
    puncak().setAttribute("aria-label", "Peta jabatan");
    for (const ul of dalam.querySelectorAll("ul:not(.puncak)")) ul.setAttribute("role", "group");
    for (const s of dalam.querySelectorAll("summary")) {
      s.tabIndex = -1;
      s.setAttribute("aria-hidden", "true"); // the item above it opens and closes, and says its sums
    }
    for (const a of dalam.querySelectorAll("a")) a.tabIndex = -1;
    for (const k of dalam.querySelectorAll(".kepala")) k.setAttribute("role", "presentation");
    for (const b of dalam.querySelectorAll(BUTIR)) {
      b.setAttribute("role", "treeitem");
      b.tabIndex = -1;
      b.setAttribute("aria-label", ucapan(b));
      tandai(b);
    }
    if (!bingkai.querySelector('[role="treeitem"][tabindex="0"]')) pusatkan(butir()[0], false);
  }

  // Name and figures in words; of a box with others below it their sums too.
  function ucapan(b) {
    if (b.matches(".staf")) return b.querySelector("summary").textContent;
    const kotak = b.querySelector(":scope > .kotak") ?? b;
    const bagian = [...kotak.querySelectorAll(".nama, .visually-hidden")].map((e) => e.textContent);
    const jumlah = b.querySelector(":scope > .bawah > summary");
    if (jumlah) bagian.push(`seluruhnya ${[...jumlah.querySelectorAll(".jumlah, .angka > *")].map(kata).join(", ")}`);
    return bagian.join(", ");
  }

  const kata = (e) => [...e.childNodes].filter((n) => n.ariaHidden !== "true").map((n) => n.textContent).join("").trim();

  function tandai(b) {
    const lipat = lipatan(b);
    if (lipat) b.setAttribute("aria-expanded", lipat.open);
  }

  function pusatkan(b, fokus = true) {
    if (!b) return;
    for (const lama of bingkai.querySelectorAll('[role="treeitem"][tabindex="0"]')) {
      lama.tabIndex = -1;
      for (const a of tautan(lama)) a.tabIndex = -1;
    }
    b.tabIndex = 0;
    for (const a of tautan(b)) a.tabIndex = 0;
    if (!fokus) return;
    b.focus({ preventScroll: true });
    kepalanya(b).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  const tautan = (b) => b.querySelectorAll(":scope > .kotak a, :scope > a");

  let ketikan = "";
  let jeda;
  function cariHuruf(dari, huruf) {
    clearTimeout(jeda);
    jeda = setTimeout(() => (ketikan = ""), 700);
    ketikan += huruf.toLowerCase();
    const semua = butir();
    const mulai = semua.indexOf(dari) + (ketikan.length === 1 ? 1 : 0);
    const urut = [...semua.slice(mulai), ...semua.slice(0, mulai)];
    pusatkan(urut.find((b) => b.getAttribute("aria-label").toLowerCase().startsWith(ketikan)));
  }

  const TOMBOL = {
    ArrowDown: (b, semua) => semua[semua.indexOf(b) + 1],
    ArrowUp: (b, semua) => semua[semua.indexOf(b) - 1],
    Home: (b, semua) => semua[0],
    End: (b, semua) => semua.at(-1),
    ArrowRight(b, semua) {
      const lipat = lipatan(b);
      if (lipat && !lipat.open) buka(b, true);
      else if (lipat) return semua[semua.indexOf(b) + 1];
    },
    ArrowLeft(b) {
      const lipat = lipatan(b);
      if (lipat?.open) buka(b, false);
      else return induk(b);
    },
    Enter(b) {
      if (b.matches(".staf")) TOMBOL[" "](b);
      else tautan(b)[0]?.click();
    },
    " "(b) {
      const lipat = lipatan(b);
      if (lipat) buka(b, !lipat.open);
    },
  };

  bingkai.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const b = event.target;
    const mengetik = ketikan && event.key.length === 1; // in the middle of a name a space is a space
    if (mengetik) {
      event.preventDefault();
      cariHuruf(b, event.key);
      return;
    }
    if (perbesar[event.key]) {
      event.preventDefault();
      perbesar[event.key]();
      return;
    }
    if (b === bingkai && ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"].includes(event.key)) return; // scrolls
    if (!b.matches?.('[role="treeitem"]')) return;
    if (TOMBOL[event.key]) {
      event.preventDefault();
      pusatkan(TOMBOL[event.key](b, butir()));
    } else if (event.key.length === 1) {
      event.preventDefault();
      cariHuruf(b, event.key);
    }
  });

  bingkai.addEventListener("focusin", (event) => {
    const b = event.target.closest(BUTIR);
    if (b && b.tabIndex !== 0) pusatkan(b, false);
  });

  // --- open and closed, kept in the address ------------------------------------------------------

  // What is opened stays where it is on the screen, however the chart around it moves.
  let jangkar = null;
  function tahan(b) {
    const { left, top } = kepalanya(b).getBoundingClientRect();
    jangkar = { b, left, top };
  }
  function kembalikan() {
    if (!jangkar?.b.isConnected) return;
    const { left, top } = kepalanya(jangkar.b).getBoundingClientRect();
    bingkai.scrollLeft += left - jangkar.left;
    bingkai.scrollTop += top - jangkar.top;
  }
  function buka(b, terbuka) {
    tahan(b);
    lipatan(b).open = terbuka;
  }
  bingkai.addEventListener("click", (event) => {
    const summary = event.target.closest("summary");
    if (summary) tahan(summary.closest("li"));
  });

  bingkai.addEventListener(
    "toggle",
    (event) => {
      tandai(event.target.parentElement);
      if (event.target.parentElement === jangkar?.b) kembalikan();
      jadwalkan();
    },
    true,
  );

  let terjadwal;
  function jadwalkan() {
    clearTimeout(terjadwal);
    terjadwal = setTimeout(ingat, 150);
  }

  function ingat() {
    const dibuka = [];
    const tutup = [];
    for (const d of bingkai.querySelectorAll(".bawah")) {
      const awal = d.dataset.awal === "1";
      if (d.open && !awal) dibuka.push(d.parentElement.id);
      if (!d.open && awal) tutup.push(d.parentElement.id);
    }
    const url = new URL(location.href);
    for (const [nama, isi] of [["buka", dibuka], ["tutup", tutup]]) {
      if (isi.length) url.searchParams.set(nama, isi.slice(0, 400).join(","));
      else url.searchParams.delete(nama);
    }
    url.searchParams.delete("lihat");
    url.searchParams.delete("q");
    history.replaceState(null, "", url.href.replaceAll("%2C", ","));
  }

  alat.addEventListener("click", (event) => {
    const lipat = event.target.closest("[data-lipat]")?.dataset.lipat;
    if (!lipat) return;
    for (const d of bingkai.querySelectorAll(".bawah")) {
      d.open = lipat === "awal" ? d.dataset.awal === "1" : d.parentElement.parentElement.matches(".puncak");
    }
  });

  // --- zoom and pan ------------------------------------------------------------------------------

  let skala = 1;
  function besarkan(baru, x = bingkai.clientWidth / 2, y = 0) {
    const lama = skala;
    skala = Math.min(2, Math.max(0.15, baru));
    const kiri = (bingkai.scrollLeft + x) / lama;
    const atas = (bingkai.scrollTop + y) / lama;
    puncak().style.zoom = skala;
    bingkai.scrollLeft = kiri * skala - x;
    bingkai.scrollTop = atas * skala - y;
    persen.textContent = `${Math.round(skala * 100)} %`;
  }
  function paskan() {
    puncak().style.zoom = 1;
    const cukup = bingkai.clientWidth / Math.max(puncak().scrollWidth + 32, 1);
    skala = 1;
    besarkan(Math.min(1, cukup));
    bingkai.scrollTop = 0;
  }
  const perbesar = {
    "+": () => besarkan(skala * 1.2),
    "=": () => besarkan(skala * 1.2),
    "-": () => besarkan(skala / 1.2),
    "0": () => besarkan(1),
  };
  alat.addEventListener("click", (event) => {
    const besar = event.target.closest("[data-besar]")?.dataset.besar;
    if (besar === "pas") paskan();
    else if (besar) besarkan(besar === "0" ? 1 : skala * (besar === "1" ? 1.2 : 1 / 1.2));
  });
  const bagan = () => bingkai.classList.contains("bagan");
  bingkai.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey || !bagan()) return; // the plain wheel scrolls; a pinch on a touchpad comes with ctrl
      event.preventDefault();
      const kotak = bingkai.getBoundingClientRect();
      besarkan(skala * Math.exp(-event.deltaY / 300), event.clientX - kotak.left, event.clientY - kotak.top);
    },
    { passive: false },
  );

  const jari = new Map();
  let awalJarak = 0;
  let awalSkala = 1;
  let seret = null;
  bingkai.addEventListener("pointerdown", (event) => {
    if (!bagan()) return;
    jari.set(event.pointerId, event);
    if (jari.size === 2) {
      awalJarak = jarak();
      awalSkala = skala;
    }
    if (event.pointerType === "mouse" && event.button === 0 && !event.target.closest(".kotak, summary, .staf, a")) {
      seret = { x: event.clientX + bingkai.scrollLeft, y: event.clientY + bingkai.scrollTop };
      bingkai.classList.add("menyeret");
    }
  });
  bingkai.addEventListener("pointermove", (event) => {
    if (jari.has(event.pointerId)) jari.set(event.pointerId, event);
    if (jari.size === 2 && awalJarak) {
      const [a, b] = jari.values();
      const kotak = bingkai.getBoundingClientRect();
      besarkan((awalSkala * jarak()) / awalJarak, (a.clientX + b.clientX) / 2 - kotak.left, (a.clientY + b.clientY) / 2 - kotak.top);
    } else if (seret) {
      bingkai.scrollLeft = seret.x - event.clientX;
      bingkai.scrollTop = seret.y - event.clientY;
    }
  });
  for (const nama of ["pointerup", "pointercancel", "pointerleave"]) {
    bingkai.addEventListener(nama, (event) => {
      jari.delete(event.pointerId);
      awalJarak = 0;
      seret = null;
      bingkai.classList.remove("menyeret");
    });
  }
  function jarak() {
    const [a, b] = jari.values();
    return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  }

  // --- search: jump to a result ------------------------------------------------------------------

  document.addEventListener("click", async (event) => {
    const a = event.target.closest("[data-lihat]");
    if (!a || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const kunci = a.dataset.lihat;
    if (!document.getElementById(kunci)) await ambil(kunci);
    lihat(kunci);
  });

  // The page with the place opened; what was open stays open.
  async function ambil(kunci) {
    const url = new URL(location.href);
    url.searchParams.delete("q");
    url.searchParams.delete("pusat");
    url.searchParams.set("lihat", kunci);
    const tutup = (url.searchParams.get("tutup") ?? "").split(",").filter(Boolean);
    if (!tutup.length) url.searchParams.delete("tutup");
    await htmx.ajax("GET", url.href, { target: ".puncak", select: ".puncak", swap: "outerHTML" });
    puncak().style.zoom = skala;
  }

  function lihat(kunci) {
    const b = document.getElementById(kunci);
    if (!b) return;
    jangkar = null;
    for (const lama of bingkai.querySelectorAll(".dicari")) lama.classList.remove("dicari");
    for (let d = b.parentElement.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    b.classList.add("dicari");
    pusatkan(b, false);
    b.focus({ preventScroll: true });
    kepalanya(b).scrollIntoView({ block: "center", inline: "center" });
  }

  // "/" goes to the search field, like in many maps; Escape leaves it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    document.getElementById("peta-q").focus();
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (bingkai.contains(event.target) || event.target.matches?.(".puncak")) {
      beriPeran();
      kembalikan();
      jadwalkan();
    }
  });

  beriPeran();
  const diminta = new URL(location.href).searchParams.get("lihat") ?? location.hash.slice(1);
  if (diminta && document.getElementById(diminta)) lihat(diminta);
  else bingkai.scrollLeft = (bingkai.scrollWidth - bingkai.clientWidth) / 2;
})();
