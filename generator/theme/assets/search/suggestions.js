// Finds suggestions while a reader types: people, places, fields and other listings, then entries by title.

import { gradeOf } from "./grades.js";
import { queryWords } from "./telex.js";
import { key, termOf, words } from "./words.js";
import { marked } from "./excerpt.js";

/** @type {{ [kind: string]: number }} */
const AT_MOST = { name: 3, place: 3, deed: 3, field: 2, term: 2, asked: 2 };
const AT_MOST_TITLES = 3; // of one kind of entry
const AT_MOST_WAYS = 4;
const TITLE = 3;
const TYPE = /^(?:tinh|huyen|quan|xa|phuong|thanh pho|thi xa|thi tran|dac khu) (?=.)/;

/**
 * Return the offers stored under the typed letters that have all the words, the last as a prefix.
 * @param {Index} index @param {string[]} keys
 */
async function filed(index, keys) {
  const offered = await Promise.all(prefixes(keys).map((prefix) => index.suggested(prefix)));
  return having(offered.flat(), keys);
}

/**
 * Return the prefixes to read. Names are stored by single words, so one letter of a last word needs the word before too.
 * @param {string[]} keys
 */
function prefixes(keys) {
  const [before, last] = keys.slice(-2);
  if (last === undefined) return before.length < 2 ? [] : [before.slice(0, 3)];
  const pair = `${before} ${last[0]}`;
  return last.length > 1 || before.length < 2 ? [pair] : [pair, before.slice(0, 3)];
}

/** @param {StoredOffer[]} offered @param {string[]} keys */
function having(offered, keys) {
  const wanted = ` ${keys.join(" ")}`;
  return offered.filter(([, label, , , name]) => {
    return [label, name ?? label].some((each) => ` ${words(each).map(key).join(" ")}`.includes(wanted));
  });
}

/**
 * Prefer offers spelled as typed: “quảng” does not offer Quang.
 * @param {StoredOffer[]} offered @param {string[]} query
 */
function asTyped(offered, query) {
  const wanted = ` ${query.join(" ")}`;
  const same = offered.filter(([, label, , , name]) => {
    return [label, name ?? label].some((each) => ` ${words(each).join(" ")}`.includes(wanted));
  });
  return same.length ? same : offered;
}

/**
 * Return places for a query that names their type (tỉnh, xã …), under which they are not stored.
 * @param {Index} index @param {string[]} keys
 */
async function places(index, keys) {
  const bare = keys.join(" ").replace(TYPE, "").split(" ");
  if (bare.length === keys.length) return [];
  const found = (await filed(index, bare)).filter(([kind]) => kind === "place");
  const typed = having(found, keys);
  return typed.length ? typed : found;
}

/**
 * Return documents with all the words in their title: spelled as typed first, then newest.
 * @param {Index} index @param {string[]} query
 */
async function titled(index, query) {
  const count = query.length;
  const terms = count === 1 ? query : query.slice(1).map((word, at) => `${query[at]} ${word}`);
  const isMarked = query.some((word) => key(word) !== word);
  const lists = await Promise.all(
    terms.map((typed, at) => {
      const begun = count > 1 && at === terms.length - 1;
      return begun ? index.beginning(termOf(typed)) : index.spellings(termOf(typed));
    }),
  );
  const grades = lists.map((spellings, at) => {
    const found = new Map();
    for (const { spelling, values } of spellings) {
      const grade = isMarked && spelling.startsWith(terms[at]) ? 2 : gradeOf(spelling, terms[at]);
      for (const value of values) {
        if ((value & 3) === TITLE) found.set(value >> 2, Math.max(grade, found.get(value >> 2) || 0));
      }
    }
    return found;
  });
  const shared = Array.from(grades[0].keys()).filter((document) => grades.every((found) => found.has(document)));
  /** @param {number} document */
  const grade = (document) => grades.reduce((sum, found) => sum + (found.get(document) ?? 0), 0);
  return shared.sort((one, other) => grade(other) - grade(one) || one - other);
}

/** @param {Index} index @param {string[]} query @returns {Promise<StoredOffer[]>} */
async function entries(index, query) {
  const found = await titled(index, query);
  const documents = await Promise.all(found.slice(0, 8).map((number) => index.document(number)));
  const kinds = new Set(index.kinds.map(([kind]) => kind));
  return documents.map((each) =>
    kinds.has(each.k) ? [each.k, each.t, `${each.p} · ${each.y}`, each.a] : ["name", each.t, each.r || each.p, each.a],
  );
}

/**
 * Return the places and terms that a text is the name of.
 * @param {Index} index @param {string} text @returns {Promise<Suggestion[]>}
 */
export async function waysTo(index, text) {
  const query = queryWords(text, index.foreign);
  if (!query.length) return [];
  const keys = query.map(key);
  const wanted = keys.join(" ").replace(TYPE, "");
  const offered = [...(await filed(index, keys)), ...(await places(index, keys))];
  const named = offered.filter(([kind, label, , , name]) => {
    const own = words(name ?? label).map(key).join(" ");
    return kind !== "name" && kind !== "asked" && (own === keys.join(" ") || own.replace(TYPE, "") === wanted);
  });
  const seen = new Set();
  return asTyped(named, query)
    .filter(([, , , address]) => !seen.has(address) && seen.add(address))
    .slice(0, AT_MOST_WAYS)
    .map(([, label, note, address]) => ({ label: marked(label, []), note, address }));
}

/**
 * Return how well an offer fits: 3 if it is what was typed, 2 if it begins so, 1 if it has these words.
 * @param {StoredOffer} offer @param {string[]} keys
 */
function fit([, label, , , name], keys) {
  const typed = keys.join(" ");
  const names = [label, name ?? label].map((each) => words(each).map(key).join(" "));
  return names.includes(typed) ? 3 : names.some((each) => each.startsWith(typed)) ? 2 : 1;
}

/** Return groups of suggestions for a text, the group of the best match first. @param {Index} index @param {string} text */
export async function suggest(index, text) {
  const query = queryWords(text, index.foreign);
  if (!query.length) return [];
  const keys = query.map(key);
  const [ways, typed, found] = await Promise.all([filed(index, keys), places(index, keys), entries(index, query)]);
  const seen = new Set();
  /** @type {SuggestionGroup[]} */
  const groups = [
    ...Object.keys(AT_MOST).map((kind) => ({ kind, items: [] })),
    ...index.kinds.map(([kind, heading]) => ({ kind, heading, items: [] })),
  ];
  const fits = new Map(); // of a group's first item
  const offers = asTyped([...ways, ...typed], query).map((each) => ({ each, fits: fit(each, keys) }));
  offers.sort((one, other) => other.fits - one.fits);
  for (const { each, fits: own } of [...offers, ...found.map((each) => ({ each, fits: fit(each, keys) }))]) {
    const [kind, label, note, address] = each;
    const group = groups.find((each) => each.kind === kind);
    if (!group || group.items.length >= (AT_MOST[kind] ?? AT_MOST_TITLES) || seen.has(address)) continue;
    seen.add(address);
    if (!fits.has(kind)) fits.set(kind, own);
    group.items.push({ label: marked(label, query), note, address });
  }
  return groups.filter(({ items }) => items.length).sort((one, other) => fits.get(other.kind) - fits.get(one.kind));
}
