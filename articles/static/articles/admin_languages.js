"use strict";
// One switch for all translated fields of a form. Without JavaScript every language is shown.
(() => {
  const KEY = "articles.admin.language";
  const fieldset = document.getElementById("language-switch");
  if (!fieldset || !document.querySelector("[data-language]")) return;

  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; } // storage can be switched off
  };
  const remember = (language) => {
    try { localStorage.setItem(KEY, language); } catch { /* the choice then lasts for this page */ }
  };
  const show = (language) => { document.documentElement.dataset.shownLanguage = language; };

  const radios = [...fieldset.querySelectorAll("input")];
  const chosen = radios.find((radio) => radio.value === remembered()) ?? radios.at(-1);
  chosen.checked = true;
  show(chosen.value);
  fieldset.hidden = false;
  fieldset.addEventListener("change", (event) => {
    show(event.target.value);
    remember(event.target.value);
  });
})();
