// Before own-words.js reads them: links of a kit that take no text keep their address.
(() => {
  const ready = () => {
    for (const link of document.querySelectorAll("a[data-share-of]:not([data-share])")) link.dataset.share = link.getAttribute("href");
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
