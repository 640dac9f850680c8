// Buttons that copy a text: <button data-copy="id-of-the-text" data-copied="Copied"><span>Copy</span></button>.
(() => {
  const ready = () => {
    for (const button of document.querySelectorAll("[data-copy]:not([data-am-ready])")) {
      button.dataset.amReady = "";
      const label = button.querySelector("span:last-child");
      const words = label.textContent;
      let timer = 0;
      button.addEventListener("click", async () => {
        const source = document.getElementById(button.dataset.copy);
        const text = (source.value ?? source.textContent).trim();
        try {
          await navigator.clipboard.writeText(text);
        } catch {
          const folded = source.closest("details");
          if (folded) folded.open = true;
          if (source.select) {
            source.select();
          } else {
            const range = document.createRange();
            range.selectNodeContents(source);
            const selection = getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
          }
          if (!document.execCommand("copy")) return;
        }
        label.textContent = button.dataset.copied;
        clearTimeout(timer); // of an earlier press, whose two seconds are over sooner
        timer = setTimeout(() => { label.textContent = words; }, 2000);
      });
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
