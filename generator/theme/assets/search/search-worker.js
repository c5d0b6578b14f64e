// The search itself, away from the page: answers questions about one index, one message for each.

import { excerpt, marked } from "./excerpt.js";
import { count, countUnits, failures } from "./search-filters.js";
import { best, correction, rank } from "./ranking.js";
import { openIndex, PLACES, ReadError } from "./index-reader.js";
import { suggest } from "./suggestions.js";
import { positions } from "./words.js";

let base = "";
let index = null;
let last = { text: null, index: null, found: null };
const newest = {}; // by kind of question, the text that was asked for last
let searching = null;

/** Gives up what nobody waits for any more: the reader has typed on. */
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

/** What a text finds, and where no entry has all of it, what may have been meant; `shown` is the one of both. */
async function find(of, text) {
  const own = await rank(of, text);
  const near = own.words.length && !own.tier ? await correction(of, own.words) : null;
  const isCorrected = near !== null && !own.documents.length;
  return { near, isCorrected, shown: isCorrected ? near.ranking : own };
}

/** What a text finds; of the last one it is kept, since results and counts ask for the same. */
function found(of, text) {
  if (last.text !== text || last.index !== of) {
    last = { text, index: of, found: find(of, text) };
    last.found.catch(() => (last = { text: null, index: null, found: null }));
  }
  return last.found;
}

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

/** The text as it was typed, with one word as it may have been meant. */
function corrected(text, place, word) {
  const { start, end } = positions(text)[place];
  return text.slice(0, start) + word + text.slice(end);
}

async function search(of, question) {
  const { text, filters, offset, limit } = question;
  const { near, isCorrected, shown } = await found(of, text);
  hold(question);
  const offered = near && {
    text: corrected(text, near.place, near.word),
    total: near.ranking.documents.length,
    shown: isCorrected,
  };
  const { failed } = await failures(of, filters);
  const isWanted = (document) => !failed[document];
  const total = shown.documents.reduce((sum, document) => sum + (failed[document] ? 0 : 1), 0);
  const numbers = best(shown, isWanted, offset + limit).slice(offset);
  const results = await Promise.all(Array.from(numbers, (number) => result(of, number, shown.words)));
  return { total, tier: shown.tier, results, correction: offered };
}

async function counts(of, { text, filters, facets }) {
  const { shown } = await found(of, text);
  const narrowed = await failures(of, filters);
  const answer = {};
  await Promise.all(
    facets.map(async (facet) => (answer[facet] = await count(of, shown.documents, narrowed, facet))),
  );
  const chosen = filters[PLACES] || [];
  const units = {};
  if (facets.includes(PLACES)) {
    for (const province of new Set(chosen.map((value) => value.split("/")[0]))) {
      units[province] = await countUnits(of, shown.documents, narrowed, province);
    }
  }
  return { counts: answer, units };
}

/** Suggestions wait for what is being searched: where a page shows both, that is what its reader came for. */
async function suggestions(of, question) {
  await Promise.allSettled([searching]);
  hold(question);
  return { groups: await suggest(of, question.text) };
}

const ANSWERS = {
  open: async (of) => ({ total: of.total, facets: of.facets, eager: of.eager }),
  search,
  counts,
  suggest: suggestions,
};

/** Answer; where the index was made anew meanwhile, from the new one. */
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
