// Runs before the first paint, to apply the reader's saved choices without a flash.
// The build writes `guongTexts`, the texts of the interface, before this script.
(() => {
  const root = document.documentElement;
  const { singular, texts } = guongTexts;

  /** Return a text with its values filled in, as parts to append; `count` chooses the form. @type {GuongParts} */
  globalThis.guongParts = (id, values = {}) => {
    const forms = texts[id];
    const text = typeof forms === "string" ? forms : singular.includes(values.count) ? forms.one : forms.other;
    return text.split(/\{(\w+)\}/).map((part, place) => {
      const value = place % 2 ? values[part] : part;
      return typeof value === "number" ? value.toLocaleString(root.lang) : value;
    });
  };
  /** Return a text with its values filled in. @type {GuongText} */
  globalThis.guongText = (id, values) => guongParts(id, values).join("");

  root.classList.replace("no-js", "js");
  try {
    const text = localStorage.getItem("gs-text");
    if (text) root.dataset.text = text;
    if (localStorage.getItem("gs-contrast") === "high") root.dataset.contrast = "high";
  } catch {
    // Storage is disabled: the defaults apply.
  }
  const base = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const fromDisk = location.protocol === "file:";
  // The search page has its own box; opened from disk it cannot search and shows links to listings.
  if (location.pathname.replace("index.html", "") === new URL("../tim-kiem/", base).pathname) {
    root.classList.add(fromDisk ? "gs-no-search" : "gs-at-search");
    // Fetched in parallel and early, not one import after the other.
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
      if (document.querySelector("[data-short-status]")) import(new URL("short-address.js", base).href);
      if (document.getElementById("ngay-nay")) import(new URL("on-this-day.js", base).href);
      return;
    }
    // From disk, modules do not load and folders have no index: link to index.html.
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[href]"))) {
      const target = new URL(link.href);
      if (target.protocol === "file:" && target.pathname.endsWith("/")) {
        target.pathname += "index.html";
        link.href = target.href;
      }
    }
    for (const form of document.forms) if (form.action.endsWith("/")) form.action += "index.html";
  });
})();
