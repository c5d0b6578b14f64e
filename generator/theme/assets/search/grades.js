// How well a spelling matches the marks that a reader typed; the browser's twin of generator/search/grades.py.

export const FITTING = 1;
const TONES = "\u0300\u0301\u0303\u0309\u0323";

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
