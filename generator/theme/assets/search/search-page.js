// The search page: its address holds the search, and all it shows follows from that.

import { CONTENT_LANG, element, marked, onTyping } from "./search-box.js";
import { ask, at, open } from "./search-client.js";
import { makeFacets } from "./facet-panel.js";

const PAUSE = 50; // less than the suggestions': what was found comes first
const PATIENCE = 400;
const FIRST = 5; // results shown before the rest is fetched: as many as a phone shows
const REST = 150; // and how long after: who types on wants something else
const STEP = 20;
const query = (selector) => /** @type {any} */ (document.querySelector(selector));
const find = (name) => query(`.gs-search__${name}`);
const status = find("status"); // a live region: what it holds is read out when it changes
const count = find("count");
const notice = find("notice");
const filters = find("filters");
const chosen = find("chosen");
const more = find("more");
const results = query(".gs-found");
const near = find("near");
const form = query(".gs-search .gs-find");
const input = form.querySelector(".gs-find__text");
const wide = matchMedia("(min-width: 60rem)");
const title = document.title;

let known = []; // the facets there are
let facets = null;
let state = { text: "", filters: {} };
let asked = 0;
let shown = 0;
let whole = 0; // results above the line

function readAddress() {
  const query = new URLSearchParams(location.search);
  const chosenValues = {};
  for (const { key } of known) {
    const values = query.getAll(key).filter((value, place, all) => value && all.indexOf(value) === place);
    if (values.length) chosenValues[key] = values;
  }
  return { text: (query.get("q") || "").trim(), filters: chosenValues };
}

function addressOf({ text, filters: values }) {
  const query = new URLSearchParams();
  if (text) query.append("q", text);
  for (const key of Object.keys(values)) for (const value of values[key]) query.append(key, value);
  const written = query.toString().replace(/%2F/g, "/");
  return location.pathname + (written && `?${written}`);
}

function withValues(key, values) {
  const next = { ...state.filters, [key]: values };
  if (!values.length) delete next[key];
  return { text: state.text, filters: next };
}

/** Search for something else; only a step, not every key typed, enters the history. */
function go(next, isStep) {
  const address = addressOf(next);
  if (address !== location.pathname + location.search) {
    try {
      history[isStep ? "pushState" : "replaceState"](null, "", address);
    } catch {
      // Browsers limit how often the address changes; the next change carries this one.
    }
  } else if (!isStep) {
    return;
  }
  state = next;
  refresh(STEP);
}

function link(className, next, ...children) {
  const made = element("a", className, ...children);
  made.href = addressOf(next);
  made.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (next.text !== state.text) input.value = next.text;
    go(next, true);
    if (!document.activeElement?.isConnected || made.contains(document.activeElement)) {
      status.focus();
    }
  });
  return made;
}

function resultOf(found) {
  const item = find("result").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`.gs-result__${name}`);
  part("label").firstElementChild.textContent = found.label;
  if (!found.sample) item.querySelector(".gs-sample").remove();
  const heading = part("title").firstElementChild;
  heading.href = at(found.address);
  heading.append(...marked(found.title));
  if (found.role) part("role").textContent = found.role;
  else part("role").remove();
  part("summary").append(...marked(found.summary));
  part("facts").textContent = [found.field, found.place, found.year].filter(Boolean).join(" · ");
  return element("li", "", item);
}

/** Append results, those that are near below a line; return the first one. */
function add(found) {
  const added = found.map(resultOf);
  const above = Math.max(0, whole - shown);
  results.append(...added.slice(0, above));
  near.lastElementChild.append(...added.slice(above));
  shown += added.length;
  return added[0];
}

function say(total, text) {
  count.hidden = false;
  const found = guongText(`search.${total ? "count" : "none"}${text && "_for"}`, { count: total, text });
  const advice = Object.keys(state.filters).length ? "search.widen" : "search.simplify";
  count.textContent = total ? found : `${found} ${guongText(advice)}`;
}

/** Load what is seldom needed. */
const ways = () => import("./ways.js");

function warn(...children) {
  notice.hidden = !children.length;
  notice.replaceChildren(...children);
}

/** Link to the search without the choice of a facet, or of all facets. */
function dropLink({ key, total }) {
  const labels = key ? state.filters[key].map((value) => facets.label(key, value)).join(", ") : "";
  const text = guongText(key ? "search.drop" : "search.drop_all", { label: labels, count: total });
  return link("gs-chip", key ? withValues(key, []) : { text: state.text, filters: {} }, text);
}

function explain({ whole, correction, total, also }) {
  const isCorrected = correction?.shown;
  const parts = [];
  if (also.length) parts.push(guongText("search.also", { words: also.join(", ") }), " ");
  if (!isCorrected && !whole && total) parts.push(guongText("search.nearest"), " ");
  if (correction) {
    const quoted = guongText("search.quoted", { text: correction.text });
    const corrected = link("", { ...state, text: correction.text }, quoted);
    const values = { text: state.text, correction: corrected, count: correction.total };
    parts.push(...guongParts(isCorrected ? "search.corrected" : "search.did_you_mean", values));
  }
  warn(...parts);
}

function showChosen() {
  const chips = [];
  for (const key of Object.keys(state.filters)) {
    for (const value of state.filters[key]) {
      const label = facets.label(key, value);
      const others = state.filters[key].filter((each) => each !== value);
      const name = element("span", "", label);
      name.lang = CONTENT_LANG; // not of the link, whose label for screen readers is in the interface's language
      const chip = link("gs-chip", withValues(key, others), name, " ×");
      chip.setAttribute("aria-label", guongText("search.unfilter", { label }));
      chips.push(element("li", "", chip));
    }
  }
  chosen.hidden = !chips.length;
  if (chips.length) {
    const all = link("gs-chip gs-chip--all", { text: state.text, filters: {} }, guongText("search.unfilter_all"));
    chips.push(element("li", "", all));
  }
  const list = element("ul", "gs-chips", ...chips);
  list.setAttribute("aria-label", guongText("search.filtered_by"));
  chosen.replaceChildren(list);
}

function show(found) {
  const corrected = found.correction?.shown;
  whole = found.whole || found.total;
  say(whole, corrected ? found.correction.text : state.text);
  explain(found);
  shown = 0;
  results.replaceChildren();
  near.lastElementChild.replaceChildren();
  near.hidden = whole === found.total;
  add(found.results);
  more.hidden = true;
  filters.hidden = !found.total && !Object.keys(state.filters).length; // nothing to narrow
  find("close").textContent = guongText(found.total ? "search.show" : "search.close", { count: whole });
}

/** Report an error with a way out; earlier results stay. */
function fail(error) {
  if (error === "unsupported") {
    document.documentElement.classList.add("gs-no-search");
    document.documentElement.classList.remove("gs-at-search");
    return;
  }
  const [text, label, action] =
    error === "schema"
      ? [guongText("search.outdated"), guongText("search.reload"), () => location.reload()]
      : [guongText("search.failed"), guongText("search.retry"), begin];
  const button = element("button", "gs-button", label);
  button.type = "button";
  button.addEventListener("click", action);
  count.hidden = true;
  warn(text, " ", button);
}

async function refresh(limit) {
  asked += 1;
  const mine = asked;
  const { text, filters: values } = state;
  document.title = text ? `${text} – ${title}` : title;
  const slow = sayWhenSlow();
  try {
    const asking = ask({ type: "search", text, filters: values, offset: 0, limit: FIRST });
    const found = await asking.finally(() => clearTimeout(slow));
    if (found.ways.length) await ways();
    if (mine !== asked) return;
    show(found);
    find("terms").replaceChildren(...(found.ways.length ? (await ways()).terms(found.ways) : []));
    showChosen();
    if (!found.total) await (await ways()).offer(notice, text, found.drops.map(dropLink));
    await facets.update(values);
    if (mine === asked) showChosen();
    if (found.total <= FIRST) return;
    await new Promise((resolve) => setTimeout(resolve, REST));
    if (mine === asked) await showRest(limit - FIRST);
  } catch (error) {
    if (mine === asked) fail(error.message);
  }
}

/** Append results; return the first one. */
async function showRest(limit) {
  const mine = asked;
  const { text, filters: values } = state;
  const found = await ask({ type: "search", text, filters: values, offset: shown, limit });
  if (mine !== asked) return null;
  const first = add(found.results);
  more.hidden = shown >= found.total || !first;
  return first;
}

async function showMore() {
  const mine = asked;
  try {
    const first = await showRest(STEP);
    if (first) first.querySelector("a").focus();
  } catch (error) {
    if (mine === asked) fail(error.message);
  }
}

/** Show the search of the address, as far as it was shown and scrolled. */
async function restore() {
  const { limit, top } = history.state || {};
  state = readAddress();
  input.value = state.text;
  await refresh(Math.max(limit || 0, STEP));
  if (top) scrollTo(0, top);
}

/** Say that something is searched for, unless the answer comes quickly. */
function sayWhenSlow() {
  const mine = asked;
  return setTimeout(() => {
    if (mine === asked) count.textContent = guongText("search.searching");
  }, PATIENCE);
}

async function begin() {
  const slow = sayWhenSlow();
  try {
    const manifest = await open().finally(() => clearTimeout(slow));
    if (!facets) {
      known = manifest.facets;
      facets = makeFacets(find("facets"), { facet: find("facet"), choice: find("choice") }, known, {
        count: (keys) => ask({ type: "counts", text: state.text, filters: state.filters, facets: keys }),
        choose: (key, values) => go(withValues(key, values), true),
      });
      if (wide.matches && manifest.eager) facets.openFirst();
    }
  } catch (error) {
    fail(error.message);
    return;
  }
  // Text typed before this script loaded wins.
  const typed = input.value.trim();
  state = readAddress();
  if (typed && typed !== state.text) go({ ...state, text: typed }, false);
  else restore();
}

const stopTyping = onTyping(input, PAUSE, () => facets && go({ ...state, text: input.value.trim() }, false));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  stopTyping();
  if (facets) go({ ...state, text: input.value.trim() }, true);
});
more.addEventListener("click", showMore);
find("close").addEventListener("click", () => {
  filters.open = false;
  status.focus();
  status.scrollIntoView();
});
addEventListener("popstate", () => {
  if (!facets || addressOf(readAddress()) === addressOf(state)) return; // a step within the page
  stopTyping();
  restore();
});
addEventListener("pagehide", () => {
  if (facets) history.replaceState({ limit: shown, top: scrollY }, "");
});
wide.addEventListener("change", () => (filters.open = wide.matches));
filters.open = wide.matches;
begin();
