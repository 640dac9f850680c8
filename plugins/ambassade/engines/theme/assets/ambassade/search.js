/* The search: Pagefind's indexes, one a language, loaded when the box is first used; results by what they are. */
{
  const PLENTY = 3 // results, after which no other program is loaded to find more
  const KINDS = ["person", "network", "post", "entry", "message", "collection", "page"]
  const box = document.querySelector("[data-am-search]")
  const toggle = document.getElementById("__search")
  const form = box.querySelector("form")
  const input = box.querySelector("input")
  const state = box.querySelector("[role=status]")
  const list = box.querySelector(".am-found")
  const scroll = box.querySelector(".md-search__scrollwrap")
  const say = box.dataset
  const root = new URL(say.amSearch, location.href)
  const languages = say.languages.split(" ")
  const narrow = box.querySelector(".am-refine")
  const fields = narrow.querySelector(".am-refine__fields")
  const drawer = narrow.querySelector("details")
  const chips = narrow.querySelector(".am-refine__chosen")
  const chosen = {}
  const engines = new Map()
  let turn = 0 // of the search or the choice that was begun last, and of the last that came to its end
  let settled = 0
  let running
  let timer = 0
  let from = null
  let names
  let facets
  let words
  let all = KINDS.map(() => [])

  /* Words as an index has them, and as names are compared: no case, accents or ligatures. */
  const SPELLED = { "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th" }
  const fold = text => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[œæßøđðłıþ]/g, sign => SPELLED[sign])
  const wordsOf = text => fold(text).match(/[\p{L}\p{N}]+/gu) || []

  /* An index and its language's program, which asks the indexes of `others` too: their endings it takes for its own. */
  const engine = (language, others = []) => {
    if (!engines.has(language)) {
      const folder = name => new URL(`pagefind/${name}/`, root).href
      const settings = { baseUrl: "/", excerptLength: 16 }
      const made = import(`${folder(language)}pagefind.js`).then(async pagefind => {
        const program = pagefind.createInstance({ ...settings, basePath: folder(language), noWorker: true })
        await program.filters() // tells whether it came: without it the next would wait for ever
        await Promise.all(others.map(other => program.mergeIndex(folder(other), { ...settings, language: other })))
        return program
      })
      engines.set(language, made)
    }
    return engines.get(language)
  }
  const first = () => engine(languages[0], languages.slice(1))

  /* What a program finds, by language and kind: a fragment's name says both. */
  const ask = async (language, query) => {
    const found = Object.fromEntries(languages.map(each => [each, KINDS.map(() => [])]))
    try {
      const { results } = await (await (language === languages[0] ? first() : engine(language))).search(query)
      for (const result of results) {
        const [of, [kind]] = result.id.split("_")
        found[of]?.[kind]?.push(Object.assign(result, { language: of }))
      }
    } catch (fault) {
      engines.delete(language) // the next query tries again
      throw fault
    }
    return found
  }

  const merged = (first, second) =>
    first.map((group, kind) => [...group, ...second[kind]].sort((a, b) => b.score - a.score))

  /* How many letters are wrong, swapped, missing or too many between a word and the nearest beginning of another. */
  const distance = (word, other, most) => {
    let before = []
    let row = [...Array(other.length + 1).keys()]
    for (let i = 1; i <= word.length; i++) {
      const next = [i]
      for (let j = 1; j <= other.length; j++) {
        const same = word[i - 1] === other[j - 1] ? 0 : 1
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same)
        if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1)
        }
      }
      if (Math.min(...next) > most) return most + 1
      before = row
      row = next
    }
    return Math.min(...row.slice(Math.max(0, word.length - most)))
  }

  /* The words of a query that nothing has: for those Pagefind takes whatever begins with fewer of their letters. */
  const unknownOf = (asked, shown, kept = 3) => {
    const begins = (words, least, off) => asked.map(word => {
      const start = word.slice(0, Math.max(least, word.length - off))
      return words.some(other => other.startsWith(start))
    })
    const matched = shown.flatMap(each => {
      const words = each.raw_content.split(/\s+/)
      return each.locations.flatMap(place => wordsOf(words[place] || ""))
    })
    const named = shown.flatMap(each => wordsOf(`${each.meta.title} ${each.meta.also || ""}`))
    const inText = begins(matched, kept, 4)
    const inName = begins(named, 4, 1)
    return asked.filter((_, place) => !inText[place] && !inName[place])
  }

  /* Whether all words of a query are in the name of one thing that was found. */
  const isName = (asked, shown) => shown.some(each => {
    const words = wordsOf(each.meta.title)
    return asked.every(word => words.some(other => other.startsWith(word)))
  })

  /* The query with mistyped names mended, and without other words that nothing has; empty where none are left. */
  const mended = async (asked, unknown) => {
    names ??= fetch(new URL("pagefind/names.txt", root)).then(answer => answer.ok ? answer.text() : "")
      .then(text => text.split("\n").filter(Boolean))
    const known = await names.catch(() => { names = undefined; return [] })
    return asked.map(word => {
      if (!unknown.includes(word)) return word
      if (word.length < 4 || /\d/.test(word)) return ""
      let least = word.length > 6 ? 2 : 1
      let best = ""
      for (const name of known) {
        if (name.length < word.length - least) continue
        const far = distance(word, name, least)
        if (far < least || (far === least && !best)) [least, best] = [far, name]
      }
      return best
    }).filter(Boolean).join(" ")
  }

  const element = (tag, name, text) => {
    const made = document.createElement(tag)
    if (name) made.className = name
    if (text !== undefined) made.textContent = text
    return made
  }

  /* An excerpt: its marks are elements, everything else is text, in which Pagefind writes two signs as in HTML. */
  const excerpt = html => {
    const made = element("span", "am-found__text")
    for (const part of html.split(/(<mark>.*?<\/mark>)/)) {
      const marked = /^<mark>(.*)<\/mark>$/.exec(part)
      const text = (marked ? marked[1] : part).replace(/<\/?mark>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">")
      made.append(marked ? element("mark", "", text) : text)
    }
    return made
  }

  const line = (found, kind) => {
    const [path, picture] = found.raw_url.split(" ")
    const link = element("a", "am-found__link")
    link.href = new URL(path, root).href
    if (picture) {
      const image = element("img", kind === "person" ? "am-face" : "am-flag")
      image.src = new URL(picture, root).href
      image.alt = ""
      image.width = image.height = 32
      link.append(image)
    }
    const words = element("span", "am-found__words")
    words.append(element("b", "", found.meta.title), excerpt(found.excerpt))
    link.append(words)
    const item = element("li")
    item.append(link)
    return item
  }

  /* What results are narrowed by: one small file an index, asked for when somebody first narrows. */
  const json = async path => {
    const answer = await fetch(new URL(`pagefind/${path}facets.json`, root))
    if (!answer.ok) throw new Error(answer.status)
    return answer.json()
  }
  const loadFacets = () => {
    facets ??= Promise.all(["", ...languages.map(language => `${language}/`)].map(json)).then(([known, ...every]) => {
      words = known
      return Object.fromEntries(languages.map((language, number) => [language, Object.fromEntries(
        Object.entries(every[number]).map(([facet, { sets, of }]) => [facet, { of, sets: sets.map(text => text.split(" ").filter(Boolean)) }]))]))
    })
    return facets
  }
  /* The number at the end of a fragment's name, in the notation of 36, is its page's in the columns of the facets. */
  const values = (tables, result, facet) => {
    const { sets, of } = tables[result.language][facet]
    return sets[of[parseInt(result.id.slice(-4), 36)]]
  }

  /* What is left of groups; and of each facet how many would be left with each value. */
  const narrowed = (tables, groups) => {
    const counts = Object.fromEntries(Object.keys(words[""]).map(facet => [facet, new Map()]))
    const asked = Object.entries(chosen)
    const left = groups.map(group => group.filter(result => {
      const failed = asked.filter(([facet, value]) => !values(tables, result, facet).includes(value))
      for (const [facet, found] of Object.entries(counts)) {
        if (failed.length > 1 || (failed.length && failed[0][0] !== facet)) continue
        for (const value of values(tables, result, facet)) found.set(value, (found.get(value) || 0) + 1)
      }
      return !failed.length
    }))
    return [left, counts]
  }

  /* The choices as lists of values that are there, with their counts; what is chosen stays, with none too. */
  const offer = counts => {
    for (const [facet, title] of Object.entries(words[""])) {
      let field = fields.querySelector(`[name="${facet}"]`)
      if (!field) {
        const label = element("label", "am-refine__field", title)
        field = element("select")
        field.name = facet
        field.addEventListener("change", () => choose(facet, field.value))
        label.append(field)
        fields.append(label)
      }
      const found = counts[facet]
      if (chosen[facet] && !found.has(chosen[facet])) found.set(chosen[facet], 0)
      const options = [...found].map(([value, count]) => [words[facet]?.[value] ?? value, value, count])
        .sort((a, b) => a[0].localeCompare(b[0], document.documentElement.lang))
      field.replaceChildren(new Option(say.any, ""), ...options.map(([name, value, count]) => new Option(`${name} (${count})`, value)))
      field.value = chosen[facet] || ""
      field.parentElement.hidden = !options.length
    }
    chips.replaceChildren(...Object.entries(chosen).map(([facet, value]) => {
      const chip = element("button", "am-refine__chip", `${words[facet]?.[value] ?? value} `)
      chip.type = "button"
      const cross = element("span", "", "×")
      cross.setAttribute("aria-hidden", "true")
      chip.append(cross, element("span", "am-vh", say.remove))
      chip.addEventListener("click", async () => {
        await choose(facet, "")
        const next = chips.querySelector("button") || drawer.firstElementChild
        next.focus()
      })
      return chip
    }))
    chips.hidden = !chips.children.length
  }

  /* The groups as they are to be shown: all, while nothing is chosen and no choice is offered. */
  const fitting = async groups => {
    if (!facets) return groups
    const [left, counts] = narrowed(await facets, groups)
    offer(counts)
    return left
  }

  const choose = async (facet, value) => {
    if (value) chosen[facet] = value
    else delete chosen[facet]
    if (timer || turn !== settled) return begin() // what is there answers an older question
    const mine = ++turn
    try {
      const left = await fitting(all)
      if (mine !== turn) return
      await show(left, mine)
      if (mine === turn) state.textContent = count(left) ? told(count(left)) : say.narrowed
    } catch {
      if (mine === turn) state.textContent = say.failed
    }
    settled = Math.max(settled, mine)
  }

  drawer.addEventListener("toggle", async () => {
    if (!drawer.open || facets) return
    try {
      await loadFacets()
      await fitting(all)
    } catch {
      facets = undefined
      drawer.open = false
      state.textContent = say.failed
    }
  })

  /* Show groups; the values of what is shown. */
  const show = async (groups, mine) => {
    const parts = []
    const shown = []
    for (const [number, group] of groups.entries()) {
      if (!group.length) continue
      const kind = KINDS[number]
      const section = element("section", "am-found__group")
      const head = element("h2", "am-found__head", say[kind])
      head.id = `am-found-${kind}`
      head.append(element("span", "am-found__count", String(group.length)))
      section.setAttribute("aria-labelledby", head.id)
      const items = element("ul")
      const more = element("button", "am-found__more")
      more.type = "button"
      let at = 0
      const add = async count => {
        const data = await Promise.all(group.slice(at, at + count).map(result => result.data()))
        at += data.length
        items.append(...data.map(each => line(each, kind)))
        more.textContent = say.more.replace("#", group.length - at)
        more.hidden = at >= group.length
        return data
      }
      more.addEventListener("click", async () => {
        const next = items.children.length
        await add(15)
        items.children[next]?.firstElementChild.focus()
      })
      shown.push(...await add(kind === "person" ? 5 : 3))
      section.append(head, items, more)
      parts.push(section)
    }
    if (mine === turn) {
      const held = list.contains(document.activeElement) && document.activeElement.href
      list.replaceChildren(...parts)
      scroll.scrollTop = 0
      if (held) [...list.querySelectorAll("a")].find(link => link.href === held)?.focus()
    }
    return shown
  }

  /* The values of what fits best, of whatever kind. */
  const best = groups =>
    Promise.all(groups.flat().sort((a, b) => b.score - a.score).slice(0, 3).map(result => result.data()))

  /* The values of what would be shown first if nothing were chosen. */
  const foremost = groups => Promise.all(groups.flatMap(group => group.slice(0, 3)).map(result => result.data()))

  const count = groups => groups.reduce((sum, group) => sum + group.length, 0)
  const told = number => number === 1 ? say.one : say.many.replace("#", number)

  const find = async query => {
    const mine = ++turn
    await seek(query, mine)
    settled = Math.max(settled, mine)
  }

  /* The search for what stands in the box, at once. */
  const begin = () => {
    clearTimeout(timer)
    timer = 0
    running = find(input.value)
    return running
  }

  const seek = async (query, mine) => {
    if (!query.trim()) {
      list.replaceChildren()
      all = KINDS.map(() => [])
      narrow.hidden = true
      state.textContent = say.start
      return
    }
    if (location.protocol === "file:") {
      state.textContent = say.file
      return
    }
    state.textContent = say.wait
    try {
      const search = async words => {
        const asked = wordsOf(words)
        const has = async (groups, language) =>
          count(groups) > 0 && !unknownOf(asked, await best(groups), language === languages[0] ? 3 : 4).length
        let groups = KINDS.map(() => [])
        let known = false
        const take = more => {
          groups = known ? merged(groups, more) : more
          known = true
        }
        if (words) {
          // An index that lacks a word has only what begins like it: of other languages nobody asked for that.
          const found = await ask(languages[0], words)
          const lacking = []
          for (const language of languages) {
            if (await has(found[language], language)) take(found[language])
            else if (language !== languages[0]) lacking.push(language)
          }
          if (!known) groups = found[languages[0]]
          // By the endings of their own language others may have it all the same: asked where little was found.
          if (lacking.length && !(known && (count(groups) >= PLENTY || isName(asked, await best(groups))))) {
            for (const language of lacking) {
              if (mine !== turn) return null
              const more = (await ask(language, words))[language]
              if (await has(more, language)) take(more)
            }
          }
        }
        if (mine !== turn) return null
        let shown = await show(await fitting(groups), mine)
        if (Object.keys(chosen).length) shown = await foremost(groups)
        return { groups, shown }
      }
      let result = await search(fold(query))
      if (!result || mine !== turn) return
      const asked = wordsOf(query)
      const unknown = unknownOf(asked, result.shown)
      let other = ""
      if (unknown.length) {
        other = await mended(asked, unknown)
        if (mine !== turn) return
        result = await search(other)
        if (!result || mine !== turn) return
      }
      all = result.groups
      narrow.hidden = !count(all) && !Object.keys(chosen).length
      const left = await fitting(all)
      if (mine !== turn) return
      const number = count(left)
      const typed = sentence => sentence.replace("@", () => query.trim())
      const said = number ? told(number) : count(all) ? say.narrowed : typed(say.none)
      state.textContent = number && other ? `${typed(say.instead.replace("%", other))} ${said}` : said
    } catch {
      if (mine !== turn) return
      state.textContent = say.failed
      list.replaceChildren() // of an older question
    }
  }

  const open = () => {
    if (!toggle.checked) toggle.click()
  }
  const close = () => {
    if (toggle.checked) toggle.click()
  }
  const links = () => [input, ...list.querySelectorAll("a, button:not([hidden])")]

  toggle.addEventListener("change", () => {
    if (toggle.checked) {
      input.focus()
    } else if (box.contains(document.activeElement)) {
      const back = from && from !== document.body ? from : document.querySelector("[data-am-toggle=__search]")
      document.activeElement.blur()
      back?.focus()
    }
  })
  input.addEventListener("focus", event => {
    if (!toggle.checked) from = event.relatedTarget
    open()
    if (location.protocol !== "file:") first().catch(() => engines.delete(languages[0])) // told where something is asked
  })
  input.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(begin, 150)
  })
  form.addEventListener("reset", () => {
    for (const facet of Object.keys(chosen)) delete chosen[facet]
    input.value = ""
    begin()
    input.focus()
  })
  form.addEventListener("submit", async event => {
    event.preventDefault()
    if (timer) begin()
    let last
    while (last !== running) await (last = running) // what is shown may answer an older question
    if (toggle.checked) list.querySelector("a")?.click()
  })
  box.addEventListener("focusout", event => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close()
  })
  document.addEventListener("keydown", event => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    const busy = document.activeElement?.closest("input, select, textarea, [contenteditable]")
    if (!busy && !toggle.checked && ["/", "s", "f"].includes(event.key)) {
      event.preventDefault()
      from = document.activeElement
      open()
      return
    }
    if (!toggle.checked || !box.contains(document.activeElement)) return
    if (event.key === "Escape") {
      event.preventDefault()
      close()
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.target.closest("select")) {
      event.preventDefault()
      const all = links()
      const step = event.key === "ArrowDown" ? 1 : all.length - 1
      all[(all.indexOf(document.activeElement) + step) % all.length].focus()
    }
  })

  const asked = new URLSearchParams(location.search).get("q")
  if (asked && !document.querySelector("main form")) {
    input.value = asked.slice(0, 200)
    open()
    begin()
  }
}
