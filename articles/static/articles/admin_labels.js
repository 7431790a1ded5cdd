"use strict";
// Names for what Django's pages leave without one: fields in tables, fields that search while one types, hints.
(() => {
  const nameOf = (field) => {
    const label = document.querySelector(`label[for="${field.id}"]`);
    if (label) return label.textContent.trim();
    const cell = field.closest("td");
    if (!cell) return "";
    const column = [...cell.classList].find((name) => name.startsWith("field-"))?.replace("field-", "column-");
    const head = cell.closest("table").querySelector(column ? `th.${column}` : "th:last-child");
    return head ? head.textContent.trim() : "";
  };

  const nameAll = (root) => {
    root.querySelectorAll("td input:not([type=hidden]):not([aria-label]), td select").forEach((field) => {
      const name = nameOf(field);
      if (name) field.setAttribute("aria-label", name);
    });
    root.querySelectorAll("select.admin-autocomplete").forEach((select) => {
      const selection = select.nextElementSibling?.querySelector(".select2-selection");
      const chosen = selection?.querySelector(".select2-selection__rendered");
      if (!chosen) return;
      chosen.setAttribute("aria-label", `${nameOf(select)} ${chosen.title}`);
    });
    root.querySelectorAll(".help-tooltip[aria-label]").forEach((sign) => sign.setAttribute("role", "img"));
  };

  window.addEventListener("load", () => setTimeout(() => nameAll(document), 50)); // after Django's own scripts
  document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)));
  document.addEventListener("change", (event) => { // select2 writes what was chosen first
    if (event.target.matches?.("select.admin-autocomplete")) setTimeout(() => nameAll(document));
  });
})();
