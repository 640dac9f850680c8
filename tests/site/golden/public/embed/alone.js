// The page for an iframe takes its look from its address: ?theme=light|dark|auto&accent=%230c5a54. What stands behind
// the # goes before, and may change while the page is shown: #theme=dark. Read in the head: the first paint is right.
(() => {
  const asked = new URLSearchParams(location.search);
  const page = document.documentElement;
  const look = () => {
    const theme = new URLSearchParams(location.hash.slice(1)).get("theme") || asked.get("theme");
    page.dataset.theme = ["light", "dark"].includes(theme) ? theme : "auto";
  };
  look();
  addEventListener("hashchange", look);
  const accent = asked.get("accent") || "";
  if (/^#[0-9a-f]{6}$/i.test(accent)) {
    page.dataset.accent = "";
    page.style.setProperty("--asked", accent);
  }
})();
