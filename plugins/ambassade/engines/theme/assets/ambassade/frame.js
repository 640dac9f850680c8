/* The header's buttons: they set Material's own switches, which a keyboard does not reach. */
for (const button of document.querySelectorAll("[data-am-toggle]")) {
  const toggle = document.getElementById(button.dataset.amToggle)
  const drawer = toggle.id === "__drawer" && document.querySelector(".md-sidebar--primary")
  toggle.setAttribute("autocomplete", "off") // else browsers remember it over a reload and on the way back
  button.addEventListener("click", () => toggle.click())
  button.setAttribute("aria-expanded", String(toggle.checked))
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(toggle.checked))
    if (drawer && toggle.checked) drawer.querySelector(".md-nav__link")?.focus()
  })
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !toggle.checked || !drawer) return
    toggle.click()
    button.focus()
  })
}

/* In another language the page keeps what was chosen on it and the place in it. */
for (const link of document.querySelectorAll("[data-am-language]")) {
  const plain = link.getAttribute("href")
  const follow = () => { link.href = plain + location.search + location.hash }
  for (const event of ["pointerdown", "keydown", "click"]) link.addEventListener(event, follow)
}

/* Light or dark: kept once it is chosen; until then as the reader's system says, also where it changes its mind. */
{
  const show = scheme => {
    document.body.setAttribute("data-md-color-scheme", scheme)
    document.documentElement.style.colorScheme = scheme === "slate" ? "dark" : "light"
  }
  const buttons = [...document.querySelectorAll("[data-am-scheme]")]
  for (const button of buttons) {
    button.addEventListener("click", () => {
      show(button.dataset.amScheme)
      try { __md_set("__palette", { color: { scheme: button.dataset.amScheme } }) } catch { /* not kept */ }
      buttons.find(other => other !== button && other.parentElement === button.parentElement)?.focus()
    })
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", event => {
    try { if (__md_get("__palette")) return } catch { /* nothing is kept */ }
    show(event.matches ? "slate" : "default")
  })
}
