// Changing the language keeps the reader's place: the part that the address names while it is in sight, else the last
// part or paragraph that begins in the upper half of the window or above it.
const isInSight = (part) => part.getBoundingClientRect().bottom > 0 && part.getBoundingClientRect().top < innerHeight;

const placeInText = () => {
  const named = document.getElementById(location.hash.slice(1));
  if (named && isInSight(named)) return named.id;
  const parts = [...document.querySelectorAll("main [id]")];
  return parts.findLast((part) => part.getBoundingClientRect().top < innerHeight / 2)?.id ?? "";
};

for (const link of document.querySelectorAll(".lang a")) {
  link.addEventListener("click", () => {
    link.hash = scrollY > 0 ? placeInText() : "";
  });
}
