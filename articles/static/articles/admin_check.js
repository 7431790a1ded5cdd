"use strict";
// While a masthead is typed: ask the server what the calendar and the neighbouring numbers say to it.
document.addEventListener("DOMContentLoaded", () => {
  const FIELDS = ["edition", "date", "sequence", "number", "number_last",
    "printed_number", "printed_weekday", "printed_lunar_date"];
  const PAUSE_MS = 400;
  const shown = document.getElementById("issue-check");
  const inputs = FIELDS.map((name) => document.getElementById(`id_${name}`));
  if (!shown || inputs.includes(null)) return;

  let timer = 0;
  let asked = 0;
  let last = "";

  const ask = async () => {
    const url = new URL(shown.dataset.url, location.href);
    inputs.forEach((input, index) => url.searchParams.set(FIELDS[index], input.value));
    if (url.href === last) return;
    last = url.href;
    const turn = ++asked;
    const response = await fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(() => null);
    if (response?.ok && !response.redirected && turn === asked) shown.innerHTML = await response.text();
  };
  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  };

  inputs.forEach((input) => ["input", "change", "focus", "blur"].forEach((type) => input.addEventListener(type, askSoon)));
  askSoon();
});
