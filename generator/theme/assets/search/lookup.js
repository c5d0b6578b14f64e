// Looks up the terms of a query; the browser's twin of generator/search/lookup.py.

import { FITTING, gradeOf } from "./grades.js";
import { decoded } from "./telex.js";
import { termOf } from "./words.js";

const CLASS_WEIGHTS = [1, 1.5, 2, 2.5];
const COMPLETED = 0.5;
const OTHER_MARKS = 0.5;
const COMPLETIONS = 3;

/**
 * Return every document with one of the spellings, with the grade and weight of its best one.
 * @param {Spelling[]} spellings @param {string[]} readings @param {number} total @returns {Looked}
 */
function weighed(spellings, readings, total) {
  const count = spellings.reduce((sum, each) => sum + each.values.length, 0);
  const rarity = count ? Math.log(1 + total / count) : 0;
  /** @type {number[]} */
  const documents = [];
  /** @type {number[]} */
  const grades = [];
  /** @type {number[]} */
  const weights = [];
  const known = new Uint32Array(spellings.length > 1 ? total : 0); // a document's position in these arrays, from 1
  for (const { spelling, values } of spellings) {
    const grade = Math.max(0, ...readings.map((typed) => gradeOf(spelling, typed)));
    let weight = rarity * (0.7 + (0.3 * values.length) / count);
    if (readings.length && !grade) weight *= OTHER_MARKS;
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
  return { documents, grades, weights, rarity, isOpen: !readings.length };
}

/** Tell whether a spelling of this grade has the marks that were typed. @param {Looked} found @param {number} grade */
export const fits = (found, grade) => found.isOpen || grade >= FITTING;

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

/**
 * Return the documents with a term, or with a completion of it if there are none and it may be a prefix.
 * @param {Index} index @param {string} typed @param {boolean} isMarked @param {boolean} isPrefix
 * @returns {Promise<Looked>}
 */
export async function lookUp(index, typed, isMarked, isPrefix) {
  const readings = readingsOf(typed, index.foreign);
  const wanted = Array.from(new Set(readings.map(termOf)));
  const spellings = (await Promise.all(wanted.map((each) => index.spellings(each)))).flat();
  if (spellings.length || !isPrefix) return weighed(spellings, isMarked ? readings : [], index.total);
  const begun = await (typed.includes(" ") ? index.beginning(termOf(typed)) : completed(index, termOf(typed)));
  const found = weighed(begun, [], index.total);
  return { ...found, weights: found.weights.map((weight) => weight * COMPLETED) };
}

/** @param {Index} index @param {string} begun */
async function completed(index, begun) {
  const longer = (await index.syllables()).filter((each) => each.startsWith(begun)).slice(0, COMPLETIONS);
  return (await Promise.all(longer.map((each) => index.spellings(each)))).flat();
}
