// Links from the search page to listings: of what a text is the name of, and where nothing was found.

import { CONTENT_LANG, element } from "./search-box.js";
import { ask, at } from "./search-client.js";

const LISTED = ["place", "deed", "field"]; // kinds of suggestions

function chips(ways) {
  const items = ways.map(({ label, note, address }) => {
    const made = element("a", "gs-chip", label.map(([text]) => text).join(""), note && ` (${note})`);
    made.lang = CONTENT_LANG;
    made.href = at(address);
    return element("li", "", made);
  });
  return element("ul", "gs-chips", ...items);
}

function listings() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".gs-search-ways h2 a");
  const items = Array.from(links, (link) => {
    const made = element("a", "gs-chip", link.textContent);
    made.href = link.href;
    return element("li", "", made);
  });
  return element("ul", "gs-chips", ...items);
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
  if (drops.length) notice.append(element("ul", "gs-chips", ...drops.map((each) => element("li", "", each))));
  const { groups } = text ? await ask({ type: "suggest", text }) : { groups: [] };
  const found = groups.filter(({ kind }) => LISTED.includes(kind)).flatMap(({ items }) => items);
  if (!drops.length || found.length) {
    notice.append(element("p", "", guongText("search.ways")), found.length ? chips(found) : listings());
  }
  notice.hidden = !notice.hasChildNodes();
}
