// Ranks documents for a query; the browser's twin of generator/search/ranking.py.

import { decoded, queryWords } from "./telex.js";
import { isBlank, key, termOf } from "./words.js";

export const NEAR = 2;
const SCATTERED = 1;
const CLASS_WEIGHTS = [1, 1.5, 2, 3];
const BEGUN = 0.5;
const ALONE = 0.3;
/** @type {{ [words: number]: number }} */
const ENOUGH_BY_WORDS = { 2: 10, 3: 1, 4: 1 };
const COMPLETIONS = 3;
const ALL_PAIRS = 6;
const CORRECTIONS = 12;
const TONES = "\u0300\u0301\u0303\u0309\u0323";

/** @param {number} number */
function bits(number) {
  let count = 0;
  for (let left = number; left; left &= left - 1) count++;
  return count;
}

/** Return the letters of a word, each with its marks, and its tone. @param {string} word */
function takenApart(word) {
  /** @type {string[]} */
  const letters = [];
  let tone = "";
  for (const char of word.replace(/đ/g, "d\u0335").normalize("NFD")) {
    if (TONES.includes(char)) tone = char;
    else if (letters.length && char >= "\u0300" && char <= "\u036f") letters[letters.length - 1] += char;
    else letters.push(char);
  }
  return { letters, tone };
}

/** @param {string} spelled @param {string} typed */
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

/**
 * Grade a spelling against the typed word: 2 if equal, 1 if it has every mark that was typed, else 0.
 * @param {string} spelled @param {string} typed
 */
export function gradeOf(spelled, typed) {
  if (spelled === typed) return 2;
  const found = spelled.split(" ");
  return typed.split(" ").every((word, at) => fits(found[at], word)) ? 1 : 0;
}

/** The terms found in each document, in arrays with an element per document. */
class Hits {
  /** @param {number} total */
  constructor(total) {
    this.terms = new Uint16Array(total);
    this.alone = new Uint16Array(total);
    this.grade = new Uint8Array(total);
    this.score = new Float64Array(total);
  }

  /** @param {number} place @param {Weighed} found */
  add(place, { documents, grades, weights }) {
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at];
      this.terms[document] |= 1 << place;
      this.grade[document] += grades[at];
      this.score[document] += weights[at];
    }
  }

  /** @param {number} place @param {Weighed} found */
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

/**
 * Return every document with one of the spellings, with the grade and weight of its best one.
 * @param {Spelling[]} spellings @param {string[]} readings @param {number} total @returns {Weighed}
 */
function weighed(spellings, readings, total) {
  const count = spellings.reduce((sum, each) => sum + each.values.length, 0);
  const documents = [];
  /** @type {number[]} */
  const grades = [];
  /** @type {number[]} */
  const weights = [];
  const known = new Uint32Array(spellings.length > 1 ? total : 0); // a document's position in these arrays, from 1
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

/**
 * Return the possible readings of typed words: a word of the corpus that is also raw Telex has two.
 * @param {string} typed @param {Set<string>} foreign @returns {string[]}
 */
function readingsOf(typed, foreign) {
  /** @type {string[][]} */
  let begun = [[]];
  for (const word of typed.split(" ")) {
    const ends = foreign.has(word) && decoded(word) !== word ? [word, decoded(word)] : [word];
    begun = begun.flatMap((each) => ends.map((end) => [...each, end]));
  }
  return begun.map((words) => words.join(" "));
}

/** @param {Index} index @param {string} typed @param {boolean} isMarked @param {boolean} mayBeBegun */
async function term(index, typed, isMarked, mayBeBegun) {
  const readings = readingsOf(typed, index.foreign);
  const wanted = Array.from(new Set(readings.map(termOf)));
  const spellings = (await Promise.all(wanted.map((each) => index.spellings(each)))).flat();
  if (spellings.length || !mayBeBegun) return weighed(spellings, isMarked ? readings : [], index.total);
  const begun = await (typed.includes(" ") ? index.beginning(termOf(typed)) : completed(index, termOf(typed)));
  const found = weighed(begun, [], index.total);
  return { ...found, weights: found.weights.map((weight) => weight * BEGUN) };
}

/** @param {Index} index @param {string} begun */
async function completed(index, begun) {
  const longer = (await index.syllables()).filter((each) => each.startsWith(begun)).slice(0, COMPLETIONS);
  return (await Promise.all(longer.map((each) => index.spellings(each)))).flat();
}

/**
 * Rank the documents for words.
 * @param {Index} index @param {string[]} words
 */
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
  for (const [at, each] of found.entries()) hits.add(places[at], each);
  let tiers = tiersOf(hits, count);
  const alone = askedAlone(hits, tiers, count);
  if (alone.length) {
    const lists = await Promise.all(alone.map((place) => term(index, words[place], isMarked, false)));
    for (const [at, each] of lists.entries()) hits.addAlone(alone[at], each);
    tiers = tiersOf(hits, count);
  }
  return ordered(hits, tiers, words);
}

/** @param {Hits} hits @param {number} document @param {number} count */
const inPairs = (hits, document, count) =>
  count === 1 ? hits.terms[document] : hits.terms[document] | (hits.terms[document] << 1);

/**
 * Return where the terms of a query of `count` words begin; every other pair and the last cover a long query.
 * @param {number} count
 */
function placesOf(count) {
  const last = Math.max(0, count - 2);
  const all = Array.from({ length: last + 1 }, (_, place) => place);
  return count <= ALL_PAIRS ? all : all.filter((place) => place % 2 === 0 || place === last);
}

/**
 * Return the words to look up alone too: those without a paired hit, or all if few documents match closely.
 * @param {Hits} hits @param {Uint8Array} tiers @param {number} count
 */
function askedAlone(hits, tiers, count) {
  const places = Array.from({ length: count }, (_, place) => place);
  const near = tiers.reduce((sum, tier) => sum + Number(tier > NEAR), 0);
  if (near < (ENOUGH_BY_WORDS[count] || 0)) return places;
  const paired = hits.terms.reduce((all, terms) => all | terms | (terms << 1), 0);
  return places.filter((place) => count > 1 && !((paired >> place) & 1));
}

/** Return the tier of every document plus one; 0 means no hit. @param {Hits} hits @param {number} count */
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

/** @param {Hits} hits @param {Uint8Array} tiers @param {string[]} words */
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

/**
 * Return the best `count` documents that `isWanted` accepts; a long list is not sorted whole.
 * @param {Ranking} ranking @param {(document: number) => boolean} isWanted @param {number} count
 */
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

/**
 * Rank the documents for a typed text: all documents, newest first, for a blank one; none for emoji.
 * @param {Index} index @param {string} text @returns {Promise<Ranking>}
 */
export async function rank(index, text) {
  const words = queryWords(text, index.foreign);
  if (words.length) return ranked(index, await finished(index, words));
  const length = isBlank(text) ? index.total : 0;
  return { documents: Uint32Array.from({ length }, (_, at) => at), tier: null, words: [] };
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

/**
 * Return whether two words differ by one letter: replaced, added, removed, or swapped with its neighbour.
 * @param {string} word @param {string} other
 */
export function isOneOff(word, other) {
  if (word === other || Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start++;
  const [first, second] = [word.slice(start), other.slice(start)];
  if (first.slice(1) === second.slice(1) || first.slice(1) === second || first === second.slice(1)) return true;
  return first[0] === second[1] && first[1] === second[0] && first.slice(2) === second.slice(2);
}

/**
 * Return the correction of one mistyped word, as most entries spell it, with its ranking; null if none is near.
 * @param {Index} index @param {string[]} words @returns {Promise<Correction | null>}
 */
export async function correction(index, words) {
  const known = await index.syllables();
  const unknown = words.map((_, place) => place).filter((place) => {
    return !known.includes(key(words[place])) && !/^\d+$/.test(words[place]);
  });
  /** @type {{ place: number, ranking: Ranking } | null} */
  let found = null;
  let score = 0;
  for (const [place, candidate] of candidates(words, unknown.length ? unknown : words.map((_, at) => at), known)) {
    const ranking = await ranked(index, candidate);
    if ((ranking.tier ?? 0) < NEAR || ranking.score <= score) continue;
    found = { place, ranking };
    score = ranking.score;
  }
  if (!found) return null;
  const { place, ranking } = found;
  const isMarked = words.some((word) => key(word) !== word);
  const word = isMarked ? await asWritten(index, place, ranking.words) : ranking.words[place];
  return { place, word, ranking };
}

/** @param {string[]} words @param {number[]} places @param {string[]} known */
function candidates(words, places, known) {
  /** @param {number} place @param {string} each */
  const replaced = (place, each) => [...words.slice(0, place), each, ...words.slice(place + 1)];
  const byPlace = places.map((place) => {
    const near = known.filter((each) => isOneOff(key(words[place]), each));
    return near.map((each) => /** @type {[number, string[]]} */ ([place, replaced(place, each)]));
  });
  /** @type {[place: number, words: string[]][]} */
  const mixed = [];
  for (let at = 0; at < Math.max(0, ...byPlace.map((each) => each.length)); at++) {
    for (const found of byPlace) if (at < found.length) mixed.push(found[at]);
  }
  return mixed.slice(0, CORRECTIONS);
}

/** @param {Index} index @param {number} place @param {string[]} words */
async function asWritten(index, place, words) {
  for (const first of [place - 1, place]) {
    if (first < 0 || first + 1 >= words.length) continue;
    const spellings = await index.spellings(termOf(`${words[first]} ${words[first + 1]}`));
    if (spellings.length) return commonest(spellings).split(" ")[place - first];
  }
  return commonest(await index.spellings(words[place]));
}

/** @param {Spelling[]} spellings */
function commonest(spellings) {
  const [most] = spellings.slice().sort((one, other) => {
    return other.values.length - one.values.length || (one.spelling < other.spelling ? -1 : 1);
  });
  return most.spelling;
}
