// The presence map: larger and smaller, moved about, and one thing's threads followed. The filter is filter.js: what
// it hides in the table fades in the picture.
(() => {
  const MOST_NAMED = 12;
  const LARGEST = 4;
  const STEP = 1.25;

  const start = () => {
    const map = document.querySelector("[data-am-map]");
    if (!map || map.dataset.amReady !== undefined) return;
    map.dataset.amReady = "";

    const view = map.querySelector(".am-map__view");
    const drawing = view.querySelector("svg.am-loom");
    const [, , wide, high] = drawing.getAttribute("viewBox").split(" ").map(Number);

    // Size: the drawing grows in its frame, which scrolls; so wheel, touch and keys move it as they do any page.
    const scaleNow = () => drawing.getBoundingClientRect().width / wide;
    const whole = () => Math.min(view.clientWidth / wide, (innerHeight * 0.85) / high);
    const size = (scale, x = view.clientWidth / 2, y = Math.min(view.clientHeight, innerHeight) / 2) => {
      const before = scaleNow();
      const after = Math.min(LARGEST, Math.max(Math.min(whole(), before), scale));
      const at = [(view.scrollLeft + x) / before, (view.scrollTop + y) / before];
      view.classList.add("zoomed", "sized");
      drawing.style.width = `${Math.round(wide * after)}px`;
      view.scrollLeft = at[0] * after - x;
      view.scrollTop = at[1] * after - y;
    };
    // As large as it was built, where letters can be read; and no wider than its frame.
    const actual = () => {
      view.classList.remove("zoomed", "sized");
      drawing.style.width = "";
    };
    const fit = () => {
      actual();
      if (drawing.getBoundingClientRect().width > view.clientWidth) size(view.clientWidth / wide, 0, 0);
    };
    const zoom = {
      in: () => size(scaleNow() * STEP),
      out: () => size(scaleNow() / STEP),
      fit,
      actual,
      all: () => size(whole(), 0, 0),
    };
    for (const button of map.querySelectorAll("[data-am-zoom]")) {
      button.addEventListener("click", () => zoom[button.dataset.amZoom]());
    }
    view.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const frame = view.getBoundingClientRect();
      size(scaleNow() * Math.exp(-event.deltaY / 300), event.clientX - frame.left, event.clientY - frame.top);
    }, { passive: false });
    const KEYS = { "+": "in", "=": "in", "-": "out", 0: "actual" };
    const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    view.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      if (KEYS[event.key]) zoom[KEYS[event.key]]();
      else if (arrow && (arrow[0] ? view.scrollWidth > view.clientWidth : view.scrollHeight > view.clientHeight)) {
        view.scrollBy(arrow[0] * 60, arrow[1] * 60);
      } else return;
      event.preventDefault();
    });

    // Two fingers: their distance is the size, their middle stays where it is.
    let pinch = null;
    const fingers = ({ touches: [one, other] }) => ({
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
      x: (one.clientX + other.clientX) / 2,
      y: (one.clientY + other.clientY) / 2,
    });
    view.addEventListener("touchstart", (event) => {
      if (event.touches.length === 2) pinch = { ...fingers(event), scale: scaleNow() };
    }, { passive: true });
    view.addEventListener("touchmove", (event) => {
      if (!pinch || event.touches.length !== 2) return;
      event.preventDefault();
      const now = fingers(event);
      const frame = view.getBoundingClientRect();
      size((pinch.scale * now.apart) / pinch.apart, now.x - frame.left, now.y - frame.top);
    }, { passive: false });
    for (const end of ["touchend", "touchcancel"]) view.addEventListener(end, () => { pinch = null; });

    // The mouse takes hold of the picture; a click that moved nothing follows its link.
    let held = null;
    view.addEventListener("dragstart", (event) => event.preventDefault());
    view.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      held = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, moved: false };
    });
    addEventListener("pointermove", (event) => {
      if (!held) return;
      const [x, y] = [event.clientX - held.x, event.clientY - held.y];
      held.moved = held.moved || Math.hypot(x, y) > 5;
      if (!held.moved) return;
      view.classList.add("dragged");
      view.scrollLeft = held.left - x;
      view.scrollTop = held.top - y;
    });
    let moved = false;
    addEventListener("pointerup", () => {
      moved = held !== null && held.moved;
      held = null;
      view.classList.remove("dragged");
    });
    view.addEventListener("click", (event) => {
      if (moved) event.preventDefault();
      else if (event.pointerType === "touch") touched(event);
      moved = false;
    }, true);
    // A finger can not point without pressing: the first time it follows the threads, the second time the link.
    const touched = (event) => {
      const node = event.target.closest("[data-am-node]");
      const key = node ? node.dataset.amNode : "";
      if (key && key !== chosen) event.preventDefault();
      if (!key && drawing.contains(document.activeElement)) document.activeElement.blur();
      chosen = key;
      if (key) follow(key);
      else focused();
    };

    // What the page leaves out for its weight: the names of nodes whose address says them, and a path of its own for
    // each thread. A path's `data-am-tie` holds the numbers of the node where its threads meet, and of the others.
    const KINDS = { ambassadors: "person", networks: "network", map: "network", themes: "theme" };
    const said = (address) => {
      const [, kind, slug, key] = /(?:^|\/)(ambassadors|networks|map|themes)\/([^/]+)\/$|^#(.+)$/.exec(address) || [];
      return key || `${KINDS[kind]}-${slug}`;
    };
    const keys = [...drawing.querySelectorAll("a.n")].map((node) => (node.dataset.amNode ??= said(node.getAttribute("href"))));
    for (const threads of drawing.querySelectorAll("[data-am-tie]")) {
      const [meet, ...others] = threads.dataset.amTie.split(" ").map(Number);
      const parts = threads.getAttribute("d").split(/(?=M)/);
      threads.replaceWith(...others.map((other, number) => {
        const thread = threads.cloneNode();
        thread.setAttribute("d", parts[number]);
        thread.dataset.amTie = [meet, other].sort((one, two) => one - two).map((end) => keys[end]).join(" ");
        return thread;
      }));
    }

    // Threads: what each thing is tied to.
    const nodes = new Map([...drawing.querySelectorAll("a.n")].map((node) => [node.dataset.amNode, node]));
    const ties = [...drawing.querySelectorAll("[data-am-tie]")].map((thread) => ({ thread, ends: thread.dataset.amTie.split(" ") }));
    const touching = new Map([...nodes.keys()].map((key) => [key, []]));
    for (const tie of ties) for (const end of tie.ends) touching.get(end).push(tie);
    const status = map.querySelector("[data-am-said]");
    const nameOf = (node) => (node.getAttribute("aria-label") || node.querySelector(".name").textContent).trim();
    const rows = [...document.querySelectorAll("tr[data-am-item]")].map((row) => [row.id, row]).filter(([key]) => nodes.has(key));
    const numbers = new Intl.NumberFormat(document.documentElement.lang || "en");
    const isOff = (element) => element.classList.contains("off");
    let lit = [];
    let chosen = "";

    const tell = (key, others) => {
      const names = others.map((other) => nameOf(nodes.get(other)));
      let list = names.slice(0, MOST_NAMED).join(", ");
      if (names.length > MOST_NAMED) {
        list = status.dataset.more.replace("{others}", () => list).replace("{n}", numbers.format(names.length - MOST_NAMED));
      }
      status.textContent = (names.length ? status.dataset.tied : status.dataset.alone)
        .replace("{name}", () => nameOf(nodes.get(key))).replace("{others}", () => list);
    };
    const leave = () => {
      for (const element of lit) element.classList.remove("lit");
      lit = [];
      drawing.classList.remove("follows");
      status.textContent = "";
    };
    const follow = (key) => {
      leave();
      const shown = touching.get(key).filter(({ thread }) => !isOff(thread));
      const others = [...new Set(shown.flatMap(({ ends }) => ends).filter((end) => end !== key))];
      lit = [nodes.get(key), ...others.map((other) => nodes.get(other)), ...shown.map(({ thread }) => thread)];
      for (const element of lit) element.classList.add("lit");
      drawing.classList.add("follows");
      tell(key, others);
    };
    const focused = () => {
      const node = document.activeElement && document.activeElement.closest("[data-am-node]");
      if (node && drawing.contains(node)) follow(node.dataset.amNode);
      else if (chosen) follow(chosen);
      else leave();
    };
    // Somebody whom the address names stays followed until another is, or Escape.
    const choose = () => {
      const key = location.hash.slice(1); // of ours, plain letters: what else stands there may be no address at all
      chosen = /^(?:person|network)-/.test(key) && nodes.has(key) ? key : "";
      if (!chosen) return;
      const node = nodes.get(chosen);
      // Without a script the address leads to the table; the browser now takes the picture for its end.
      const row = document.getElementById(chosen);
      if (row && row !== node) row.removeAttribute("id");
      node.id = chosen;
      follow(chosen);
      const [frame, place] = [view.getBoundingClientRect(), node.getBoundingClientRect()];
      view.scrollLeft += (place.left + place.right - frame.left - frame.right) / 2;
      scrollBy(0, (place.top + place.bottom - innerHeight) / 2);
    };
    addEventListener("hashchange", choose);
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !chosen) return;
      chosen = "";
      focused();
    });
    drawing.addEventListener("focusin", focused);
    drawing.addEventListener("focusout", () => setTimeout(focused));
    drawing.addEventListener("mouseover", (event) => {
      const node = event.target.closest("[data-am-node]");
      if (node && !held) follow(node.dataset.amNode);
      else if (!held) focused();
    });
    drawing.addEventListener("mouseleave", focused);

    // The filter's choice, as the table has it.
    const fade = () => {
      const hidden = new Map(rows.map(([key, row]) => [key, row.hidden]));
      for (const [key, off] of hidden) nodes.get(key).classList.toggle("off", off);
      const some = [...hidden.values()].includes(true);
      const seen = (tie) => tie.ends.some((end) => hidden.get(end) === false) && !tie.ends.some((end) => hidden.get(end));
      // Networks, themes and platforms go with the last thread to somebody; gaps go with their network.
      const gaps = [];
      for (const [key, node] of nodes) {
        if (hidden.has(key)) continue;
        if (key.startsWith("gap-")) gaps.push(key);
        else node.classList.toggle("off", some && !touching.get(key).some(seen));
      }
      for (const key of gaps) {
        const network = touching.get(key).flatMap(({ ends }) => ends).find((end) => end.startsWith("network-"));
        nodes.get(key).classList.toggle("off", network !== undefined && isOff(nodes.get(network)));
      }
      for (const { thread, ends } of ties) thread.classList.toggle("off", ends.some((end) => isOff(nodes.get(end))));
      focused();
    };
    if (rows.length) {
      const watch = new MutationObserver(fade);
      for (const [, row] of rows) watch.observe(row, { attributes: true, attributeFilter: ["hidden"] });
      fade();
    }
    choose();
    if (document.readyState !== "complete") addEventListener("load", () => requestAnimationFrame(choose));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
