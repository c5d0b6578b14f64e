// Splits texts into words for the search; the browser's twin of generator/search/words.py.

const MARKS = "\\u0300-\\u036f";
const LETTERS =
  `A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f${MARKS}` +
  "\\u0370-\\u052f\\u1780-\\u17d3\\u1e00-\\u1eff\\u4e00-\\u9fff\\uaa00-\\uaadf";
const APOSTROPHES = "'’‘ʼʹ′`´＇";
// A word with its apostrophes, digits in groups of three, other digits.
const WORD = new RegExp(`[${LETTERS}]+(?:[${APOSTROPHES}][${LETTERS}]+)*|\\d{1,3}(?:\\.\\d{3})+(?!\\d)|\\d+`, "g");
const JOINTS = new RegExp(`[.${APOSTROPHES}]`, "g");
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
// Nothing to search for, in a text without words: so ASCII means its signs here.
const BLANK = /^(?:[\p{ASCII}\p{P}\p{Z}]|[\u00ad\u200b-\u200d\u2060\ufeff])*$/u;
// What may become one letter in NFC; a digit never does.
const CLUSTER = /\d|\P{M}\p{M}*|\p{M}+/gu;

const ANY_MARK = new RegExp(`[${MARKS}]`, "g");
const TONE = "([\u0300\u0301\u0303\u0309\u0323])";
const TONED_QU = new RegExp(`^qu${TONE}([aeioy])(?![${MARKS}])`);
const MISPLACED_TONE = new RegExp(`(?:(o)([ae])|(^|[^q])(u)(y))${TONE}(?![\\p{L}${MARKS}])`, "gu");
const Y = "yỳỷỹýỵ";
const I = "iìỉĩíị";
const Y_FOR_I = new RegExp(`^((?:[bcdghklmnprstvx]|[cgknpt]h|ngh?|tr)(?=.$)|qu)([${Y}])`);

/** @param {string} text */
const bare = (text) => text.normalize("NFD").replace(ANY_MARK, "").replace(/đ/g, "d");

/** Return a text in lower case without marks: “Đức Phổ” → “duc pho”. @param {string} text */
export const fold = (text) => bare(text.toLowerCase());

/**
 * Cache a function of words: most words of a text recur, and phones are slow.
 * @param {(word: string) => string} answer @returns {(word: string) => string}
 */
function remembering(answer) {
  let known = new Map();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      if (known.size > 20000) known = new Map();
      found = answer(word);
      known.set(word, found);
    }
    return found;
  };
}

/** Return the key that spellings share, without marks: “đường” → “duong”. */
export const key = remembering((spelling) => bare(spelling).replace(/oo+ng$/, "ong"));

/** Return the keys of several words: “hiến máu” → “hien mau”. @param {string} typed */
export const termOf = (typed) => typed.split(" ").map(key).join(" ");

/** Normalise a word's spelling: “HOÁ” → “hóa”, “kỹ” → “kĩ”, “quý” → “quí”. */
export const spelling = remembering((word) =>
  word
    .toLowerCase()
    .replace(/ð/g, "đ")
    .normalize("NFD")
    .replace(TONED_QU, "qu$2$1")
    .replace(MISPLACED_TONE, (_, o, a, start, u, y, tone) => (o ? o + tone + a : start + u + tone + y))
    .normalize("NFC")
    .replace(Y_FOR_I, (_, onset, y) => onset + I[Y.indexOf(y)]),
);

/**
 * Return a text in NFC without invisible characters, and the original position of each character.
 * @param {string} text @returns {{ plain: string, starts?: number[], ends?: number[] }}
 */
function composed(text) {
  if (text.normalize("NFC") === text && text.search(UNSEEN) < 0) return { plain: text };
  let plain = "";
  const starts = [];
  const ends = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const seen = cluster.normalize("NFC").replace(UNSEEN, "");
    for (let at = 0; at < seen.length; at++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
    plain += seen;
  }
  return { plain, starts, ends };
}

/**
 * Return the words of a text with their positions in it.
 * @param {string} text @returns {Word[]}
 */
export function positions(text) {
  const { plain, starts, ends } = composed(text);
  const found = [];
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    const spelled = spelling(word.replace(JOINTS, ""));
    const last = index + word.length - 1;
    if (key(spelled)) {
      found.push({ start: starts ? starts[index] : index, end: ends ? ends[last] : last + 1, spelling: spelled });
    }
  }
  return found;
}

/** Return the spellings of a text's words, in order. @param {string} text */
export const words = (text) => positions(text).map((each) => each.spelling);

/** Tell whether a text without words is nothing to search for: blanks, punctuation. @param {string} text */
export const isBlank = (text) => BLANK.test(text);
