/* The header's buttons: they set Material's own switches, which a keyboard does not reach. */
for (const button of document.querySelectorAll("[data-am-toggle]")) {
  const toggle = document.getElementById(button.dataset.amToggle)
  const drawer = toggle.id === "__drawer" && document.querySelector(".md-sidebar--primary")
  button.addEventListener("click", () => toggle.click())
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
