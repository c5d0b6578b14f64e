// What each document has of a query: its pairs, its words, its score; the browser's twin of generator/search/hits.py.

import { fits } from "./lookup.js";

const PAIR = 0.5; // of the rarity: a document with a pair has both words too
const ALONE = 1;
const LIFT = 2;

/** The hits so far, in arrays with an element per document; `fitting…` are those with the marks typed. */
export class Hits {
  /** @param {number} total */
  constructor(total) {
    this.pairs = new Uint16Array(total);
    this.fittingPairs = new Uint16Array(total);
    this.alone = new Uint16Array(total);
    this.fittingAlone = new Uint16Array(total);
    this.grade = new Uint8Array(total);
    this.score = new Float64Array(total);
    this.masses = new Float64Array(total);
    this.mass = 0;
    /** @type {Map<number, Looked>} */
    this.foundPairs = new Map();
    /** @type {Map<number, Looked>} */
    this.foundAlone = new Map();
    /** @type {Map<string, [score: number, mass: number]>} */
    this.given = new Map(); // by alternatives, to the documents of each part of a query
  }

  /** Add the documents with the pair that begins at a place. @param {number} place @param {Looked} found */
  addPair(place, found) {
    this.foundPairs.set(place, found);
    this.add(1 << place, found, PAIR, this.pairs, this.fittingPairs);
  }

  /** Add the documents with a single word. @param {number} place @param {Looked} found */
  addAlone(place, found) {
    this.foundAlone.set(place, found);
    this.add(1 << place, found, ALONE, this.alone, this.fittingAlone);
  }

  /**
   * @param {number} bit @param {Looked} found @param {number} weight
   * @param {Uint16Array} has @param {Uint16Array} hasFitting
   */
  add(bit, found, weight, has, hasFitting) {
    const { documents, grades, weights, rarity } = found;
    this.mass += rarity * weight;
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at];
      has[document] |= bit;
      if (fits(found, grades[at])) hasFitting[document] |= bit;
      this.grade[document] += grades[at];
      this.score[document] += weights[at] * weight;
      this.masses[document] += rarity * weight;
    }
  }

  /**
   * Let documents with all terms of an alternative count as having its part of the query; return who lacked it.
   * @param {Alternative} alternative @param {Looked[]} terms @returns {number[]}
   */
  addAlternative({ start, stop, weight }, terms) {
    /** @type {{ weights: Map<number, number>, rarity: number, factor: number }[]} */
    const own = [];
    for (let at = start; at < stop - 1; at++) own.push(...weightsOf(this.foundPairs.get(at), PAIR));
    for (let at = start; at < stop; at++) own.push(...weightsOf(this.foundAlone.get(at), ALONE));
    let whole = own.reduce((sum, { rarity, factor }) => sum + rarity * factor, 0);
    const other = terms.reduce((sum, { rarity }) => sum + rarity, 0) * (PAIR + ALONE);
    if (!whole) {
      whole = other;
      this.mass += whole;
    }
    const share = weight * (PAIR + ALONE) * (other ? Math.min(LIFT, whole / other) : 1);
    const bits = ((1 << stop) - 1) & ~((1 << start) - 1);
    const listed = terms.map(fittingWeights);
    const shared = Array.from(listed[0].keys()).filter((each) => listed.every((found) => found.has(each)));
    const lacking = [];
    for (const document of shared) {
      let score = 0;
      let mass = 0;
      for (const { weights, rarity, factor } of own) {
        const has = weights.get(document);
        if (has === undefined) continue;
        score += has * factor;
        mass += rarity * factor;
      }
      if (mass < whole) lacking.push(document);
      const part = `${start} ${stop} ${document}`;
      [score, mass] = this.given.get(part) ?? [score, mass];
      const given = listed.reduce((sum, found) => sum + (found.get(document) ?? 0), 0) * share;
      this.alone[document] |= bits;
      this.fittingAlone[document] |= bits;
      if (given > score) {
        const more = Math.max(0, Math.min(whole, LIFT * other) * weight - mass);
        this.score[document] += given - score;
        this.masses[document] += more;
        this.given.set(part, [given, mass + more]);
      }
    }
    return lacking;
  }
}

/** @param {Looked | undefined} found @param {number} factor */
function weightsOf(found, factor) {
  if (!found) return [];
  const { documents, weights, rarity } = found;
  return [{ weights: new Map(documents.map((document, at) => [document, weights[at]])), rarity, factor }];
}

/** Return the weights of the documents with the marks typed. @param {Looked} found @returns {Map<number, number>} */
function fittingWeights(found) {
  const weights = new Map();
  found.documents.forEach((document, at) => {
    if (fits(found, found.grades[at])) weights.set(document, found.weights[at]);
  });
  return weights;
}
