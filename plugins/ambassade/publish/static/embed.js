// The examples on the page embed/ are as light or dark as the page around them, by what any page with a switch of
// its own may do: data-theme on the widget's line, #theme= in the address of the frame.
(() => {
  const line = document.querySelector("script[data-into=am-example]");
  const frame = document.querySelector(".am-embedded");
  const theme = () => (document.body.dataset.mdColorScheme === "slate" ? "dark" : "light");
  const tell = () => {
    line.dataset.theme = theme();
    const url = new URL(frame.src);
    url.hash = `theme=${theme()}`;
    // What is there already changes without being loaded anew, and without a step for the button that leads back.
    if (frame.contentDocument?.URL === "about:blank") frame.src = url.href;
    else frame.contentWindow.location.replace(url.href);
  };
  tell();
  frame.addEventListener("load", tell);
  new MutationObserver(tell).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
})();
