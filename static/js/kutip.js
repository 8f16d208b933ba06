// A button that copies the citation; without a script the text is selected by hand.
(function () {
  "use strict";
  const tempat = document.getElementById("salin-kutipan");
  if (!tempat || !navigator.clipboard) return;
  tempat.hidden = false;
  tempat.querySelector("button").addEventListener("click", async () => {
    const status = tempat.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(document.getElementById("kutipan").textContent.trim());
      status.textContent = "Tersalin.";
    } catch {
      status.textContent = "Tidak dapat menyalin; pilih teksnya lalu salin.";
    }
  });
})();
