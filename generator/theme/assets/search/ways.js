// Links from the search page to listings: of what a text is the name of, and where nothing was found.

import { CONTENT_LANG, element } from "./search-box.js";
import { ask, at } from "./search-client.js";

function chips(ways) {
  const items = ways.map(({ label, note, address }) => {
    const made = element("a", "gs-chip", label.map(([text]) => text).join(""), note && ` (${note})`);
    made.lang = CONTENT_LANG;
    made.href = at(address);
    return element("li", "", made);
  });
  return element("ul", "gs-chips", ...items);
}

/** Return the links to the pages of terms and places. */
export function terms(ways) {
  return [element("p", "", guongText("search.terms")), chips(ways)];
}

/** Offer places and fields where no entry has the words; old names lead to today's. */
export async function offerPlaces(notice, text) {
  const { groups } = await ask({ type: "suggest", text });
  const found = groups.filter(({ kind }) => kind === "place" || kind === "field").flatMap(({ items }) => items);
  if (found.length) notice.append(element("p", "", guongText("search.ways")), chips(found));
  notice.hidden = !notice.hasChildNodes();
}
