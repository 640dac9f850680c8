// The question of the home page: what is left open does not stand in the address of the answer.
for (const form of document.querySelectorAll("[data-ask]")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
}
