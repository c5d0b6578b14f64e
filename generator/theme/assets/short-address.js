// Opens the entry of a short address (/b/kalo/) or of a typed code, where the host has no redirects for them.
// The codes are looked up in a page of the site, which readers without scripts can open as well.

const site = new URL("../", import.meta.url);
const status = /** @type {HTMLElement} */ (document.querySelector("[data-short-status]"));
const typed = new URLSearchParams(location.search).get("ma");
const code = typed?.toLowerCase().replace(/[^a-z]/g, "") ?? codeIn(location.href);

if (code) open(code);

/** Return the code in an address below /b/; none in another. @param {string} address */
function codeIn(address) {
  const short = new URL("b/", site).href;
  return address.startsWith(short) ? /^([a-z]{4,6})\/?(?:[?#]|$)/i.exec(address.slice(short.length))?.[1].toLowerCase() : "";
}

/** @param {string} code */
async function open(code) {
  status.textContent = guongText("short.opening");
  const page = new URL(`b/${code.slice(0, 2)}/`, site);
  try {
    const response = await fetch(page);
    const found = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
    const link = found.getElementById(code)?.querySelector("a");
    if (link) {
      location.replace(new URL(/** @type {string} */ (link.getAttribute("href")), page));
      return;
    }
    if (found.getElementById(code)) {
      location.replace(`${page}#${code}`);
      return;
    }
  } catch {
    // Offline: as if nothing was found.
  }
  status.textContent = guongText("short.none", { code });
}
