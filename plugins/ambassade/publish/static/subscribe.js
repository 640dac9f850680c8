// Where a page was built without knowing its own address, writes whole addresses where it is opened:
// <a id="x" data-am-address href="../calendar.ics">, <a data-am-webcal="x" hidden>.
(() => {
  const ready = () => {
    for (const link of document.querySelectorAll("a[data-am-address]")) link.textContent = link.href;
    for (const link of document.querySelectorAll("a[data-am-webcal]")) {
      const address = document.getElementById(link.dataset.amWebcal).href;
      if (!/^https?:/.test(address)) continue;
      link.href = address.replace(/^https?:/, "webcal:");
      link.hidden = false;
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
