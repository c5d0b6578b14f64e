// Fills the page that other sites show in a frame: the card of an entry, or the newest entries of a listing.
// Texts from files go into the page as text alone, never as HTML (docs/spec/embeds.md).

const SCHEMES = /** @type {Record<string, string>} */ ({ toi: "dark", sang: "light" });
const SCENES = { "linh-vuc/": "gs-cover--", "viec-tot/": "gs-deed--" };
const USUAL = 3;
const MOST = 10;

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const content = /** @type {HTMLElement} */ (main.querySelector("[data-content]"));
const root = new URL(main.dataset.root ?? "", location.href).href;
const asked = new URLSearchParams(location.search);

/** Applies a colour scheme in place of the reader's own. @param {string} scheme */
function applyScheme(scheme) {
  document.documentElement.style.colorScheme = scheme;
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme")) {
        rule.media.mediaText = scheme === "dark" ? "all" : "not all";
      }
    }
  }
}

/** Tells the site around the frame how high the content is. */
function reportHeight() {
  if (parent === self) return;
  new ResizeObserver(() => {
    const height = Math.ceil(main.getBoundingClientRect().height);
    parent.postMessage({ type: "guong-sang:height", height }, "*");
  }).observe(main);
}

/** @param {string} state "loading", "gone", "failed", or "" for the content */
function show(state) {
  content.hidden = state !== "";
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll("[data-state]"))) {
    each.hidden = each.dataset.state !== state;
  }
}

/** Fills the places of an element that are named; a place without a value goes. @param {ParentNode} element @param {Record<string, unknown>} values */
function fill(element, values) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-value]"))) {
    const value = values[place.dataset.value ?? ""];
    if (value) place.textContent = String(value);
    else place.remove();
  }
}

/** Makes the link of a title lead to an entry. @param {ParentNode} element @param {string} address */
function lead(element, address) {
  const link = element.querySelector("a");
  const url = new URL(address, root);
  if (link && url.href.startsWith(root)) link.href = url.href;
}

/** @param {ParentNode} element @param {string[]} names */
function drawCover(element, names) {
  const cover = /** @type {HTMLElement} */ (element.querySelector("[data-cover]"));
  cover.classList.add(...names);
  cover.setAttribute("aria-hidden", "true");
  cover.hidden = false;
}

/** @param {string} path */
async function read(path) {
  // Asks whether the file is still the same, so that a withdrawn entry is gone at once.
  const response = await fetch(root + path, { cache: "no-cache", credentials: "omit" });
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) throw new Error(response.statusText);
  return response;
}

async function showCard() {
  const identifier = asked.get("b") ?? "";
  if (!/^[0-9a-f]{16}$/.test(identifier)) return show("gone");
  const file = await read(`nhung/the/${identifier.slice(0, Number(main.dataset.digits))}.json`);
  const card = (await file?.json())?.[identifier];
  if (!card) return show("gone");
  fill(content, card);
  lead(content, card.address);
  document.title = card.title;
  if (card.photo) {
    const photo = Object.assign(document.createElement("img"), { className: "gs-frame__photo", alt: "", src: root + card.photo });
    content.querySelector(".gs-frame__picture")?.append(photo);
  } else {
    drawCover(content, [...card.cover.map((/** @type {string} */ each) => `gs-cover--${each}`), ...(card.deed ? [`gs-deed--${card.deed}`] : [])]);
    if (card.figure) drawFigure(card.figure);
  }
  show("");
}

/** @param {string[]} figure its size, the words before the number, the number, the words after it, the label */
function drawFigure([size, before, number, after, label]) {
  const place = /** @type {HTMLElement} */ (content.querySelector("[data-figure]"));
  const [value, words] = place.children;
  place.classList.add(`gs-cover__text--${size}`);
  value.append(before, " ");
  if (number) value.append(Object.assign(document.createElement("b"), { textContent: number }), " ", after);
  words.textContent = label;
  place.hidden = false;
}

async function showListing() {
  const address = asked.get("muc") ?? "";
  if (!/^([a-z0-9-]+\/)+$/.test(address)) return show("gone");
  const file = await read(`${address}atom.xml`);
  if (!file) return show("gone");
  const feed = new DOMParser().parseFromString(await file.text(), "application/xml").documentElement;
  if (feed.localName !== "feed") throw new Error(feed.localName);
  const name = textOf(feed, "title").replace(` – ${main.querySelector(".gs-frame__source a")?.textContent}`, "");
  fill(content, { name });
  lead(content, address);
  const list = /** @type {HTMLElement} */ (content.querySelector("ul"));
  const row = /** @type {HTMLTemplateElement} */ (content.querySelector("template"));
  // The URLs of a feed are those of the published site; in a copy of it, links stay within the copy.
  const home = (feed.querySelector(":scope > link[rel=self]")?.getAttribute("href") ?? "").replace(`${address}atom.xml`, "");
  for (const entry of Array.from(feed.querySelectorAll(":scope > entry")).slice(0, count())) {
    const item = /** @type {DocumentFragment} */ (row.content.cloneNode(true));
    const url = entry.querySelector(":scope > link")?.getAttribute("href") ?? "";
    fill(item, { title: textOf(entry, "title"), summary: textOf(entry, "summary"), day: dayOf(entry), mark: markOf(entry) });
    lead(item, url.startsWith(home) ? url.slice(home.length) : "");
    drawCover(item, coverOf(entry));
    list.append(item);
  }
  document.title = content.querySelector("h1")?.textContent ?? "";
  show("");
}

function count() {
  return Math.min(MOST, Math.max(1, Math.trunc(Number(asked.get("so"))) || USUAL));
}

/** @param {Element} element @param {string} tag */
function textOf(element, tag) {
  return element.querySelector(`:scope > ${tag}`)?.textContent ?? "";
}

/** @param {Element} entry */
function dayOf(entry) {
  const day = new Date(`${textOf(entry, "published").slice(0, 10)}T00:00Z`);
  return day.toLocaleDateString(main.dataset.locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
}

/** Returns the word that tells a sample from a real entry. @param {Element} entry */
function markOf(entry) {
  const marks = ["nhan-vat-minh-hoa", "bai-mau"].map((term) => entry.querySelector(`:scope > category:not([scheme])[term=${term}]`));
  return marks.find(Boolean)?.getAttribute("label");
}

/** Returns the classes of the scene of an entry's field and deed; a commune's feed names none. @param {Element} entry */
function coverOf(entry) {
  const found = Object.entries(SCENES).map(([scheme, look]) => {
    const term = entry.querySelector(`:scope > category[scheme$="/${scheme}"]`)?.getAttribute("term") ?? "";
    return /^[a-z0-9-]+$/.test(term) ? look + term : "";
  });
  return found.filter(Boolean);
}

/** @type {Record<string, () => Promise<void>>} */
const SHOWN = { card: showCard, listing: showListing };

const scheme = SCHEMES[asked.get("giao-dien") ?? ""];
if (scheme) applyScheme(scheme);
show("loading");
reportHeight();
try {
  await SHOWN[main.dataset.shown ?? ""]();
} catch {
  show("failed");
}
