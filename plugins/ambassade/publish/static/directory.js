// Filters the directory by what its people carry as data attributes; the choice stands in the address.
(() => {
  const start = () => {
    const form = document.querySelector("form[data-directory]");
    if (!form || form.dataset.amReady !== undefined) return;
    form.dataset.amReady = "";
    document.documentElement.classList.add("am-scripted");

    const people = [...document.querySelectorAll("#directory > li")];
    const boxes = [...form.querySelectorAll("input[type=checkbox]")];
    const facets = [...new Set(boxes.map((box) => box.name))];
    const status = document.getElementById("directory-status");
    const chips = document.getElementById("directory-chips");
    const nobody = document.getElementById("directory-nobody");
    const drawer = document.querySelector(".am-facets");
    const rules = new Intl.PluralRules(document.documentElement.lang || "en");
    const numbers = new Intl.NumberFormat(document.documentElement.lang || "en");
    const has = people.map((person) => Object.fromEntries(
      facets.map((facet) => [facet, new Set((person.dataset[facet] || "").split(" ").filter(Boolean))])));
    const counted = (element, n) => (rules.select(n) === "one" ? element.dataset.one : element.dataset.many)
      .replace("{n}", numbers.format(n));

    const chosen = () => {
      const result = {};
      for (const box of boxes) if (box.checked) (result[box.name] ||= []).push(box.value);
      return result;
    };
    const fits = (index, choice, except) => Object.entries(choice)
      .every(([facet, values]) => facet === except || values.some((value) => has[index][facet].has(value)));

    const show = () => {
      const choice = chosen();
      let count = 0;
      people.forEach((person, index) => {
        const fit = fits(index, choice);
        person.hidden = !fit;
        if (fit) count += 1;
      });
      for (const box of boxes) {
        const n = people.filter((_, index) => fits(index, choice, box.name) && has[index][box.name].has(box.value)).length;
        box.parentElement.querySelector("span:last-child").textContent = numbers.format(n);
      }
      status.textContent = counted(status, count);
      nobody.hidden = count > 0;
      chips.replaceChildren(...boxes.filter((box) => box.checked).map((box) => {
        const chip = document.createElement("button");
        chip.type = "button";
        chip.className = "am-tag";
        chip.append(`${box.dataset.words} `);
        const cross = document.createElement("span");
        cross.setAttribute("aria-hidden", "true");
        cross.textContent = "×";
        const word = document.createElement("span");
        word.className = "am-vh";
        word.textContent = chips.dataset.remove;
        chip.append(cross, word);
        chip.addEventListener("click", () => { box.checked = false; change(); status.focus(); });
        return chip;
      }));
      const number = boxes.filter((box) => box.checked).length;
      const label = drawer.querySelector("summary span:last-child");
      label.textContent = number ? counted(label, number) : label.dataset.none;
    };
    const change = () => {
      const query = new URLSearchParams();
      for (const [facet, values] of Object.entries(chosen())) for (const value of values) query.append(facet, value);
      const search = query.toString();
      history.replaceState(history.state, "", location.pathname + (search ? `?${search}` : "") + location.hash);
      show();
    };

    const read = () => {
      const asked = new URLSearchParams(location.search);
      for (const box of boxes) {
        box.checked = asked.getAll(box.name).includes(box.value);
        const folded = box.checked && box.closest("details:not(.am-facets)");
        if (folded) folded.open = true;
      }
      show();
    };
    form.addEventListener("change", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const clear of document.querySelectorAll("[data-clear]")) {
      clear.addEventListener("click", () => {
        for (const box of boxes) box.checked = false;
        change();
      });
    }
    addEventListener("popstate", read);
    if (matchMedia("(min-width: 60em)").matches) drawer.open = true;
    read();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
