// Asks the worker, which does all the searching. Nothing is loaded before the first question.

const ROOT = new URL("../../", import.meta.url);
const waiting = new Map();
let worker = null;
let opening = null;
let last = 0;

/** The full address of a page of the site. */
export function at(address) {
  return new URL(address, ROOT).href;
}

/** Gives up the worker: everybody waiting is told why, the next question starts a new one. */
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
  const options = {
    get type() {
      knowsModules = true;
      return "module";
    },
  };
  try {
    worker = new Worker(new URL("search-worker.js", import.meta.url), options);
  } catch {
    knowsModules = false;
  }
  if (!knowsModules) {
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
  // A script that could not be fetched has no message; one that failed has.
  worker.onerror = (event) => drop(event.message ? "internal" : "offline");
}

function post(question) {
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    if (!worker) start();
    if (worker) worker.postMessage({ id: last, ...question });
  });
}

/** Opens the index, once: its total and its facets. */
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
 * Asks a question; the promise is rejected with an error named offline, schema, internal, unsupported, or overtaken:
 * by a newer question of its kind.
 */
export async function ask(question) {
  await open();
  return post(question);
}
