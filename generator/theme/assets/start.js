// Runs before the page is drawn: what the reader chose last time is there from the start.
// The build writes `guongTexts`, the texts of the interface, before this script.
(() => {
  const root = document.documentElement;
  const { singular, texts } = guongTexts;

  /** A text with its values filled in, as parts to append: a value may be a node. `count` chooses the form. */
  globalThis.guongParts = (id, values = {}) => {
    const forms = texts[id];
    const text = typeof forms === "string" ? forms : singular.includes(values.count) ? forms.one : forms.other;
    return text.split(/\{(\w+)\}/).map((part, place) => {
      const value = place % 2 ? values[part] : part;
      return typeof value === "number" ? value.toLocaleString(root.lang) : value;
    });
  };
  /** A text with its values filled in. */
  globalThis.guongText = (id, values) => guongParts(id, values).join("");

  root.classList.replace("no-js", "js");
  try {
    const text = localStorage.getItem("gs-text");
    if (text) root.dataset.text = text;
    if (localStorage.getItem("gs-contrast") === "high") root.dataset.contrast = "high";
  } catch {
    // Storage is off: the page stays as it is by default.
  }
  const base = document.currentScript.src;
  const fromDisk = location.protocol === "file:";
  // The search page has a box of its own; from disk there is no search, so that page shows the ways in.
  if (location.pathname.replace("index.html", "") === new URL("../tim-kiem/", base).pathname) {
    root.classList.add(fromDisk ? "gs-no-search" : "gs-at-search");
    // Asked for together and now, instead of one after the other once the page is read.
    for (const name of fromDisk ? [] : ["search-page", "search-box", "search-client", "facet-panel"]) {
      const link = document.createElement("link");
      link.rel = "modulepreload";
      link.href = new URL(`search/${name}.js`, base).href;
      document.head.append(link);
    }
  }
  addEventListener("DOMContentLoaded", () => {
    if (!fromDisk) {
      import(new URL("reading-aids.js", base).href);
      if (document.querySelector(".gs-search")) import(new URL("search/search-page.js", base).href);
      else if (document.querySelector("[data-suggests]")) import(new URL("search/search-box.js", base).href);
      return;
    }
    // From disk no server answers for a folder, and modules do not load: lead links to the folder's index.html.
    for (const link of document.querySelectorAll("a[href]")) {
      const target = new URL(link.href);
      if (target.protocol === "file:" && target.pathname.endsWith("/")) {
        target.pathname += "index.html";
        link.href = target.href;
      }
    }
    for (const form of document.querySelectorAll("form[action$='/']")) form.action += "index.html";
  });
})();
