// Words that mean the same to those who search; the browser's twin of generator/search/synonyms.py.

import { key, words } from "./words.js";

const SAME = 0.8;
const ONE_WAY = 0.6;

/** @param {string[]} spelled */
const keyOf = (spelled) => spelled.map(key).join(" ");

/**
 * Return groups of synonyms by the keys of their phrases.
 * @param {StoredSynonyms[]} groups @returns {SynonymTable}
 */
export function tableOf(groups) {
  /** @type {SynonymTable} */
  const table = { byKey: new Map(), longest: 0 };
  for (const [phrases, finds] of groups) {
    for (const phrase of phrases) {
      const spelled = words(phrase);
      const others = finds || phrases.filter((each) => each !== phrase);
      const listed = table.byKey.get(keyOf(spelled)) || [];
      table.byKey.set(keyOf(spelled), [...listed, { spelled, others, weight: finds ? ONE_WAY : SAME }]);
      table.longest = Math.max(table.longest, spelled.length);
    }
  }
  return table;
}

/**
 * Return the alternatives of a query: the first of every phrase in it, then the second of each.
 * @param {SynonymTable} table @param {string[]} query @returns {Alternative[]}
 */
export function alternativesIn(table, query) {
  const byPhrase = phrasesIn(table, query).map(({ at, spelled, others, weight }) =>
    others.map((label) => ({ start: at, stop: at + spelled.length, words: words(label), weight, label })),
  );
  const most = Math.max(0, ...byPhrase.map((each) => each.length));
  return Array.from({ length: most }, (_, rank) => byPhrase.flatMap((each) => each.slice(rank, rank + 1))).flat();
}

/**
 * Return the phrases in a query with the positions at which they begin: long ones first, none within another.
 * @param {SynonymTable} table @param {string[]} query
 */
function phrasesIn(table, query) {
  const found = [];
  /** @type {number[][]} */
  const taken = [];
  for (let length = Math.min(table.longest, query.length); length > 0; length--) {
    for (let at = 0; at + length <= query.length; at++) {
      if (taken.some(([start, stop]) => start <= at && at + length <= stop)) continue;
      const typed = query.slice(at, at + length);
      const listed = (table.byKey.get(keyOf(typed)) || []).filter((each) => isTyped(each.spelled, typed));
      found.push(...listed.map((each) => ({ at, ...each })));
      if (listed.length) taken.push([at, at + length]);
    }
  }
  return found;
}

/** Tell whether a phrase is typed with its marks, or, if it has several words, without any. @param {string[]} phrase @param {string[]} typed */
function isTyped(phrase, typed) {
  return typed.every((each, at) => each === phrase[at] || (phrase.length > 1 && key(each) === each));
}
