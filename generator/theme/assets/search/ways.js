// Links from the search page to listings: of what a text is the name of, and where nothing was found.

import { CONTENT_LANG, element } from "./search-box.js";
import { ask, at } from "./search-client.js";

const LISTED = ["place", "deed", "field"]; // kinds of suggestions
const LISTINGS = ["viec-tot", "linh-vuc", "dia-phuong", "nam"]; // facets whose listings have an index at this address

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

/**
 * Offer ways on where nothing was found: links that drop a choice, then places, deeds and fields of these words (old
 * names lead to today's), or else all listings.
 */
export async function offer(notice, text, facets, drops) {
  if (drops.length) notice.append(element("ul", "gs-chips", ...drops.map((each) => element("li", "", each))));
  const { groups } = text ? await ask({ type: "suggest", text }) : { groups: [] };
  const found = groups.filter(({ kind }) => LISTED.includes(kind)).flatMap(({ items }) => items);
  const listings = facets.filter(({ key }) => LISTINGS.includes(key));
  const all = listings.map(({ key, label }) => ({ label: [[label]], note: "", address: `${key}/` }));
  if (!drops.length || found.length) {
    notice.append(element("p", "", guongText("search.ways")), chips(found.length ? found : all));
  }
  notice.hidden = !notice.hasChildNodes();
}
