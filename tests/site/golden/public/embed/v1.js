// A network of this site on another page, by one line; nothing is stored, nothing is sent:
// <script src="https://SITE/embed/v1.js" data-network="quiet-water" defer></script>
// Also: data-theme="light|dark|auto" data-accent="#0c5a54" data-lang="fr" data-heading="2" data-into="an-id"; the first
// may change at any time.
((words) => {
  const own = document.currentScript;
  if (!own) return;
  const root = new URL("../", own.src);
  const { network = "", accent = "", lang, heading, into } = own.dataset;
  const languages = Object.keys(words);
  const wanted = (lang || document.documentElement.lang || "").toLowerCase();
  const language = [wanted, wanted.split("-")[0], languages[0]]
    .map((each) => languages.find((known) => known.toLowerCase() === each)).find(Boolean) || languages[0];
  const say = words[language];
  const level = Math.min(5, Math.max(1, Number.parseInt(heading, 10) || 2));
  const look = () => (["light", "dark"].includes(own.dataset.theme) ? own.dataset.theme : "auto");
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : "";

  // An address of this site; of any other, none.
  const at = (path) => {
    const url = new URL(path, root);
    return url.href.startsWith(root.href) ? url.href : root.href;
  };
  const make = (name, style, ...inside) => {
    const made = document.createElement(name);
    if (style) made.className = style;
    made.append(...inside.filter((each) => each !== null && each !== ""));
    return made;
  };
  const phrase = (words, name = "span", style = "") => {
    if (!words) return null;
    const made = make(name, style, words.text);
    if (words.lang) {
      made.lang = words.lang;
      made.dir = "auto";
    }
    return made;
  };
  const link = (href, ...inside) => {
    const made = make("a", "", ...inside);
    made.href = at(href);
    return made;
  };
  const picture = (path, style, side) => {
    const made = make("img", style);
    Object.assign(made, { alt: "", width: side, height: side, loading: "lazy", referrerPolicy: "no-referrer" });
    made.src = at(path);
    return made;
  };
  const title = (deeper, ...inside) => make(`h${level + deeper}`, deeper ? "part" : "name", ...inside);

  const person = (one) => make("li", "person", picture(one.picture, "face", 40), make("div", "",
    make("p", "who", link(one.href, phrase(one.name)), one.latin ? make("span", "quiet", ` ${one.latin}`) : ""),
    phrase(one.say, "p", "quiet")));
  const date = (one) => {
    const leaf = make("time", "leaf", make("span", "", one.weekday), make("b", "", one.day), make("span", "", one.month));
    leaf.dateTime = one.date;
    const more = make("p", "quiet", phrase(one.where), one.where && one.when ? " · " : "", one.when);
    return make("li", "date", leaf, make("div", "", make("p", "who", link(one.href, phrase(one.title))), more));
  };
  const list = (style, lines, none) => lines.length ? make("ul", style, ...lines) : make("p", "quiet", none);

  const card = (view) => [
    make("header", "top", picture(view.flag, "flag", 48), make("div", "",
      title(0, link(view.href, phrase(view.name))), phrase(view.say, "p", "quiet"))),
    make("div", "parts",
      make("div", "", title(1, view.people_title), list("people", view.people.map(person), view.nobody),
        view.all_people ? make("p", "more", link(view.href, view.all_people)) : ""),
      make("div", "", title(1, view.dates_title), list("dates", view.dates.map(date), view.no_date))),
    make("footer", "source", link(view.home, view.source)),
  ];
  const instead = (text) => [make("p", "", text), make("footer", "source", link(say.home, say.source))];

  let follow = () => {};
  // Where the data can not be read from here (its server allows no other origin): the page for an iframe.
  const frame = () => {
    const path = `embed/${network}/${language === languages[0] ? "" : `${language}/`}`;
    const made = make("iframe", "frame");
    const url = new URL(at(path));
    url.searchParams.set("theme", look());
    if (colour) url.searchParams.set("accent", colour);
    Object.assign(made, { title: say.title, loading: "lazy", src: url.href });
    // Changed behind the #, it is not loaded anew.
    follow = () => {
      url.hash = `theme=${look()}`;
      if (!made.contentWindow || made.contentDocument?.URL === "about:blank") made.src = url.href;
      else made.contentWindow.location.replace(url.href);
    };
    document.addEventListener("securitypolicyviolation", (event) => {
      if (made.isConnected && /^(frame|child|default)-src/.test(event.effectiveDirective)) {
        made.replaceWith(make("p", "", say.failed));
      }
    });
    return [made, make("p", "more", link(`${say.home}networks/${network}/`, say.open))];
  };

  const holder = make("div");
  const shadow = holder.attachShadow({ mode: "open" });
  const box = make("section", "am");
  box.lang = language;
  box.dataset.theme = look();
  new MutationObserver(() => {
    box.dataset.theme = look();
    follow();
  }).observe(own, { attributeFilter: ["data-theme"] });
  box.setAttribute("aria-label", say.title);
  if (colour) box.style.setProperty("--accent", colour);
  const styles = make("link");
  const styled = new Promise((done) => { styles.onload = styles.onerror = done; });
  Object.assign(styles, { rel: "stylesheet", href: at("embed/v1.css"), referrerPolicy: "no-referrer" });
  shadow.append(styles);
  const place = into ? document.getElementById(into) : null;
  if (place) place.append(holder);
  else if (document.head.contains(own)) document.body.append(holder);
  else own.after(holder);

  const show = async () => {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(network)) return instead(say.missing.replace("{network}", () => network));
    let answer;
    try {
      answer = await fetch(at(`embed/${network}.json`), { credentials: "omit", referrerPolicy: "no-referrer" });
    } catch {
      return frame();
    }
    if (answer.status === 404) return instead(say.missing.replace("{network}", () => network));
    try {
      const data = await answer.json();
      const view = data.languages[language] || Object.values(data.languages)[0];
      return card(view);
    } catch {
      return frame();
    }
  };
  Promise.all([show(), styled]).then(([parts]) => {
    box.append(...parts);
    shadow.append(box);
  });
})({"en":{"home":"","missing":"There is no network \u201c{network}\u201d here.","failed":"This network can not be shown here.","open":"Open its page","title":"A network of Lumen networks","source":"From Lumen networks"},"fr":{"home":"","missing":"Il n\u2019y a pas ici de r\u00e9seau \u00ab\u00a0{network}\u00a0\u00bb.","failed":"Ce r\u00e9seau ne peut pas \u00eatre affich\u00e9 ici.","open":"Ouvrir sa page","title":"Un r\u00e9seau (Lumen networks)","source":"Source\u00a0: Lumen networks"}});
