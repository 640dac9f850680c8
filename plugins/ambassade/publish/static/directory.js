// Filters and orders the directory; the choice stands in the address. Up to 200 people stand on the page with what
// they are filtered by; of more an index is loaded when somebody first filters, and the cards of those who are shown.
(() => {
  const PAGE = 24;

  const json = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };

  // The people on the page itself.
  const present = (list) => {
    const items = [...list.children];
    const values = items.map((item) => Object.fromEntries(
      Object.entries(item.dataset).map(([facet, words]) => [facet, words.split(" ").filter(Boolean)])));
    return {
      count: items.length,
      of: (facet, person) => values[person][facet] || [],
      joined: (person) => items[person].dataset.joined || "",
      show: (order) => {
        const shown = new Set(order);
        items.forEach((item, person) => { item.hidden = !shown.has(person); });
        list.append(...order.map((person) => items[person]));
      },
    };
  };

  // The people of the index; see people_index.py.
  const loaded = (list, data, folder, more, failed) => {
    const sets = Object.fromEntries(Object.entries(data.facets).map(([facet, { sets: texts }]) =>
      [facet, texts.map((text) => text.split(" ").filter(Boolean))]));
    const files = new Map();
    const file = async (number) => {
      try {
        return await json(`${folder}${number}.json`);
      } catch (fault) {
        files.delete(number);
        throw fault;
      }
    };
    const card = async (person) => {
      const number = Math.floor(person / data.cards);
      if (!files.has(number)) files.set(number, file(number));
      return (await files.get(number))[person % data.cards];
    };
    let order = [];
    let turn = 0;
    const add = async (from) => {
      const mine = ++turn;
      const every = await Promise.allSettled(order.slice(from, from + PAGE).map(card));
      if (mine !== turn) return;
      const fault = every.find((one) => one.status === "rejected");
      if (fault) throw fault.reason;
      const html = every.map((one) => one.value);
      const made = document.createElement("template");
      made.innerHTML = html.join("");
      if (from) list.append(made.content);
      else list.replaceChildren(made.content);
      const left = order.length - list.children.length;
      more.hidden = left <= 0;
      more.textContent = more.dataset.words.replace("{n}", left);
    };
    more.addEventListener("click", async () => {
      const from = list.children.length;
      try {
        await add(from);
        list.children[from]?.querySelector("a").focus();
      } catch {
        failed();
      }
    });
    return {
      count: data.joined.length,
      of: (facet, person) => sets[facet][data.facets[facet].of[person]],
      joined: (person) => data.joined[person],
      show: (people) => {
        order = people;
        return add(0);
      },
    };
  };

  const start = () => {
    const form = document.querySelector("form[data-directory]");
    if (!form || form.dataset.amReady !== undefined) return;
    form.dataset.amReady = "";

    const list = document.getElementById("directory");
    const facets = [...form.querySelectorAll("[data-facet]")].map((field) => field.dataset.facet);
    const sort = document.getElementById("directory-sort");
    const status = document.getElementById("directory-status");
    const chips = document.getElementById("directory-chips");
    const nobody = document.getElementById("directory-nobody");
    const browse = document.getElementById("directory-browse");
    const more = document.getElementById("directory-more");
    const drawer = document.querySelector(".am-facets");
    const done = form.querySelector("[data-done]");
    const clears = [...document.querySelectorAll("[data-clear]")];
    const language = document.documentElement.lang || "en";
    const rules = new Intl.PluralRules(language);
    const numbers = new Intl.NumberFormat(language);
    const collator = new Intl.Collator(language);
    const counted = (element, n) => (rules.select(n) === "one" ? element.dataset.one : element.dataset.many)
      .replace("{n}", numbers.format(n));
    const boxes = () => [...form.querySelectorAll("input[type=checkbox]")];
    let people = form.dataset.index ? null : present(list);
    let loading = null;

    // A value that the page does not print, from the index.
    const box = (facet, value, words) => {
      const field = form.querySelector(`[data-facet="${facet}"]`);
      const label = document.createElement("label");
      const made = document.createElement("input");
      [made.type, made.name, made.value, made.dataset.words] = ["checkbox", facet, value, words];
      label.append(made, words, document.createElement("span"));
      (field.querySelector("details") || field).append(label);
    };
    const load = () => {
      loading ??= (async () => {
        status.textContent = status.dataset.wait;
        const data = await json(form.dataset.index);
        for (const [facet, values] of Object.entries(data.names)) {
          for (const [value, names] of Object.entries(values)) box(facet, value, names[language] || Object.values(names)[0]);
        }
        people = loaded(list, data, form.dataset.cards, more, failed);
      })();
      return loading;
    };

    const chosen = () => {
      const result = {};
      for (const each of boxes()) if (each.checked) (result[each.name] ||= []).push(each.value);
      return result;
    };
    // Who fits; and how many there would be with each value: those who fail in no other facet.
    const found = (choice) => {
      const fit = [];
      const counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]));
      const asked = Object.entries(choice);
      const tell = (facet, person) => {
        for (const value of people.of(facet, person)) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
      };
      for (let person = 0; person < people.count; person += 1) {
        const failed = asked.filter(([facet, values]) => !people.of(facet, person).some((value) => values.includes(value)));
        if (!failed.length) {
          fit.push(person);
          for (const facet of facets) tell(facet, person);
        } else if (failed.length === 1) tell(failed[0][0], person);
      }
      return [fit, counts];
    };
    const ordered = (fit) => {
      if (sort.value === "joined") {
        return fit.sort((a, b) => {
          const [first, second] = [people.joined(a), people.joined(b)];
          return first === second ? a - b : first > second ? -1 : 1;
        });
      }
      if (sort.value === "place") {
        const names = Object.fromEntries(boxes().filter((each) => each.name === "place").map((each) => [each.value, each.dataset.words]));
        const where = (person) => names[people.of("place", person)[0]];
        return fit.sort((a, b) => {
          const [first, second] = [where(a), where(b)];
          if (first === second) return a - b;
          return first === undefined ? 1 : second === undefined ? -1 : collator.compare(first, second);
        });
      }
      return fit;
    };

    const show = async () => {
      const choice = chosen();
      const checked = boxes().filter((each) => each.checked);
      const browsing = !people || (browse && !checked.length && !sort.value);
      const [fit, counts] = people ? found(choice) : [[], null];
      if (browse) {
        browse.hidden = !browsing;
        list.hidden = browsing;
        if (browsing && people) people.show([]); // also what is still on its way
      }
      if (counts) {
        for (const each of boxes()) {
          each.parentElement.querySelector("span:last-child").textContent = numbers.format(counts[each.name].get(each.value) || 0);
        }
      }
      chips.replaceChildren(...checked.map((each) => {
        const chip = document.createElement("button");
        chip.type = "button";
        chip.className = "am-tag";
        const cross = document.createElement("span");
        cross.setAttribute("aria-hidden", "true");
        cross.textContent = "×";
        const word = document.createElement("span");
        word.className = "am-vh";
        word.textContent = chips.dataset.remove;
        chip.append(`${each.dataset.words} `, cross, word);
        chip.addEventListener("click", () => { each.checked = false; change(); status.focus(); });
        return chip;
      }));
      for (const each of clears) if (!nobody.contains(each)) each.hidden = !checked.length;
      const label = drawer.querySelector("summary span:last-child");
      label.textContent = checked.length ? counted(label, checked.length) : label.dataset.none;
      nobody.hidden = browsing || fit.length > 0;
      const number = browsing ? people?.count ?? Number(form.dataset.count) : fit.length;
      status.textContent = counted(status, number);
      done.textContent = number ? counted(done, number) : done.dataset.none;
      if (browsing) return;
      await people.show(ordered(fit));
    };
    const failed = () => {
      loading = null;
      status.textContent = status.dataset.failed;
      if (browse) [browse.hidden, list.hidden, more.hidden] = [false, true, true];
      return false;
    };
    const ready = async () => {
      try {
        if (!people) await load();
        await show();
        return true;
      } catch {
        return failed();
      }
    };
    const change = () => {
      const query = new URLSearchParams();
      for (const [facet, values] of Object.entries(chosen())) for (const value of values) query.append(facet, value);
      if (sort.value) query.append("sort", sort.value);
      const search = query.toString();
      history.pushState(null, "", location.pathname + (search ? `?${search}` : "") + location.hash);
      ready();
    };

    const read = async () => {
      const asked = new URLSearchParams(location.search);
      const some = [...facets, "sort"].some((name) => asked.get(name));
      if (!people && some && !await ready()) return undefined;
      sort.value = asked.get("sort") || "";
      if (sort.selectedIndex < 0) sort.value = "";
      for (const each of boxes()) {
        each.checked = asked.getAll(each.name).includes(each.value);
        const folded = each.checked && each.closest("details:not(.am-facets)");
        if (folded) folded.open = true;
      }
      return people ? ready() : show();
    };
    form.addEventListener("change", change);
    sort.addEventListener("change", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    // The values beyond those that the page prints are there once somebody unfolds.
    form.addEventListener("toggle", (event) => {
      if (!people && event.target.open && event.target !== drawer) ready();
    }, true);
    for (const clear of clears) {
      clear.addEventListener("click", () => {
        for (const each of boxes()) each.checked = false;
        change();
        status.focus();
      });
    }
    done.addEventListener("click", () => {
      drawer.open = false;
      status.focus();
    });
    addEventListener("popstate", read);
    if (matchMedia("(min-width: 60em)").matches) drawer.open = true;
    read();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
