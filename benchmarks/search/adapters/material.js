// Material's own search: its worker with lunr, set up as its bundle does.

let worker = null;
let answered = null;

const SETUP = 0;
const QUERY = 2;

function post(type, data) {
  return new Promise((resolve) => {
    answered = resolve;
    worker.postMessage({ type, data });
  });
}

export async function open() {
  const { worker: path } = await (await fetch("/worker.json")).json();
  worker = new Worker(path);
  worker.onmessage = ({ data }) => answered(data.data);
  const index = await (await fetch("/search/search_index.json")).json();
  await post(SETUP, { ...index, options: { suggest: false } });
}

export async function all(text) {
  const { items } = await post(QUERY, text);
  return items.map(([{ location }]) => location);
}

export async function first(text) {
  return (await all(text)).slice(0, 10);
}
