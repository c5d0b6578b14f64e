// This project's search without its worker: the browser slows down a page's own thread alone when asked to.

import { excerpt, marked } from "/assets/search/excerpt.js";
import { best, rank } from "/assets/search/ranking.js";
import { openIndex } from "/assets/search/index-reader.js";

let index = null;

export async function open() {
  index = await openIndex(new URL("/tim-kiem/du-lieu/", location.href).href);
}

export async function first(text) {
  const found = await rank(index, text);
  const documents = await Promise.all(best(found, () => true, 10).map((number) => index.document(number)));
  return documents.map((each) => [each.a, marked(each.t, found.words), excerpt(each.s, each.x, found.words)][0]);
}
