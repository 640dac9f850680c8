// A kit in a folder of its own has no switch for colours: it follows the system's.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => { document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default"; };
  dark.addEventListener("change", follow);
  follow();
})();
