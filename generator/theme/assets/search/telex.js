// Decodes raw Telex in queries; the browser's twin of generator/search/telex.py.

import { fold, key, spelling, words } from "./words.js";

const V = "aăâeêioôơuưy";
/** @type {{ [letter: string]: string }} */
const TONES = { f: "\u0300", s: "\u0301", x: "\u0303", r: "\u0309", j: "\u0323", z: "" };
/** @type {{ [letter: string]: string }} */
const CIRCUMFLEX = { a: "â", e: "ê", o: "ô" };
/** @type {{ [letter: string]: string }} */
const HORN = { a: "ă", o: "ơ", u: "ư" };

const ONSET =
  "(?:b|c(?![eêiy])|[cknpt]h|d|đ|g(?![eê])|gh(?=[eêi])|gi|h|k|l|m|n|ng(?![eêi])|ngh(?=[eêi])|p|qu|r|s|t|tr|v|x)?";
const RIME =
  "(?:a(?:[cikmnoptuy]|ch|n[gh])?|ă(?:[ckmnpt]|ng)|â(?:[cmnptuy]|ng)|e(?:[ckmnopt]|ng)?|ê(?:[kmnptu]|[cn]h)?" +
  "|i(?:[akmnptu]|[cn]h)?|[iy]ê(?:[cmnptu]|ng)|o(?:[cikmnpt]|ng|oc)?|oa(?:[cimnopty]|ch|n[gh])?|oă(?:[cmnt]|ng)" +
  "|oe[mnot]?|ô(?:[cikmnpt]|ng)?|ơ[ikmnpt]?|u(?:[acikmnpt]|ng)?|uâ(?:[nty]|ng)|uê(?:[cn]h)?|uô(?:[cimnt]|ng)|uơ" +
  "|uy(?:[anptu]|[cn]h)?|uyê[nt]|ư(?:[acikmntu]|ng)?|ươ(?:[cimnptu]|ng)|y)";
const MARKED = new RegExp(`^${ONSET}${RIME}$`);
const UNMARKED = new RegExp(fold(MARKED.source));
// A stop takes sắc or nặng; names such as Đak Đoa, Đăk Hà are written without.
const STOP = /(?:[cpt]|ch|[^aă]k)$/;

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const VOWEL = new RegExp(`[${V}]`);
const PARTS = new RegExp(`^(qu|gi(?=[${V}])|[^${V}]*)([${V}]*)([^]*)$`);

/**
 * Return the spellings of a query's words; raw Telex is decoded unless the corpus has the word (`foreign`).
 * @param {string} text @param {Set<string>} foreign
 */
export function queryWords(text, foreign) {
  return words(text)
    .slice(0, 12)
    .map((word) => (foreign.has(word) ? word : decoded(word)));
}

/** Return whether a key can be that of a Vietnamese syllable. @param {string} text */
export const isSyllable = (text) => UNMARKED.test(text);

/**
 * Return the syllable that a spelling is raw Telex of, else the spelling: “nguowif”, “ngườif” → “người”.
 * @param {string} word
 */
export function decoded(word) {
  if (isSyllable(key(word))) return word;
  let body = "";
  let tone = "";
  let pressed = "";
  for (const letter of word) {
    const apart = letter.normalize("NFD");
    const tones = apart.match(TONE);
    if (tones) {
      body += apart.replace(TONE, "").normalize("NFC");
      tone += tones.join("");
    } else if (letter in TONES && VOWEL.test(body)) pressed += letter;
    else body = press(body, letter);
  }
  if (tone.length > 1 || pressed.length > 1) return word;
  body = body.replace(/(^|[^q])(?:uơ|ưo)(?!$)/g, "$1ươ");
  if (pressed) tone = TONES[pressed];
  const lacksTone = STOP.test(body) && !/[\u0301\u0323]/.test(tone);
  return MARKED.test(body) && !lacksTone ? spelling(toned(body, tone)) : word;
}

/** Split a syllable into onset, vowels and coda (after the whole); every text matches. @param {string} body */
const partsOf = (body) => /** @type {RegExpExecArray} */ (PARTS.exec(body));

/** Return the syllable after one more key; tones are handled apart. @param {string} body @param {string} letter */
function press(body, letter) {
  const [, onset, vowels, coda] = partsOf(body);
  if (letter === "w") {
    const horned = vowels.replace(/u(?!o)|o(?!a)|a/, (vowel) => HORN[vowel]);
    return horned === vowels ? `${body}ư` : onset + horned + coda;
  }
  if (letter === "d" && onset[0] === "d") return `đ${body.slice(1)}`;
  const at = letter in CIRCUMFLEX && !(letter === "o" && /o[ae]$/.test(vowels)) ? vowels.lastIndexOf(letter) : -1;
  return at < 0 ? body + letter : onset + vowels.slice(0, at) + CIRCUMFLEX[letter] + vowels.slice(at + 1) + coda;
}

/**
 * Place the tone: on the marked vowel, else before a final consonant, else on the last vowel but one.
 * @param {string} body @param {string} tone
 */
function toned(body, tone) {
  const [, onset, vowels, coda] = partsOf(body);
  const marked = vowels.search(/[ăâêôơư](?=[^ăâêôơư]*$)/);
  const after = 1 + (marked >= 0 ? marked : coda ? vowels.length - 1 : Math.max(0, vowels.length - 2));
  return (onset + vowels.slice(0, after) + tone + vowels.slice(after) + coda).normalize("NFC");
}
