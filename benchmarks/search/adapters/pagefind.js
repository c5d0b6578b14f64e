// Pagefind as it comes.

let pagefind = null;
let inWorker = true;

export async function open() {
  pagefind = await import("/pagefind/pagefind.js");
  if (!inWorker) await pagefind.options({ noWorker: true });
  await pagefind.init();
}

/** For a page whose own thread is slowed down. */
export function stayHere() {
  inWorker = false;
}

export async function all(text) {
  const { results } = await pagefind.search(text);
  return results.map(({ id }) => id);
}

export async function first(text) {
  const { results } = await pagefind.search(text);
  return (await Promise.all(results.slice(0, 10).map((each) => each.data()))).map(({ url }) => url);
}
