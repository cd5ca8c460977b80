// Light, dark, or as the system has it. Material's own script restyles the whole page three times whenever a
// page opens; this one stands right behind the header, and chooses before there is a text to be restyled.
{
  const KEY = "palette";
  const form = document.querySelector("[data-palette]");
  const options = [...form.querySelectorAll("input")]; // each followed by the label that leads to the next
  const [automatic] = options;
  const fits = (option) => option !== automatic && matchMedia(option.dataset.mdColorMedia).matches;
  let chosen = recalled();

  function recalled() {
    try {
      return options[localStorage.getItem(KEY)] ?? automatic;
    } catch {
      return automatic; // storage is blocked
    }
  }

  function show() {
    const { dataset } = chosen === automatic ? options.find(fits) : chosen;
    for (const part of ["mdColorScheme", "mdColorPrimary", "mdColorAccent"]) document.body.dataset[part] = dataset[part];
    document.querySelector("meta[name=color-scheme]").content = dataset.mdColorScheme === "slate" ? "dark" : "light";
    for (const option of options) option.nextElementSibling.hidden = option !== chosen;
    chosen.checked = true;
  }

  // No colour fades into its successor: each would on its own. All are there after the next frame.
  function change() {
    document.body.dataset.mdColorSwitching = "";
    show();
    requestAnimationFrame(() => setTimeout(() => delete document.body.dataset.mdColorSwitching));
  }

  form.addEventListener("change", ({ target }) => {
    chosen = target;
    try {
      localStorage.setItem(KEY, options.indexOf(chosen));
    } catch {
      // The choice holds until the next page.
    }
    change();
  });
  form.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    const next = options[(options.indexOf(chosen) + 1) % options.length];
    next.click();
    next.focus();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change);
  show();

  // The search box, hidden as long as no script runs, would come later and move the header.
  document.documentElement.classList.replace("no-js", "js");
}
