// Own words: as the reader changes a text, its count, preview, warning, advice and share link follow. Nothing is stored.
// <div data-own-words="its sentences">, <textarea data-own="anchor" data-language data-disclosures>, <p id="anchor" data-shown-on>,
// <div data-meter-of="anchor">, <ul data-advice-of="anchor">, <a data-share-of="anchor">. globalThis.ambassadeOwnWords = { says }.
(() => {
  const SPACES = /[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  const LETTER = /[\p{L}\p{M}\p{N}_]/u;

  // Whether a text says certain words, whole: what model/wording.py does in Python.
  const folded = (text) => text.normalize("NFC").toUpperCase().toLowerCase().replace(/ς/g, "σ").replace(/[’ʼ]/g, "'")
    .replace(/[\u2010\u2011]/g, "-").replace(SPACES, " ");
  const inAWord = (text, at) => {
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1), after = [...text.slice(at, at + 2)][0];
    return before !== undefined && after !== undefined && LETTER.test(before) && LETTER.test(after);
  };
  function says(text, words) {
    const plain = folded(text), wanted = folded(words).replace(/^ +/, "").replace(/[ .!…。]+$/, "");
    if (!wanted) return false;
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
      if (!inAWord(plain, at) && !inAWord(plain, at + wanted.length)) return true;
    }
    return false;
  }
  globalThis.ambassadeOwnWords = { says };

  const ready = () => {
    if (!document.querySelector("[data-own-words]")) return;
    const { measure, marks, fold, shown, newlines, hashtags, differentLinks } = globalThis.ambassadeCounting;
    const { near } = globalThis.ambassadeTables;
    const words = JSON.parse(document.querySelector("[data-own-words]").dataset.ownWords);
    const number = new Intl.NumberFormat(document.documentElement.lang || "en");
    const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    const many = (n) => number.format(n);
    const phrases = new Map();
    const phrasesIn = (language) => {
      if (!phrases.has(language)) phrases.set(language, globalThis.ambassadeAvoided.phrases(words.avoided, language));
      return phrases.get(language);
    };
    const made = (name, style, text) => Object.assign(document.createElement(name), { className: style, textContent: text });

    function beside(limit, measured, text) {
      const tags = limit.most_tags ? hashtags(text).length : 0;
      const links = limit.most_links ? differentLinks(text).length : 0;
      const told = [];
      const add = (sentence, count, most) => told.push(say(sentence, { count: many(count), most: many(most) }));
      if (measured.excessBytes) add(words.bytes, measured.bytes, limit.most_bytes);
      if (tags > limit.most_tags) add(words.tags, tags, limit.most_tags);
      if (links > limit.most_links) add(words.links, links, limit.most_links);
      return { told: told.join(" "), fits: !(links > limit.most_links) };
    }

    function follow(meter, text) {
      const part = (name) => meter.querySelector(`[data-part="${name}"]`);
      const measured = measure(text, meter.dataset.platform, meter.dataset.warning);
      const { limit, count, excess, left } = measured;
      const more = beside(limit, measured, text);
      const fits = measured.fits && more.fits;
      const state = more.told || !fits ? "over" : left < near ? "near" : "ok";
      part("bar").dataset.v = Math.min(20, Math.ceil(20 * count / limit.most));
      part("count").textContent = many(count);
      part("left").textContent = excess ? say(words.over, { n: many(excess) }) : say(words.left, { n: many(left) });
      part("full").textContent = measured.fullAfter ? say(words.full, { words: measured.fullAfter }) : "";
      part("beside").textContent = more.told;
      part("status").hidden = fits;
      if (meter.dataset.state !== state) {
        meter.dataset.state = state;
        part("said").textContent = words[`said_${state}`];
      }
      return fits;
    }

    // The preview: what the platform marks, addresses as it shortens them, and where it folds.
    function show(preview, given) {
      const platform = preview.dataset.shownOn;
      if (!platform) { preview.textContent = given; return; }
      const text = newlines(given), nodes = [];
      let [at, n] = fold(text, platform) ?? [null, 0], behind = 0;
      for (const [first, last, sign] of [...marks(text, platform), [text.length, text.length, ""]]) {
        if (at !== null && behind <= at && at < last) {
          const place = Math.max(behind, Math.min(at, first));
          const mark = made("span", "am-fold", say(words.folded, { n: many(place === at ? n : [...text.slice(0, place)].length) }));
          mark.lang = document.documentElement.lang;
          nodes.push(text.slice(behind, place), mark);
          [behind, at] = [place, null];
        }
        nodes.push(text.slice(behind, first));
        const piece = text.slice(first, last);
        if (piece) nodes.push(made("span", "tag", sign === "link" ? shown(piece, platform) : piece));
        behind = last;
      }
      preview.replaceChildren(...nodes);
    }

    function advise(list, area, text) {
      const told = words.avoided.length ? globalThis.ambassadeAvoided.find(text, phrasesIn(area.dataset.language))
        .map(([first, last, listed]) => say(listed.advice, { words: text.slice(first, last) })) : [];
      const ways = JSON.parse(area.dataset.disclosures);
      const disclosed = ways.some((each) => says(text, each));
      if (ways.length && !disclosed) told.push(say(words.undisclosed, { words: ways[0] }));
      const all = [...new Set(told)];
      if (all.join("\n") !== [...list.children].map((each) => each.textContent).join("\n")) {
        list.replaceChildren(...all.map((each) => made("li", "", each)));
      }
      return disclosed;
    }

    for (const area of document.querySelectorAll("[data-own]:not([data-am-ready])")) {
      area.dataset.amReady = "";
      const anchor = area.dataset.own;
      const of = (name) => document.querySelector(`[data-${name}-of="${anchor}"]`);
      const meter = of("meter"), share = of("share"), advice = of("advice");
      area.value = area.defaultValue;
      area.addEventListener("input", () => {
        const text = area.value;
        show(document.getElementById(anchor), text);
        const card = of("card");
        if (card) card.hidden = !text.includes(document.getElementById(`address-${anchor}`).textContent);
        const fits = meter ? follow(meter, text) : true;
        if (advice) {
          const disclosed = advise(advice, area, text);
          const part = meter?.querySelector('[data-part="disclosed"]');
          if (part) part.hidden = !disclosed;
        }
        if (!share) return;
        share.hidden = !fits;
        share.href = say(share.dataset.share, { text: encodeURIComponent(text.toWellFormed?.() ?? text) });
      });
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
