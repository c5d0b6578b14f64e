// What to offer while a reader types: people, places, fields and other ways in, then stories.

import { gradeOf } from "./ranking.js";
import { queryWords } from "./telex.js";
import { key, termOf, words } from "./words.js";
import { marked } from "./excerpt.js";

const AT_MOST = { name: 3, place: 3, field: 2, term: 2, story: 3 };
const TITLE = 3;
const TYPE = /^(?:tinh|huyen|quan|xa|phuong|thanh pho|thi xa|thi tran|dac khu) (?=.)/;

/** What is filed under the letters typed, and has all the words, the last of them begun. */
async function filed(index, keys) {
  const offered = await Promise.all(prefixes(keys).map((prefix) => index.suggested(prefix)));
  return having([].concat(...offered), keys);
}

/** Names are under single words only: what the last word, begun by one letter, is too short to be asked for. */
function prefixes(keys) {
  const [before, last] = keys.slice(-2);
  if (last === undefined) return before.length < 2 ? [] : [before.slice(0, 3)];
  const pair = `${before} ${last[0]}`;
  return last.length > 1 || before.length < 2 ? [pair] : [pair, before.slice(0, 3)];
}

function having(offered, keys) {
  const wanted = ` ${keys.join(" ")}`;
  return offered.filter(([, label]) => ` ${words(label).map(key).join(" ")}`.includes(wanted));
}

/** Those written as typed, where there are any: “quảng” is not begun for Quang. */
function asTyped(offered, query) {
  const wanted = ` ${query.join(" ")}`;
  const same = offered.filter(([, label]) => ` ${words(label).join(" ")}`.includes(wanted));
  return same.length ? same : offered;
}

/** Places asked for with their type, which they are not filed under; a province is printed without it. */
async function places(index, keys) {
  const bare = keys.join(" ").replace(TYPE, "").split(" ");
  if (bare.length === keys.length) return [];
  const found = (await filed(index, bare)).filter(([kind]) => kind === "place");
  const typed = having(found, keys);
  return typed.length ? typed : found;
}

/** Documents with all the words in their title, newest first; those that are as typed before others. */
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
  const grade = (document) => grades.reduce((sum, found) => sum + found.get(document), 0);
  return shared.sort((one, other) => grade(other) - grade(one) || one - other);
}

async function entries(index, query) {
  const found = await titled(index, query);
  const documents = await Promise.all(found.slice(0, 8).map((number) => index.document(number)));
  return documents.map((each) => [
    each.k === "profile" ? "name" : "story",
    each.t,
    each.k === "profile" ? each.r || each.p : `${each.p} · ${each.y}`,
    each.a,
  ]);
}

/** Groups of what to offer: `[{kind, items: [{label, note, address}]}]`. */
export async function suggest(index, text) {
  const query = queryWords(text, index.foreign);
  if (!query.length) return [];
  const keys = query.map(key);
  const [ways, typed, found] = await Promise.all([filed(index, keys), places(index, keys), entries(index, query)]);
  const seen = new Set();
  const groups = Object.keys(AT_MOST).map((kind) => ({ kind, items: [] }));
  for (const [kind, label, note, address] of [...asTyped([...ways, ...typed], query), ...found]) {
    const { items } = groups.find((each) => each.kind === kind);
    if (items.length >= AT_MOST[kind] || seen.has(address)) continue;
    seen.add(address);
    items.push({ label: marked(label, query), note, address });
  }
  return groups.filter(({ items }) => items.length);
}
