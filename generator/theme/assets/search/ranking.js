// Ranks documents for a query (docs/decisions/0013): generator/search/ranking.py in the browser.

import { decoded, queryWords } from "./telex.js";
import { key, termOf } from "./words.js";

export const NEAR = 2;
const SCATTERED = 1;
const CLASS_WEIGHTS = [1, 1.5, 2, 3];
const BEGUN = 0.5;
const ALONE = 0.3;
const ENOUGH_BY_WORDS = { 2: 10, 3: 1, 4: 1 };
const COMPLETIONS = 3;
const ALL_PAIRS = 6;
const CORRECTIONS = 12;
const TONES = "\u0300\u0301\u0303\u0309\u0323";

function bits(number) {
  let count = 0;
  for (let left = number; left; left &= left - 1) count++;
  return count;
}

/** The letters of a word, each with its marks, and its tone. */
function takenApart(word) {
  const letters = [];
  let tone = "";
  for (const char of word.replace(/đ/g, "d\u0335").normalize("NFD")) {
    if (TONES.includes(char)) tone = char;
    else if (letters.length && char >= "\u0300" && char <= "\u036f") letters[letters.length - 1] += char;
    else letters.push(char);
  }
  return { letters, tone };
}

function fits(spelled, typed) {
  const has = takenApart(spelled);
  const wanted = takenApart(typed);
  return (
    has.letters.length === wanted.letters.length &&
    (wanted.tone === "" || wanted.tone === has.tone) &&
    wanted.letters.every(([base, ...marks], at) => {
      const [own, ...ownMarks] = has.letters[at];
      return own === base && marks.every((mark) => ownMarks.includes(mark));
    })
  );
}

/** How well a spelling fits what was typed: 2 the same, 1 every mark that was typed is in it, 0 neither. */
export function gradeOf(spelled, typed) {
  if (spelled === typed) return 2;
  const found = spelled.split(" ");
  return typed.split(" ").every((word, at) => fits(found[at], word)) ? 1 : 0;
}

/** Documents and what was found in each, in arrays as long as there are documents. */
class Hits {
  constructor(total) {
    this.terms = new Uint16Array(total);
    this.alone = new Uint16Array(total);
    this.grade = new Uint8Array(total);
    this.score = new Float64Array(total);
  }

  add(place, { documents, grades, weights }) {
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at];
      this.terms[document] |= 1 << place;
      this.grade[document] += grades[at];
      this.score[document] += weights[at];
    }
  }

  addAlone(place, { documents, grades, weights }) {
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at];
      const pairs = this.terms[document] | (this.terms[document] << 1);
      if ((pairs >> place) & 1) continue;
      this.alone[document] |= 1 << place;
      this.grade[document] += grades[at];
      this.score[document] += weights[at] * ALONE;
    }
  }
}

/** Every document that has one of the spellings, with the grade and weight of the best that it has. */
function weighed(spellings, readings, total) {
  const count = spellings.reduce((sum, each) => sum + each.values.length, 0);
  const documents = [];
  const grades = [];
  const weights = [];
  const known = new Uint32Array(spellings.length > 1 ? total : 0); // where a document stands in these, counted from 1
  for (const { spelling, values } of spellings) {
    const grade = Math.max(0, ...readings.map((typed) => gradeOf(spelling, typed)));
    const weight = Math.log(1 + total / count) * (0.7 + (0.3 * values.length) / count);
    const byClass = CLASS_WEIGHTS.map((factor) => weight * factor);
    for (let each = 0; each < values.length; each++) {
      const document = values[each] >> 2;
      const own = byClass[values[each] & 3];
      const at = spellings.length > 1 && known[document] ? known[document] - 1 : documents.length;
      if (at === documents.length) {
        documents.push(document);
        if (spellings.length > 1) known[document] = documents.length;
      } else if (grade < grades[at] || (grade === grades[at] && own <= weights[at])) {
        continue;
      }
      grades[at] = grade;
      weights[at] = own;
    }
  }
  return { documents, grades, weights };
}

/** What typed words may stand for: one that the corpus has, and that is raw Telex too, for either. */
function readingsOf(typed, foreign) {
  return typed.split(" ").reduce(
    (begun, word) => {
      const ends = foreign.has(word) && decoded(word) !== word ? [word, decoded(word)] : [word];
      return [].concat(...begun.map((each) => ends.map((end) => [...each, end])));
    },
    [[]],
  ).map((words) => words.join(" "));
}

async function term(index, typed, isMarked, mayBeBegun) {
  const readings = readingsOf(typed, index.foreign);
  const wanted = Array.from(new Set(readings.map(termOf)));
  const spellings = [].concat(...(await Promise.all(wanted.map((each) => index.spellings(each)))));
  if (spellings.length || !mayBeBegun) return weighed(spellings, isMarked ? readings : [], index.total);
  const begun = await (typed.includes(" ") ? index.beginning(termOf(typed)) : completed(index, termOf(typed)));
  const found = weighed(begun, [], index.total);
  return { ...found, weights: found.weights.map((weight) => weight * BEGUN) };
}

async function completed(index, begun) {
  const longer = (await index.syllables()).filter((each) => each.startsWith(begun)).slice(0, COMPLETIONS);
  return [].concat(...(await Promise.all(longer.map((each) => index.spellings(each)))));
}

/** Rank for words: `{documents, tier, words, score}`; documents are ordered as far as `order` is asked. */
async function ranked(index, words) {
  const count = words.length;
  const hits = new Hits(index.total);
  const isMarked = words.some((word) => key(word) !== word);
  const places = placesOf(count);
  const found = await Promise.all(
    places.map((place, at) => {
      return term(index, words.slice(place, place + 2).join(" "), isMarked, at === places.length - 1);
    }),
  );
  found.forEach((each, at) => hits.add(places[at], each));
  let tiers = tiersOf(hits, count);
  const alone = askedAlone(hits, tiers, count);
  if (alone.length) {
    const lists = await Promise.all(alone.map((place) => term(index, words[place], isMarked, false)));
    lists.forEach((each, at) => hits.addAlone(alone[at], each));
    tiers = tiersOf(hits, count);
  }
  return ordered(hits, tiers, words);
}

const inPairs = (hits, document, count) =>
  count === 1 ? hits.terms[document] : hits.terms[document] | (hits.terms[document] << 1);

/** Where the terms of a query of so many words begin; of a long one every other pair and the last hold every word. */
function placesOf(count) {
  const last = Math.max(0, count - 2);
  const all = Array.from({ length: last + 1 }, (_, place) => place);
  return count <= ALL_PAIRS ? all : all.filter((place) => place % 2 === 0 || place === last);
}

/** Which words are looked for by themselves too: those that no entry has beside a neighbour; of a rare query all. */
function askedAlone(hits, tiers, count) {
  const places = Array.from({ length: count }, (_, place) => place);
  const near = tiers.reduce((sum, tier) => sum + (tier > NEAR), 0);
  if (near < (ENOUGH_BY_WORDS[count] || 0)) return places;
  const paired = hits.terms.reduce((all, terms) => all | terms | (terms << 1), 0);
  return places.filter((place) => count > 1 && !((paired >> place) & 1));
}

/** The tier of every document, plus one: 0 is a document that has nothing. */
function tiersOf(hits, count) {
  const everyTerm = placesOf(count).reduce((all, place) => all | (1 << place), 0);
  const everyWord = (1 << count) - 1;
  const tiers = new Uint8Array(hits.terms.length);
  for (let document = 0; document < tiers.length; document++) {
    if (!hits.terms[document] && !hits.alone[document]) continue;
    const pairs = inPairs(hits, document, count);
    if (hits.terms[document] === everyTerm) tiers[document] = 4;
    else if (pairs === everyWord) tiers[document] = 3;
    else tiers[document] = (pairs | hits.alone[document]) === everyWord ? 2 : 1;
  }
  return tiers;
}

function ordered(hits, tiers, words) {
  const enough = Math.max(2, Math.ceil(words.length / 3));
  const whole = tiers.some((tier) => tier > SCATTERED);
  const documents = [];
  const rank = new Float64Array(tiers.length);
  let score = 0;
  let best = 0;
  for (let document = 0; document < tiers.length; document++) {
    const share = whole ? 0 : bits(inPairs(hits, document, words.length));
    if (whole ? tiers[document] <= SCATTERED : !tiers[document] || share < enough) continue;
    documents.push(document);
    const first = (tiers[document] * 16 + share) * 32 + hits.grade[document];
    rank[document] = first * 2 ** 40 + Math.floor(hits.score[document] * 1e6 + 0.5);
    score += hits.score[document];
    best = Math.max(best, tiers[document]);
  }
  return { documents: Uint32Array.from(documents), rank, tier: best ? best - 1 : null, words, score };
}

/** The first documents of those that `isWanted` lets through, best first; sorts no more of them than are asked for. */
export function best({ documents, rank }, isWanted, count) {
  const wanted = documents.filter(isWanted);
  if (!rank) return wanted.slice(0, count);
  let few = wanted;
  if (wanted.length > 4 * count) {
    const last = Float64Array.from(wanted, (document) => rank[document]).sort()[wanted.length - count];
    few = wanted.filter((document) => rank[document] >= last);
  }
  return Array.from(few)
    .sort((one, other) => rank[other] - rank[one] || one - other)
    .slice(0, count);
}

/** Rank the documents for what a reader typed; every document, newest first, where that holds no word. */
export async function rank(index, text) {
  const words = queryWords(text, index.foreign);
  if (words.length) return ranked(index, await finished(index, words));
  return { documents: Uint32Array.from({ length: index.total }, (_, at) => at), tier: null, words: [] };
}

/** The words without a last one of which only a letter has been typed: that no entry has after the word before it. */
async function finished(index, words) {
  const last = words[words.length - 1];
  if (words.length < 2 || key(last).length !== 1 || /^[0-9]$/.test(last)) return words;
  const spellings = await index.spellings(termOf(`${words[words.length - 2]} ${last}`));
  return spellings.length ? words : words.slice(0, -1);
}

/** Whether two words are one letter apart: another, one more, one less, or two neighbours swapped. */
export function isOneOff(word, other) {
  if (word === other || Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start++;
  const [first, second] = [word.slice(start), other.slice(start)];
  if (first.slice(1) === second.slice(1) || first.slice(1) === second || first === second.slice(1)) return true;
  return first[0] === second[1] && first[1] === second[0] && first.slice(2) === second.slice(2);
}

/** The one word that was mistyped, as most entries write it, and the ranking for it; null where nothing is near. */
export async function correction(index, words) {
  const known = await index.syllables();
  const unknown = words.map((_, place) => place).filter((place) => {
    return !known.includes(key(words[place])) && !/^\d+$/.test(words[place]);
  });
  let found = null;
  for (const [place, candidate] of candidates(words, unknown.length ? unknown : words.map((_, at) => at), known)) {
    const ranking = await ranked(index, candidate);
    if (ranking.tier >= NEAR && ranking.score > (found ? found.ranking.score : 0)) found = { place, ranking };
  }
  if (!found) return null;
  const isMarked = words.some((word) => key(word) !== word);
  found.word = isMarked ? await asWritten(index, found.place, found.ranking.words) : found.ranking.words[found.place];
  return found;
}

function candidates(words, places, known) {
  const replaced = (place, each) => [...words.slice(0, place), each, ...words.slice(place + 1)];
  const byPlace = places.map((place) => {
    const near = known.filter((each) => isOneOff(key(words[place]), each));
    return near.map((each) => [place, replaced(place, each)]);
  });
  const mixed = [];
  for (let at = 0; at < Math.max(0, ...byPlace.map((each) => each.length)); at++) {
    for (const found of byPlace) if (at < found.length) mixed.push(found[at]);
  }
  return mixed.slice(0, CORRECTIONS);
}

async function asWritten(index, place, words) {
  for (const first of [place - 1, place]) {
    if (first < 0 || first + 1 >= words.length) continue;
    const spellings = await index.spellings(termOf(`${words[first]} ${words[first + 1]}`));
    if (spellings.length) return commonest(spellings).split(" ")[place - first];
  }
  return commonest(await index.spellings(words[place]));
}

function commonest(spellings) {
  const [most] = spellings.slice().sort((one, other) => {
    return other.values.length - one.values.length || (one.spelling < other.spelling ? -1 : 1);
  });
  return most.spelling;
}
