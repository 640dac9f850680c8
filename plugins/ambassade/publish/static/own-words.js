// "Make it your own": as the reader changes a text, its count, its warning and its share link follow. Nothing is stored.
// <div data-own-words="its sentences">, <textarea data-own="anchor">, <p id="anchor">, <div data-meter-of="anchor">, <a data-share-of="anchor">.
(() => {
  const ready = () => {
    if (!document.querySelector("[data-own-words]")) return;
    const { measure, hashtags, differentLinks } = globalThis.ambassadeCounting;
    const { near } = globalThis.ambassadeTables;
    const words = JSON.parse(document.querySelector("[data-own-words]").dataset.ownWords);
    const number = new Intl.NumberFormat(document.documentElement.lang || "en");
    const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const many = (n) => number.format(n);

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

    for (const area of document.querySelectorAll("[data-own]:not([data-am-ready])")) {
      area.dataset.amReady = "";
      const anchor = area.dataset.own;
      const meter = document.querySelector(`[data-meter-of="${anchor}"]`);
      const share = document.querySelector(`[data-share-of="${anchor}"]`);
      area.value = area.defaultValue;
      area.addEventListener("input", () => {
        const text = area.value;
        document.getElementById(anchor).textContent = text;
        const fits = meter ? follow(meter, text) : true;
        if (!share) return;
        share.hidden = !fits;
        share.href = say(share.dataset.share, { text: encodeURIComponent(text.toWellFormed?.() ?? text) });
      });
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
