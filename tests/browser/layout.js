// What is wrong with the layout of the page it runs in, as a list of sentences.
(phone) => {
  const faults = [];
  const wide = document.documentElement.clientWidth;
  const SMALLEST_TEXT = 12.9;
  const TARGET = 43.5;
  const named = (element) => {
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return `${element.tagName.toLowerCase()}${classes} "${(element.textContent || "").trim().slice(0, 40)}"`;
  };
  // Read aloud only, drawn (a table says the same), or Material's own drawer and search, which open on demand.
  const apart = ".am-vh, .am-over, .md-skip, svg, iframe, .md-search, .md-sidebar, [hidden], details:not([open]) > :not(summary)";
  const scrolls = ".am-scroll, pre, .am-prose table, .md-typeset__scrollwrap, .am-months, .md-tabs, .am-map__view";
  // What the browser has not laid out yet, because it is far below, has no true place.
  const SEEN = { visibilityProperty: true, contentVisibilityAuto: true };
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility(SEEN) && !element.closest(apart);
  };

  if (document.documentElement.scrollWidth > wide) {
    faults.push(`the page is ${document.documentElement.scrollWidth - wide} px wider than the screen`);
  }
  const texts = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!shown(element)) continue;
    const style = getComputedStyle(element);
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    const hides = ["hidden", "clip"].includes(style.overflowX) && style.textOverflow !== "ellipsis";
    if (hides && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${named(element)}`);
    if (!element.closest(scrolls)) {
      const box = element.getBoundingClientRect();
      if (box.right > wide + 1 || box.left < -1) faults.push(`outside the screen: ${named(element)}`);
      if (words.length && style.display !== "inline" && style.overflowX === "visible"
        && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        faults.push(`wider than its box: ${named(element)}`);
      }
    }
    if (words.length && parseFloat(style.fontSize) < SMALLEST_TEXT && !element.closest("sup, sub")) {
      faults.push(`letters of ${style.fontSize}: ${named(element)}`);
    }
    for (const node of words) {
      const range = document.createRange();
      range.selectNodeContents(node);
      if (element.closest("pre")) continue; // it scrolls within its box
      for (const box of range.getClientRects()) if (box.width > 2) texts.push({ box, node });
    }
  }

  // Lines of type that stand on one another: by more than half of the lower one's height.
  texts.sort((one, other) => one.box.top - other.box.top);
  const told = new Set();
  texts.forEach((one, place) => {
    for (let next = place + 1; next < texts.length && texts[next].box.top < one.box.bottom; next += 1) {
      const other = texts[next];
      if (other.node === one.node || other.node.parentElement.closest(".am-time__track, .md-header")) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (across > 3 && down > Math.min(one.box.height, other.box.height) / 2) {
        told.add(`one text over another: ${named(one.node.parentElement)} and ${named(other.node.parentElement)}`);
      }
    }
  });
  faults.push(...told);

  for (const image of document.images) {
    if (!image.getAttribute("width") || !image.getAttribute("height")) faults.push(`no size: ${image.getAttribute("src")}`);
  }

  if (phone) {
    for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, .md-header__button")) {
      if (!shown(element) || element.closest("table, dd") || element.matches("[type=hidden]")) continue;
      // A link within a sentence is as high as its line; a card's link covers the card.
      const sentence = getComputedStyle(element).display === "inline"
        && (element.closest("p") || element.parentElement.textContent.trim() !== element.textContent.trim());
      const cover = getComputedStyle(element, "::after");
      if (sentence || (cover.content !== "none" && cover.position === "absolute")) continue;
      const label = element.closest("label");
      const height = Math.max(element.getBoundingClientRect().height, label ? label.getBoundingClientRect().height : 0);
      if (height < TARGET) faults.push(`${Math.round(height)} px high: ${named(element)}`);
    }
  }
  return [...new Set(faults)];
}
