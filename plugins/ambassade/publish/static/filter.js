// Narrows a page to what fits the choices of its form; they stand in the address and go along with its links.
(() => {
  const NAMES = ["network", "platform", "status", "owner", "theme", "language", "campaign", "weeks", "place"];
  const LONGEST = 200;

  const start = () => {
    const form = document.querySelector("form[data-am-filter]");
    if (!form || form.dataset.amReady !== undefined) return;
    form.dataset.amReady = "";

    const all = (selector) => [...document.querySelectorAll(selector)];
    const selects = [...form.querySelectorAll("select")];
    // What a thing does not say of itself, its group says, else the heading of its column: a text of the message grid
    // has its row's network and its column's platform. What none of them says, the words of a table's cell do, one a
    // line, whose column has the facet's name.
    const headingOf = (element) => {
      const cell = element.closest("td");
      return cell?.closest("table").tHead?.rows[0].cells[cell.cellIndex];
    };
    const columns = all("th[data-am-column]").map((heading) => [heading.dataset.amColumn, heading.cellIndex, heading.closest("table")]);
    const worded = (words) => words.trim().toLocaleLowerCase();
    const cellOf = (element, name) => {
      const [, index] = columns.find(([column, , table]) => column === name && table.contains(element)) || [];
      const cell = element.cells?.[index];
      const words = new Set(cell && !cell.querySelector(".am-vh") ? cell.textContent.split(",\n").map(worded) : []);
      const select = selects.find((each) => each.name === name);
      return [...(select?.options ?? [])].filter((option) => option.value && words.has(worded(option.text))).map((option) => option.value);
    };
    const valuesOf = (element, name) => {
      const own = [element, element.closest("[data-am-group]"), headingOf(element)].find((each) => each?.dataset[name] !== undefined)?.dataset[name];
      return own === undefined ? cellOf(element, name) : own.split(" ").filter(Boolean);
    };
    const items = all("[data-am-item]").map((element, number) => ({
      element,
      id: element.dataset.amItem || `#${number}`,
      has: Object.fromEntries(NAMES.map((name) => [name, valuesOf(element, name)])),
    }));
    const total = new Set(items.map((item) => item.id)).size;
    const groups = all("[data-am-group]");
    const arrows = all("[data-am-needs]");
    const filtered = all("[data-am-filtered]").map((element) => [element, element.textContent]);
    const links = all("a[data-am-keep], [data-am-keep] a[href]").map((link) => [link, link.getAttribute("href")]);
    const status = document.querySelector("[data-am-shown]");
    const drawer = form.closest("details");
    const clear = all("[data-am-show-all]");
    const nothing = document.querySelector("[data-am-nothing]");
    const numbers = new Intl.NumberFormat(document.documentElement.lang || "en");

    const chosen = () => selects.filter((select) => select.value).map((select) => [select.name, select.value]);
    const withQuery = (address, choice) => {
      const [before, mark, after] = [address.split("#")[0], address.includes("#") ? "#" : "", address.split("#")[1] || ""];
      const [path, old] = before.split("?");
      const query = new URLSearchParams(old || "");
      for (const name of NAMES) query.delete(name);
      for (const [name, value] of choice) query.append(name, value);
      const text = query.toString();
      return path + (text ? `?${text}` : "") + mark + after;
    };

    const show = () => {
      const choice = chosen();
      const seen = new Set();
      for (const { element, id, has } of items) {
        const fits = choice.every(([name, value]) => has[name].includes(value));
        element.hidden = !fits;
        if (fits) seen.add(id);
      }
      for (const group of groups) {
        const empty = group.querySelector("[data-am-item]:not([hidden])") === null;
        if (group.tagName === "TD") group.classList.toggle("none", empty && !group.hasAttribute("aria-current"));
        else group.hidden = empty && choice.length > 0;
      }
      for (const arrow of arrows) arrow.toggleAttribute("hidden", !arrow.dataset.amNeeds.split(" ").every((id) => seen.has(id)));
      for (const [element, words] of filtered) element.textContent = choice.length ? element.dataset.amFiltered : words;
      for (const [link, address] of links) link.setAttribute("href", withQuery(address, choice));
      if (choice.length || status.textContent) {
        status.textContent = status.dataset.amShown
          .replace("{n}", numbers.format(seen.size)).replace("{all}", numbers.format(total));
      }
      for (const button of clear) button.hidden = choice.length === 0;
      if (nothing) nothing.hidden = seen.size > 0 || choice.length === 0;
    };
    const change = () => {
      history.replaceState(history.state, "", withQuery(location.pathname + location.search + location.hash, chosen()));
      show();
    };
    const read = () => {
      const asked = new URLSearchParams(location.search);
      for (const select of selects) {
        const value = (asked.get(select.name) || "").slice(0, LONGEST);
        if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
        select.value = value;
        if (!value) continue;
        select.closest("label").hidden = false;
        if (drawer) drawer.hidden = false;
      }
      show();
    };

    form.addEventListener("change", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of clear) {
      button.addEventListener("click", () => {
        for (const select of selects) select.value = "";
        change();
        (drawer && !drawer.open ? drawer.querySelector("summary") : selects[0]).focus();
      });
    }
    read();
    if (drawer && (chosen().length || matchMedia("(min-width: 60em)").matches)) drawer.open = true;
    addEventListener("popstate", read);
    addEventListener("pageshow", read);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
