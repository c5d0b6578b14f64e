// Runs before the page is drawn: what the reader chose last time is there from the start.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const text = localStorage.getItem("gs-text");
    if (text) root.dataset.text = text;
    if (localStorage.getItem("gs-contrast") === "high") root.dataset.contrast = "high";
  } catch {
    // Storage is off: the page stays as it is by default.
  }
  const base = document.currentScript.src;
  addEventListener("DOMContentLoaded", () => {
    if (location.protocol !== "file:") {
      import(new URL("reading-aids.js", base).href);
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
  });
})();
