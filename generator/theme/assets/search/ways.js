// Links from the search page to listings: of what a text is the name of, and where nothing was found.

import { CONTENT_LANG, element } from "./search-box.js";
import { ask, at } from "./search-client.js";

const LISTED = ["place", "deed", "field"]; // kinds of suggestions

/** @param {HTMLElement[]} links */
const listOf = (links) => element("ul", "gs-chips", ...links.map((each) => element("li", "", each)));

function chips(ways) {
  const links = ways.map(({ label, note, address }) => {
    const made = element("a", "gs-chip", label.map(([text]) => text).join(""), note && ` (${note})`);
    made.lang = CONTENT_LANG;
    made.href = at(address);
    return made;
  });
  return listOf(links);
}

function listings() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const headings = document.querySelectorAll(".gs-search-ways h2 a");
  const links = Array.from(headings, ({ href, textContent }) => {
    const made = element("a", "gs-chip", textContent);
    made.href = href;
    return made;
  });
  return listOf(links);
}

/** Return the links to the pages of terms and places. */
export function terms(ways) {
  return [element("p", "", guongText("search.terms")), chips(ways)];
}

/**
 * Offer ways on where nothing was found: links that drop a choice, then places, deeds and fields of these words (old
 * names lead to today's), or else the ways that readers without search have.
 */
export async function offer(notice, text, drops) {
  if (drops.length) notice.append(listOf(drops));
  const { groups } = text ? await ask({ type: "suggest", text }) : { groups: [] };
  const found = groups.filter(({ kind }) => LISTED.includes(kind)).flatMap(({ items }) => items);
  if (!drops.length || found.length) {
    notice.append(element("p", "", guongText("search.ways")), found.length ? chips(found) : listings());
  }
  notice.hidden = !notice.hasChildNodes();
}
