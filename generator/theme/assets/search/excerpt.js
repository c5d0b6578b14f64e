// Cuts the excerpt of a text that has most words of a query, and marks them.

import { gradeOf } from "./grades.js";
import { key, positions } from "./words.js";

const LENGTH = 190; // characters
const BEFORE = 50;

/**
 * Return the words of a text to mark: neighbouring pairs of the query, then words that are in no pair.
 * @param {string} text @param {string[]} query @returns {Match[]}
 */
function matches(text, query) {
  const found = positions(text).map((each) => ({ ...each, key: key(each.spelling) }));
  const keys = query.map(key);
  const isMarked = query.some((word, at) => word !== keys[at]);
  /** @param {Word} each @param {number} at */
  const grade = (each, at) => (isMarked ? gradeOf(each.spelling, query[at]) : 0);
  /** @type {{ at: number, grade: number, exact: boolean }[][]} */
  const places = query.map(() => []);
  found.forEach((each, at) => {
    keys.forEach((wanted, place) => {
      const isLast = place === keys.length - 1;
      const hit = each.key === wanted || (isLast && wanted.length > 1 && each.key.startsWith(wanted));
      if (hit) places[place].push({ at, grade: grade(each, place), exact: each.key === wanted });
    });
  });
  const marked = new Map();
  const inPair = query.map(() => false);
  for (let place = 0; place + 1 < query.length; place++) {
    const next = new Map(places[place + 1].map((each) => [each.at, each]));
    const pairs = places[place].flatMap(({ at, grade: own }) => {
      const second = next.get(at + 1);
      return second ? [{ at, grade: Math.min(own, second.grade), exact: second.exact }] : [];
    });
    const exact = pairs.filter((each) => each.exact);
    const chosen = exact.length ? exact : pairs;
    const best = Math.max(-1, ...chosen.map((each) => each.grade));
    for (const each of chosen) {
      if (each.grade < best) continue;
      marked.set(each.at, place).set(each.at + 1, place + 1);
      inPair[place] = inPair[place + 1] = true;
    }
  }
  places.forEach((hits, place) => {
    if (inPair[place]) return;
    const exact = hits.filter((each) => each.exact);
    const chosen = exact.length || query.length > 1 ? exact : hits;
    const least = query[place] === keys[place] ? 0 : 1; // “cà” does not match “cả”
    const best = Math.max(least, ...chosen.map((each) => each.grade));
    for (const each of chosen) if (each.grade === best && !marked.has(each.at)) marked.set(each.at, place);
  });
  return Array.from(marked, ([at, place]) => ({ ...found[at], place })).sort((one, other) => one.start - other.start);
}

/**
 * Return a text as pieces; adjacent marked words make one piece.
 * @param {string} text @param {Match[]} found @param {number} from @param {number} to
 */
function pieces(text, found, from, to) {
  /** @type {Piece[]} */
  const cut = [];
  let end = from;
  for (const each of found) {
    if (each.start < from || each.end > to) continue;
    const between = text.slice(end, each.start);
    const before = cut[cut.length - 1];
    if (before?.[1] && /^\s*$/.test(between)) before[0] += between + text.slice(each.start, each.end);
    else cut.push([between, false], [text.slice(each.start, each.end), true]);
    end = each.end;
  }
  cut.push([text.slice(end, to), false]);
  return cut.filter(([piece]) => piece);
}

/** Return a whole text with the words of a query marked. @param {string} text @param {string[]} query */
export const marked = (text, query) => pieces(text, matches(text, query), 0, text.length);

/** @param {Match[]} found */
const covers = (found) => new Set(found.map((each) => each.place)).size;

/**
 * Return the start of the passage with the most distinct words of the query, and their number.
 * @param {Match[]} found
 */
function densest(found) {
  let best = { start: 0, count: 0, size: 0 };
  found.forEach((first, at) => {
    const near = found.slice(at, at + 40).filter((each) => each.end - first.start <= LENGTH - BEFORE);
    const count = covers(near);
    if (count > best.count || (count === best.count && near.length > best.size)) {
      best = { start: first.start, count, size: near.length };
    }
  });
  return best;
}

/**
 * Return the summary if it has as many of the words as any passage of the body, else that passage.
 * @param {string} summary @param {string} body @param {string[]} query
 */
export function excerpt(summary, body, query) {
  const inSummary = matches(summary, query);
  if (!query.length || covers(inSummary) === query.length) return pieces(summary, inSummary, 0, summary.length);
  const inBody = matches(body, query);
  const { start, count } = densest(inBody);
  if (count <= covers(inSummary)) return pieces(summary, inSummary, 0, summary.length);
  const line = body.lastIndexOf("\n", start) + 1;
  const from = start - line <= BEFORE ? line : body.indexOf(" ", start - BEFORE) + 1;
  const lineEnd = body.indexOf("\n", start);
  const last = lineEnd < 0 ? body.length : lineEnd;
  const to = last - from <= LENGTH ? last : body.lastIndexOf(" ", from + LENGTH);
  const cut = pieces(body, inBody, from, to);
  if (from > line) cut.unshift(["… ", false]);
  if (to < last) cut.push([" …", false]);
  return cut;
}
