// How long a text is for each platform: what model/counting does in Python, by the same tables (counting-tables.js).
// globalThis.ambassadeCounting = { measure(text, platform, warning), marks(text, platform), … }.
(() => {
  const tables = globalThis.ambassadeTables;
  const pattern = (name, flags) => new RegExp(tables[name], flags + "u");
  const LINK = pattern("link", "gi"), LINK_HERE = pattern("link", "iy");
  const SERVER_LINK_HERE = pattern("server_link", "iy");
  const ASCII = pattern("ascii", "gi"), SHORT = pattern("short", "i");
  const PROTOCOL = pattern("protocol", "gi"), HOST_ENDS = pattern("host_ends", "g");
  const DOT_INSIDE = pattern("dot_inside", "");
  const WORD = new RegExp(`[^${tables.space.slice(1)}+`, "gu");
  const EMOJI = pattern("emoji", "g"), EMOJI_HERE = pattern("emoji", "y");
  const MENTION = pattern("mention", "gi"), HASHTAG = pattern("hashtag", "g");
  const NAMED = pattern("named", "gi");
  const BEFORE_BARE = "-_./", LONGEST_SHORT = 40;
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  const points = (text) => { let n = 0; for (const _ of text) n += 1; return n; };
  const newlines = (text) => text.replace(/\r\n?/g, "\n");

  // The words of a text, and after how many characters each begins.
  function* words(text) {
    let behind = 0, before = 0;
    for (const match of text.replace(/[İı]/g, "É").matchAll(WORD)) {
      before += points(text.slice(behind, match.index));
      behind = match.index;
      yield [match[0], match.index, before];
    }
  }

  function* withProtocol(here, word, lead) {
    let behind = 0;
    for (const protocol of word.matchAll(PROTOCOL)) {
      const from = protocol.index + protocol[0].length;
      HOST_ENDS.lastIndex = from;
      const ends = HOST_ENDS.exec(word);
      const host = points(word.slice(from, ends ? ends.index : word.length));
      if (protocol.index - lead < behind || host > tables.longest_host) continue;
      here.lastIndex = protocol.index - lead;
      const match = here.exec(word);
      if (match) { behind = here.lastIndex; yield match; }
    }
  }

  function ofMatch(match) {
    const [whole, , before, url, protocol, domain, , path] = match;
    const end = match.index + whole.length, start = end - url.length;
    if (points(protocol || "https://") + points(url) > tables.longest_link) return [];
    if (domain.split(".").some((label) => points(label) > tables.longest_label)) return [];
    if (protocol) {
      const short = SHORT.exec(url);
      if (!short) return [[start, end]];
      return short[1].length > LONGEST_SHORT ? [] : [[start, start + short[0].length]];
    }
    if (before && BEFORE_BARE.includes(before.at(-1))) return [];
    const hosts = [...domain.matchAll(ASCII)].map((m) => [start + m.index, start + m.index + m[0].length]);
    if (hosts.length && path) hosts.at(-1)[1] = end;
    return hosts;
  }

  function links(text) {
    const found = [];
    for (const [word, start, before] of words(text)) {
      if (!DOT_INSIDE.test(word)) continue;
      const whole = points(word) <= tables.longest_word && word.split(".").length - 1 <= tables.most_dots;
      const matches = whole && before <= tables.searched
        ? ` ${word}`.matchAll(LINK) : withProtocol(LINK_HERE, ` ${word}`, 1);
      for (const match of matches) for (const [a, b] of ofMatch(match)) found.push([start - 1 + a, start - 1 + b]);
    }
    return found;
  }

  function withoutTrailing(link) {
    let end = link.length, unopened = link.split(")").length - link.split("(").length;
    while (tables.trailing.includes(link[end - 1]) || (link[end - 1] === ")" && unopened > 0)) {
      if (link[end - 1] === ")") unopened -= 1;
      end -= 1;
    }
    return end;
  }

  function serverLinks(text) {
    const found = [];
    for (const [word, start] of words(text)) {
      for (const match of withProtocol(SERVER_LINK_HERE, word, 0)) {
        const whole = match[0].slice(0, withoutTrailing(match[0]));
        const first = start + match.index;
        if (points(whole) <= tables.longest_link) found.push([first, first + whole.length]);
      }
    }
    return found;
  }

  // Pieces, each [where it begins, where it ends, what it counts]; places are UTF-16 indices.
  function* letters(text, first, last) {
    for (let index = first; index < last;) {
      const point = text.codePointAt(index), length = point > 0xffff ? 2 : 1;
      const light = tables.light.some(([a, b]) => a <= point && point <= b);
      yield [index, index + length, light ? 1 : tables.weight];
      index += length;
    }
  }
  function* weighted(text, first, last) {
    let behind = first;
    for (const match of text.slice(first, last).matchAll(EMOJI)) {
      const at = first + match.index;
      yield* letters(text, behind, at);
      behind = at + match[0].length;
      yield [at, behind, tables.weight];
    }
    yield* letters(text, behind, last);
  }
  function* graphemes(text, first, last) {
    for (const { segment, index } of segmenter.segment(text.slice(first, last))) {
      yield [first + index, first + index + segment.length, 1];
    }
  }
  function* between(text, fixed, cut) {
    let behind = 0;
    for (const [first, last, counts] of fixed) {
      yield* cut(text, behind, first);
      yield [first, last, counts];
      behind = last;
    }
    yield* cut(text, behind, text.length);
  }
  function shortened(text) {
    const found = serverLinks(text).map(([a, b]) => [a, b, tables.address]);
    const mentions = [];
    let next = 0;
    for (const match of text.matchAll(MENTION)) {
      const end = match.index + match[0].length;
      while (next < found.length && found[next][1] < end) next += 1;
      const free = next === found.length || end <= found[next][0];
      if (free && points(match[2]) <= tables.longest_host) {
        mentions.push([match.index, end, 1 + points(match[1])]);
      }
    }
    return [...found, ...mentions].sort((a, b) => a[0] - b[0]);
  }
  const CUTS = {
    weighted: (text) => between(text, links(text).map(([a, b]) => [a, b, tables.address]), weighted),
    graphemes: (text) => graphemes(text, 0, text.length),
    server: (text) => between(text, shortened(text), graphemes),
    * emoji_bytes(text) {
      const encoder = new TextEncoder();
      for (const [first, last] of graphemes(text, 0, text.length)) {
        const segment = text.slice(first, last);
        EMOJI_HERE.lastIndex = 0;
        yield [first, last, EMOJI_HERE.test(segment) ? encoder.encode(segment).length : points(segment)];
      }
    },
    * code_units(text) {
      let index = 0;
      for (const letter of text) yield [index, index += letter.length, letter.length];
    },
  };

  function measure(given, platform, warning = "") {
    const limit = tables.limits[platform];
    if (!limit) return null;
    const text = limit.unit === "weighted" ? newlines(given).normalize("NFC") : newlines(given);
    let count = limit.unit === "server" ? [...segmenter.segment(warning)].length : 0;
    let passedAt = null;
    for (const [first, , counts] of CUTS[limit.unit](text)) {
      count += counts;
      if (passedAt === null && count > limit.most) passedAt = first;
    }
    const bytes = new TextEncoder().encode(text).length;
    const excessBytes = limit.most_bytes ? Math.max(0, bytes - limit.most_bytes) : 0;
    const excess = Math.max(0, count - limit.most);
    const before = passedAt === null ? [] : [...text.slice(0, passedAt)];
    const words = before.slice(-tables.quoted).join("").replace(/[\n ]+/g, " ").replace(/^ | $/g, "");
    const fullAfter = before.length > tables.quoted ? `…${words}` : words;
    return { fullAfter, limit, text, count, passedAt, excess, left: limit.most - count, bytes, excessBytes,
      fits: !excess && !excessBytes };
  }

  // What stands out in a text, each [where it begins, where it ends, "link", "tag" or "name"], in order.
  function marks(text, platform) {
    const rule = tables.marks[platform] ?? tables.marks[""];
    const every = (found, sign) => [...found].map((m) => [m.index, m.index + m[0].length, sign]);
    const spans = (rule.links === "server" ? serverLinks(text) : rule.links ? links(text) : [])
      .sort((a, b) => a[0] - b[0]).map(([a, b]) => [a, b, "link"]);
    const signs = every(text.matchAll(HASHTAG), "tag").slice(0, rule.tags);
    if (rule.names) signs.push(...every(text.matchAll(NAMED), "name"));
    const found = [];
    let behind = 0, next = 0;
    for (const sign of signs.sort((a, b) => a[0] - b[0])) {
      for (; next < spans.length && spans[next][0] < sign[1]; next += 1) {
        found.push(spans[next]);
        behind = Math.max(behind, spans[next][1]);
      }
      if (sign[0] >= behind) { found.push(sign); behind = sign[1]; }
    }
    return [...found, ...spans.slice(next)];
  }

  // Where a text is folded away: [its place, how many characters stand before it]; null where all is shown.
  function fold(text, platform) {
    const most = tables.limits[platform]?.fold;
    const all = most ? [...text] : [];
    if (!most || all.length <= most) return null;
    const at = Math.max(all.lastIndexOf(" ", most), all.lastIndexOf("\n", most));
    const n = at > 0 ? at : most;
    return [all.slice(0, n).join("").length, n];
  }

  function shown(address, platform) {
    if (!tables.shortened.includes(platform)) return address;
    const bare = [...address.replace(/^https?:\/\/(?:www\.)?/i, "")];
    return bare.length <= tables.shown ? bare.join("") : `${bare.slice(0, tables.shown).join("")}…`;
  }

  globalThis.ambassadeCounting = {
    measure,
    marks,
    fold,
    shown,
    newlines,
    hashtags: (text) => [...text.matchAll(HASHTAG)].map((match) => match[1]),
    differentLinks(text) {
      const plain = newlines(text);
      return [...new Set(links(plain).map(([a, b]) => plain.slice(a, b)))];
    },
  };
})();
