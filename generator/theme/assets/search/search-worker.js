// The search worker: answers questions about one index, one message each.

import { excerpt, marked } from "./excerpt.js";
import { count, countUnits, failures } from "./search-filters.js";
import { correction } from "./correction.js";
import { best, isWhole, rank } from "./ranking.js";
import { openIndex, PLACES, ReadError } from "./index-reader.js";
import { suggest, waysTo } from "./suggestions.js";
import { positions } from "./words.js";

let base = "";
/** @type {Promise<Index> | null} */
let index = null;
/** @type {{ text: string, index: Index, found: ReturnType<typeof find> } | null} */
let last = null;
/** @type {{ [type: string]: string }} */
const newest = {}; // the latest text of each type of question
/** @type {Promise<Found> | null} */
let searching = null;

/**
 * Abort a question that a newer one has replaced.
 * @param {{ type: string, text: string }} question
 */
function hold({ type, text }) {
  if (newest[type] !== text) throw new ReadError("overtaken");
}

function open() {
  if (!index) {
    index = openIndex(base);
    index.catch(() => (index = null));
  }
  return index;
}

/**
 * Search for a text; if no entry has all of it, for its correction too, shown if no entry has some of it together. `shown` is the ranking to present.
 * @param {Index} of @param {string} text
 */
async function find(of, text) {
  const own = await rank(of, text);
  const near = own.words.length && !own.tier ? await correction(of, own.words) : null;
  const isCorrected = near !== null && !(own.documents.length && own.isClose);
  return { near, isCorrected, shown: isCorrected ? near.ranking : own };
}

/**
 * Search for a text; the last search is cached, since results and counts share it.
 * @param {Index} of @param {string} text
 */
function found(of, text) {
  if (last && last.text === text && last.index === of) return last.found;
  last = { text, index: of, found: find(of, text) };
  last.found.catch(() => (last = null));
  return last.found;
}

/** @param {Index} of @param {number} number @param {string[]} query @returns {Promise<Result>} */
async function result(of, number, query) {
  const each = await of.document(number);
  return {
    address: each.a,
    title: marked(each.t, query),
    role: each.r || null,
    summary: excerpt(each.s, each.x, query),
    label: each.l,
    field: each.f,
    place: each.p,
    year: each.y,
    kind: each.k,
    sample: Boolean(each.b),
  };
}

/**
 * Return the typed text with one word corrected.
 * @param {string} text @param {number} place @param {string} word
 */
function corrected(text, place, word) {
  const { start, end } = positions(text)[place];
  return text.slice(0, start) + word + text.slice(end);
}

/** @param {Alternative[]} also */
const labels = (also) => Array.from(new Set(also.map(({ label }) => label)));

/**
 * Return the facets without which some of the documents are left, most first; if none is enough, all of them as "".
 * @param {Uint32Array} documents @param {Narrowed} narrowed @returns {Drop[]}
 */
function dropped(documents, { keys, failed }) {
  if (!keys.length || !documents.length) return [];
  const drops = keys.map((key, bit) => ({ key, total: documents.filter((each) => failed[each] === 1 << bit).length }));
  const useful = drops.filter(({ total }) => total).sort((one, other) => other.total - one.total);
  return useful.length ? useful : [{ key: "", total: documents.length }];
}

/** @param {Index} of @param {SearchQuestion} question @returns {Promise<Found>} */
async function search(of, question) {
  const { text, filters, offset, limit } = question;
  const ways = offset ? [] : waysTo(of, text).catch(() => []);
  const { near, isCorrected, shown } = await found(of, text);
  hold(question);
  const offered = near && {
    text: corrected(text, near.place, near.word),
    total: near.ranking.documents.length,
    shown: isCorrected,
  };
  const narrowed = await failures(of, filters);
  const { failed } = narrowed;
  /** @param {number} document */
  const isWanted = (document) => !failed[document];
  const passing = shown.documents.filter(isWanted);
  const whole = passing.reduce((sum, document) => sum + Number(isWhole(shown, document)), 0);
  const numbers = best(shown, isWanted, offset + limit).slice(offset);
  const results = await Promise.all(Array.from(numbers, (number) => result(of, number, shown.words)));
  const also = labels(shown.also);
  const drops = passing.length ? [] : dropped(shown.documents, narrowed);
  const { tier } = shown;
  return { total: passing.length, whole, tier, results, correction: offered, also, drops, ways: await ways };
}

/** @param {Index} of @param {CountsQuestion} question @returns {Promise<Counted>} */
async function counts(of, { text, filters, facets }) {
  const { shown } = await found(of, text);
  const documents = shown.whole ? shown.documents.filter((each) => isWhole(shown, each)) : shown.documents;
  const narrowed = await failures(of, filters);
  /** @type {Counted["counts"]} */
  const answer = {};
  await Promise.all(
    facets.map(async (facet) => (answer[facet] = await count(of, documents, narrowed, facet))),
  );
  const chosen = filters[PLACES] || [];
  /** @type {Counted["units"]} */
  const units = {};
  if (facets.includes(PLACES)) {
    for (const province of new Set(chosen.map((value) => value.split("/")[0]))) {
      units[province] = await countUnits(of, documents, narrowed, province);
    }
  }
  return { counts: answer, units };
}

/**
 * Suggest after the pending search: where a page shows both, results come first.
 * @param {Index} of @param {SuggestQuestion} question
 */
async function suggestions(of, question) {
  await Promise.allSettled([searching]);
  hold(question);
  return { groups: await suggest(of, question.text) };
}

/** @type {{ [type: string]: (of: Index, question: any) => Promise<any> }} */
const ANSWERS = {
  open: async (of) => ({ total: of.total, facets: of.facets, eager: of.eager }),
  search,
  counts,
  suggest: suggestions,
};

/** Answer a question; if the index was replaced meanwhile, from the new one. @param {Question} question */
async function answer(question) {
  try {
    return await ANSWERS[question.type](await open(), question);
  } catch (error) {
    if (!(error instanceof ReadError) || error.reason !== "gone") throw error;
    index = null;
    return ANSWERS[question.type](await open(), question);
  }
}

addEventListener("message", async ({ data }) => {
  if (data.type === "open") base = data.base;
  newest[data.type] = data.text;
  const answered = answer(data);
  if (data.type === "search") searching = answered;
  try {
    postMessage({ id: data.id, ...(await answered) });
  } catch (error) {
    const reason = error instanceof ReadError ? error.reason : "internal";
    if (reason === "internal") console.error(error);
    postMessage({ id: data.id, error: reason === "gone" ? "offline" : reason });
  }
});
