"use strict";
// Rows that can be dragged can also be moved by two buttons, with a mouse or a keyboard (WCAG 2.5.7).
document.addEventListener("DOMContentLoaded", () => {
  const ROWS = ".inline-related:not(.empty-form, .tabular), tr.form-row:not(.empty-form)";
  const template = document.getElementById("move-buttons");
  if (!template) return;

  const rowsOf = (group) => [...group.querySelectorAll(ROWS)];
  const renumber = (group) => rowsOf(group).forEach((row, index) => {
    const order = row.querySelector("input._reorder_");
    if (order) order.value = index + 1;
  });

  const move = (row, step, button) => {
    const group = row.closest("fieldset.sortable");
    const rows = rowsOf(group);
    const other = rows[rows.indexOf(row) + step];
    if (!other) return;
    other.insertAdjacentElement(step < 0 ? "beforebegin" : "afterend", row);
    renumber(group);
    button.focus();
  };

  const addButtons = (row) => {
    const place = row.querySelector("h3, td.original");
    if (!place || place.querySelector(".move")) return;
    const buttons = template.content.firstElementChild.cloneNode(true);
    buttons.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) move(row, Number(button.dataset.step), button);
    });
    place.append(buttons);
  };

  document.querySelectorAll("fieldset.sortable").forEach((group) => rowsOf(group).forEach(addButtons));
  document.addEventListener("formset:added", (event) => {
    const group = event.target.closest("fieldset.sortable");
    if (!group) return;
    addButtons(event.target);
    renumber(group);
  });
});
