// Words to avoid in a text: what model/avoided.py finds, by the same pattern (counting-tables.js).
// globalThis.ambassadeAvoided = { phrases(lists, language), find(text, phrases) }; lists: [{ words, language }].
(() => {
  const token = new RegExp(globalThis.ambassadeTables.token, "giu");
  const scripts = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"];
  const unspaced = scripts.map((each) => `\\p{Script=${each}}`).join("");
  const ENDS = new RegExp(`(?![${unspaced}])\\p{L}\\p{M}*$`, "u");
  const LONGEST = 20;
  const fold = (text) => text.replace(/[’‘‛ʼ´′]/g, "'").replace(/[“”„‟«»″]/g, '"')
    .replace(/[\u00ad\u200b\u2060]/g, "").normalize("NFKC").toLowerCase()
    .replace(/ß/g, "ss").replace(/ς/g, "σ").replace(/ſ/g, "s").normalize("NFC");
  const tokens = (text) => [...text.matchAll(token)]
    .map((m) => [fold(m[0]), m.index, m.index + m[0].length]).filter((each) => each[0]);
  const forms = (word) => (ENDS.test(word) ? [word, `${word}s`] : [word]);

  // The phrases of the lists for a language, by the forms of their first token, the longest first.
  function phrases(lists, language) {
    const found = new Map();
    for (const listed of lists) {
      if (listed.language && !`${language}-`.startsWith(`${listed.language}-`)) continue;
      for (const words of listed.words) {
        const phrase = tokens(words).map((each) => each[0]).slice(0, LONGEST);
        const spellings = phrase.length ? [phrase.map(forms)] : [];
        if (phrase.length > 1 && phrase.every((each) => ENDS.test(each))) spellings.push([["#"], forms(phrase.join(""))]);
        for (const spelling of spellings) {
          for (const first of spelling[0]) found.set(first, [...(found.get(first) ?? []), [spelling, listed]]);
        }
      }
    }
    for (const several of found.values()) several.sort((a, b) => b[0].length - a[0].length);
    return found;
  }

  // Each [where it begins, where it ends, what it breaks], from left to right; places are UTF-16 indices.
  function find(text, found) {
    const cut = tokens(text), hits = [];
    for (let at = 0; at < cut.length; at += 1) {
      for (const [spelling, listed] of found.get(cut[at][0]) ?? []) {
        if (at + spelling.length <= cut.length && spelling.every((each, i) => each.includes(cut[at + i][0]))) {
          hits.push([cut[at][1], cut[at + spelling.length - 1][2], listed]);
          at += spelling.length - 1;
          break;
        }
      }
    }
    return hits;
  }

  globalThis.ambassadeAvoided = { phrases, find };
})();
