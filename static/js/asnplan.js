// Small conveniences for every page. Everything works without them.
"use strict";

// After a refused form, put the focus on the summary of errors.
document.getElementById("ringkasan-galat")?.focus();

// htmx: send the CSRF token that the page's own forms carry.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token) event.detail.headers["X-CSRFToken"] = token.value;
});

// <select data-auto-submit>: filters apply on change.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-auto-submit]")) event.target.form.requestSubmit();
});

// <button data-print>
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
