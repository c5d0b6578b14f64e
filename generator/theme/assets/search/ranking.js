// Ranks documents for a query; the browser's twin of generator/search/ranking.py.

import { FITTING, gradeOf } from "./grades.js";
import { Hits } from "./hits.js";
import { lookUp } from "./lookup.js";
import { queryWords } from "./telex.js";
import { isBlank, key, termOf } from "./words.js";

const [PHRASE, NEAR, SCATTERED, SOME] = [3, 2, 1, 0];
const ENOUGH = 5;
const MOST_TERMS = 8; // of alternatives
const FEW_TERMS = 3;
/** @type {{ [words: number]: number }} */
const ENOUGH_NEAR = { 2: 10 };
const ALL_PAIRS = 6;
const CROSSING = 2;
const FIRST = 10;
const LEAST = 0.08;
const LATER = 0.3;
const OUTDONE = 0.8;
const NOTHING = 255; // no tier: the document has no term

/** @param {number} number */
function bits(number) {
  let count = 0;
  for (let left = number; left; left &= left - 1) count++;
  return count;
}

/** The words of a query; `plain` are the places of those that carry nothing, as bits. */
class Query {
  /** @param {Index} index @param {string[]} words */
  constructor(index, words) {
    this.words = words;
    this.count = words.length;
    const every = (1 << this.count) - 1;
    this.isMarked = words.some((word) => key(word) !== word);
    const plain = words.reduce((bits, word, at) => bits | (isPlain(index, word) ? 1 << at : 0), 0);
    // Without marks, plain words beside each other may be others: “Dang Thi” is “Đặng Thị”, no “đang thì”.
    const certain = this.isMarked ? plain : plain & ~((plain << 1) | (plain >> 1));
    this.plain = certain === every ? 0 : certain;
    this.needed = every & ~this.plain;
    this.pairs = placesOf(this.count).filter((at) => !((this.plain >> at) & (this.plain >> (at + 1)) & 1));
    this.together = Math.max(2, Math.ceil(this.count / 3)); // words beside each other: a document has some of them
    this.everyPair = this.pairs.reduce((bits, place) => bits | (1 << place), 0);
  }

  /** @param {number} pairs @param {number} alone */
  tier(pairs, alone) {
    if (pairs === this.everyPair) return PHRASE;
    const inPairs = this.count === 1 ? pairs : pairs | (pairs << 1);
    const missing = this.needed & ~inPairs;
    const isThere = !(missing & ~alone);
    if (!missing || (this.count > ALL_PAIRS && isThere && bits(missing) <= CROSSING)) return NEAR;
    return isThere ? SCATTERED : SOME;
  }
}

/** Tell whether a word as typed may be one that carries nothing. @param {Index} index @param {string} word */
const isPlain = (index, word) => (index.plain.get(key(word)) ?? []).some((each) => gradeOf(each, word) >= FITTING);

/**
 * Return where the pairs of a query of `count` words begin; every other pair and the last cover a long query.
 * @param {number} count
 */
function placesOf(count) {
  const last = Math.max(0, count - 2);
  const all = Array.from({ length: last + 1 }, (_, place) => place);
  return count <= ALL_PAIRS ? all : all.filter((place) => place % 2 === 0 || place === last);
}

/**
 * Rank the documents for words.
 * @param {Index} index @param {string[]} words @returns {Promise<Ranking>}
 */
export async function ranked(index, words) {
  const query = new Query(index, words);
  const [hits, listed] = await Promise.all([withPairs(index, query), index.alternatives(words)]);
  const near = hits.pairs.reduce((sum, pairs) => sum + Number(pairs !== 0 && query.tier(pairs, 0) >= NEAR), 0);
  const others = within(listed, near < ENOUGH ? MOST_TERMS : FEW_TERMS);
  const terms = others.map((each) => Promise.all(termsOf(each).map((term) => lookUp(index, term, true, false))));
  if (query.count > 1) {
    const paired = near < ENOUGH ? 0 : hits.pairs.reduce((all, pairs) => all | pairs | (pairs << 1), 0);
    const places = words.map((_, place) => place).filter((place) => ((query.needed & ~paired) >> place) & 1);
    const found = await Promise.all(places.map((place) => lookUp(index, words[place], query.isMarked, false)));
    for (const [at, each] of found.entries()) hits.addAlone(places[at], each);
  }
  const foundBy = (await Promise.all(terms)).map((each, at) => hits.addAlternative(others[at], each));
  const ranking = ordered(hits, query);
  const shown = new Set(ranking.documents);
  const also = others.filter((_, at) => foundBy[at].some((document) => shown.has(document)));
  return { ...ranking, also, isClose: ranking.isClose || also.length > 0 };
}

/** @param {Alternative} alternative */
function termsOf({ words }) {
  return words.length === 1 ? words : words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

/**
 * Return the first alternatives that have at most so many terms together.
 * @param {Alternative[]} alternatives @param {number} terms
 */
function within(alternatives, terms) {
  let end = 0;
  return alternatives.filter((each) => {
    end += termsOf(each).length;
    return end <= terms;
  });
}

/** @param {Index} index @param {Query} query */
async function withPairs(index, { words, count, pairs, isMarked }) {
  const hits = new Hits(index.total);
  const found = await Promise.all(
    pairs.map((place) => {
      return lookUp(index, words.slice(place, place + 2).join(" "), isMarked, place === Math.max(0, count - 2));
    }),
  );
  for (const [at, each] of found.entries()) hits.addPair(pairs[at], each);
  return hits;
}

/**
 * Return the total score of the documents that have all words near each other.
 * @param {Index} index @param {string[]} words
 */
export async function scoreNear(index, words) {
  const query = new Query(index, words);
  const { pairs, score } = await withPairs(index, query);
  return score.reduce((sum, own, at) => sum + (pairs[at] && query.tier(pairs[at], 0) >= NEAR ? own : 0), 0);
}

/**
 * Return the tier of every document by its words with the marks typed; if none has all, in any marks and near.
 * @param {Hits} hits @param {Query} query
 */
function tiersOf({ pairs, fittingPairs, alone, fittingAlone }, query) {
  const tiers = new Uint8Array(pairs.length).fill(NOTHING);
  let most = SOME;
  let near = 0;
  for (let at = 0; at < tiers.length; at++) {
    if (!pairs[at] && !alone[at]) continue;
    tiers[at] = query.tier(fittingPairs[at], fittingAlone[at]);
    most = Math.max(most, tiers[at]);
    near += Number(tiers[at] === NEAR || tiers[at] === PHRASE);
  }
  if (near >= (ENOUGH_NEAR[query.count] ?? 1)) return tiers.map((tier) => (tier === SCATTERED ? SOME : tier));
  if (most > SOME) return tiers;
  return tiers.map((tier, at) => (tier === NOTHING ? tier : query.tier(pairs[at], 0)));
}

/** @param {Hits} hits @param {Query} query */
function ordered(hits, query) {
  const tiers = tiersOf(hits, query);
  const scores = hits.score.map((score, at) => Math.floor(((score * hits.masses[at]) / hits.mass) * 1e6 + 0.5));
  const rank = new Float64Array(tiers.length);
  /** @type {number[]} */
  const documents = [];
  let top = 0;
  let most = 0; // of those with some words
  for (let at = 0; at < tiers.length; at++) {
    if (tiers[at] === NOTHING) continue;
    documents.push(at);
    top = Math.max(top, scores[at]);
    if (tiers[at] === SOME) most = Math.max(most, scores[at]);
  }
  /** @type {number[]} */
  const whole = [];
  /** @type {number[]} */
  const near = [];
  for (const at of documents) {
    const tier = tiers[at] === SCATTERED && scores[at] < most * OUTDONE ? SOME : tiers[at];
    rank[at] = (tier * 64 + (tier >= NEAR ? hits.grade[at] : 0)) * 2 ** 40 + scores[at];
    (tier > SOME ? whole : near).push(at);
  }
  const later = near.filter((at) => scores[at] >= top * LATER);
  const first = sorted(Uint32Array.from(near), rank, Math.max(0, FIRST - whole.length));
  const kept = new Set([...later, ...first.filter((at) => scores[at] >= top * LEAST)]);
  const listed = Uint32Array.from([...whole, ...kept]).sort();
  const tier = listed.reduce((highest, at) => Math.max(highest, tiers[at]), SOME);
  const isClose = tier > SOME || listed.some((at) => bits(hits.pairs[at] | (hits.pairs[at] << 1)) >= query.together);
  const best = listed.length ? tier : null;
  return { documents: listed, rank, whole: whole.length, tier: best, words: query.words, isClose };
}

/** Tell whether a document has all words, with the marks typed. @param {Ranking} ranking @param {number} document */
export const isWhole = ({ rank }, document) => !rank || rank[document] >= 64 * 2 ** 40;

/**
 * Return the best `count` documents that `isWanted` accepts.
 * @param {Ranking} ranking @param {(document: number) => boolean} isWanted @param {number} count
 */
export function best({ documents, rank }, isWanted, count) {
  const wanted = documents.filter(isWanted);
  return rank ? sorted(wanted, rank, count) : Array.from(wanted.slice(0, count));
}

/**
 * Return the best `count` of documents; a long list is not sorted whole.
 * @param {Uint32Array} documents @param {Float64Array} rank @param {number} count
 */
function sorted(documents, rank, count) {
  let few = documents;
  if (documents.length > 4 * count && count) {
    const last = Float64Array.from(documents, (document) => rank[document]).sort()[documents.length - count];
    few = documents.filter((document) => rank[document] >= last);
  }
  return Array.from(few)
    .sort((one, other) => rank[other] - rank[one] || one - other)
    .slice(0, count);
}

/**
 * Rank the documents for a typed text: all documents, newest first, for a blank one; none for emoji.
 * @param {Index} index @param {string} text @returns {Promise<Ranking>}
 */
export async function rank(index, text) {
  const words = queryWords(text, index.foreign);
  if (words.length) return ranked(index, await finished(index, words));
  const length = isBlank(text) ? index.total : 0;
  const documents = Uint32Array.from({ length }, (_, at) => at);
  return { documents, whole: length, tier: null, words: [], also: [], isClose: true };
}

/**
 * Drop a last word of one letter unless some entry has it after the word before.
 * @param {Index} index @param {string[]} words
 */
async function finished(index, words) {
  const last = words[words.length - 1];
  if (words.length < 2 || key(last).length !== 1 || /^[0-9]$/.test(last)) return words;
  const spellings = await index.spellings(termOf(`${words[words.length - 2]} ${last}`));
  return spellings.length ? words : words.slice(0, -1);
}
