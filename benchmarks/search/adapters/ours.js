// This project's search: the first results through the worker as the search page asks it, whole lists by its modules.

import { best, isWhole, rank } from "/assets/search/ranking.js";
import { openIndex } from "/assets/search/index-reader.js";

const base = new URL("/tim-kiem/du-lieu/", location.href).href;
const waiting = new Map();
let worker = null;
let index = null;
let last = 0;

function ask(question) {
  return new Promise((resolve) => {
    last += 1;
    waiting.set(last, resolve);
    worker.postMessage({ id: last, ...question });
  });
}

export async function open() {
  worker = new Worker("/assets/search/search-worker.js", { type: "module" });
  worker.onmessage = ({ data }) => {
    waiting.get(data.id)(data);
    waiting.delete(data.id);
  };
  await ask({ type: "open", base });
}

/** The addresses of the first results, once everything that is shown of them is there. */
export async function first(text) {
  const answer = await ask({ type: "search", text, filters: {}, offset: 0, limit: 10 });
  if (answer.error) throw new Error(answer.error);
  return answer.results.map(({ address }) => address);
}

/** Every result that the page counts, best first, as numbers of documents: those with all words, if there are any. */
export async function all(text) {
  if (!index) index = await openIndex(base);
  const found = await rank(index, text);
  if (!found.isClose) return []; // the page may show a correction instead
  return best(found, (document) => !found.whole || isWhole(found, document), found.documents.length);
}

/** Every result that is listed, near ones too. */
export async function listed(text) {
  if (!index) index = await openIndex(base);
  const found = await rank(index, text);
  return best(found, () => true, found.documents.length);
}
