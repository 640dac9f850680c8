// The page for an iframe takes its look from its address: ?theme=light|dark|auto&accent=%230c5a54.
(() => {
  const asked = new URLSearchParams(location.search);
  const box = document.querySelector(".am");
  const theme = asked.get("theme");
  const accent = asked.get("accent") || "";
  if (["light", "dark"].includes(theme)) {
    box.dataset.theme = theme;
    document.documentElement.dataset.theme = theme;
  }
  if (/^#[0-9a-f]{6}$/i.test(accent)) box.style.setProperty("--accent", accent);
})();
