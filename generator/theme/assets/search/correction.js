// Corrects a mistyped query by one letter; the browser's twin of generator/search/correction.py.

import { ranked, scoreNear } from "./ranking.js";
import { key, termOf } from "./words.js";

const CORRECTIONS = 12;

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
  /** @type {{ place: number, words: string[] } | null} */
  let found = null;
  let score = 0;
  for (const [place, candidate] of candidates(words, unknown.length ? unknown : words.map((_, at) => at), known)) {
    const own = await scoreNear(index, candidate);
    if (own <= score) continue;
    found = { place, words: candidate };
    score = own;
  }
  if (!found) return null;
  const { place } = found;
  const isMarked = words.some((word) => key(word) !== word);
  const word = isMarked ? await asWritten(index, place, found.words) : found.words[place];
  const corrected = [...words.slice(0, place), word, ...words.slice(place + 1)];
  return { place, word, ranking: await ranked(index, corrected) };
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
