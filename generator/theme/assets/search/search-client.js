// Sends questions to the search worker, which starts with the first one.

const ROOT = new URL("../../", import.meta.url);
/** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void }>} */
const waiting = new Map();
/** @type {Worker | null} */
let worker = null;
/** @type {Promise<Opened> | null} */
let opening = null;
let last = 0;

/** Return the URL of a page of the site. @param {string} address */
export function at(address) {
  return new URL(address, ROOT).href;
}

/** Stop the worker and reject open questions; the next question starts a new one. @param {string} error */
function drop(error) {
  if (worker) worker.terminate();
  worker = null;
  opening = null;
  const told = Array.from(waiting.values());
  waiting.clear();
  for (const { reject } of told) reject(new Error(error));
}

function start() {
  let knowsModules = false;
  /** @type {WorkerOptions} */
  const options = {
    get type() {
      knowsModules = true;
      return /** @type {const} */ ("module");
    },
  };
  try {
    worker = new Worker(new URL("search-worker.js", import.meta.url), options);
  } catch {
    knowsModules = false;
  }
  if (!worker || !knowsModules) {
    drop("unsupported");
    return;
  }
  worker.onmessage = ({ data }) => {
    const question = waiting.get(data.id);
    if (!question) return;
    waiting.delete(data.id);
    if (data.error) question.reject(new Error(data.error));
    else question.resolve(data);
  };
  // Only a script that ran has an error message.
  worker.onerror = (event) => drop(event.message ? "internal" : "offline");
}

/** @template {Question} Q @param {Q} question @returns {Promise<Answers[Q["type"]]>} */
function post(question) {
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    if (!worker) start();
    if (worker) worker.postMessage({ id: last, ...question });
  });
}

/** Open the index, once; resolve to its total and facets. */
export function open() {
  if (!opening) {
    const mine = post({ type: "open", base: at("tim-kiem/du-lieu/") });
    opening = mine;
    mine.catch(() => {
      if (opening === mine) opening = null;
    });
  }
  return opening;
}

/**
 * Ask a question. Rejects with offline, schema, internal, unsupported, or overtaken (by a newer question of its type).
 * @template {Question} Q @param {Q} question
 */
export async function ask(question) {
  await open();
  return post(question);
}
