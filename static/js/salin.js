// <button data-salin-dari="id" hidden>: copies the value of that field. Without JavaScript one selects it.
"use strict";

for (const button of document.querySelectorAll("[data-salin-dari]")) {
  const field = document.getElementById(button.dataset.salinDari);
  const news = document.querySelector("[data-salin-kabar]");
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      news.textContent = "Tersalin.";
    } catch {
      news.textContent = "Tautan sudah dipilih. Tekan Ctrl+C untuk menyalin.";
    }
  });
}
