// Reads the files of the index (docs/decisions/0013): generator/search/reader.py in the browser.

import { termOf } from "./words.js";

const SCHEMA = 2;
export const PLACES = "dia-phuong"; // the facet of places, as in generator/site/taxonomies.py
const DOCUMENTS_IN_A_FOLDER = 256;
const KEPT = 400; // files: what a long visit reads must not fill a phone
const utf8 = new TextDecoder();

/** What went wrong, in a word the page knows: "offline", "schema" (another version), "gone" (another index). */
export class ReadError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

async function get(url, options) {
  let answer;
  try {
    answer = await fetch(url, options);
  } catch {
    throw new ReadError("offline");
  }
  if (answer.status === 404 || answer.status === 410) throw new ReadError("gone");
  if (!answer.ok) throw new ReadError("offline");
  return answer;
}

async function unpacked(answer) {
  if (typeof DecompressionStream === "function") {
    const stream = answer.body.pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }
  const { inflate } = await import("./inflate.js");
  return inflate(new Uint8Array(await answer.arrayBuffer()));
}

/** FNV-1a, 32 bits. */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** What the terms in one file share: a key itself; of a pair the first key and the second's first two letters. */
export function prefixOf(term) {
  const [first, second] = term.split(" ");
  return second === undefined ? first : `${first} ${second.slice(0, 2)}`;
}

/** A file of postings: every spelling with its term, and where its postings begin and end. */
function spellings(content) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = content[at++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  const found = [];
  const end = number() + at;
  let from = end;
  let before = [];
  while (at < end) {
    const shared = number();
    const length = number();
    before = [...before.slice(0, shared), ...content.subarray(at, at + length)];
    at += length;
    const spelling = utf8.decode(Uint8Array.from(before));
    const to = from + number();
    found.push({ spelling, term: termOf(spelling), values: content.subarray(from, to) });
    from = to;
  }
  return found;
}

/** Add postings to a list, as they count over all segments. */
function addTo(list, values, first) {
  let document = first;
  for (let at = 0; at < values.length; ) {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = values[at++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) break;
    }
    document += value >> 2;
    list.push(document * 4 + (value & 3));
  }
}

/** An index, read as far as it is asked for. Documents are numbered over all segments, newest first. */
export class Index {
  constructor(base, manifest) {
    this.base = base;
    this.total = manifest.total;
    this.facets = manifest.facets;
    this.eager = manifest.eager;
    this.foreign = new Set(manifest.foreign);
    this.suggestions = manifest.suggestions;
    let first = 0;
    this.segments = manifest.segments.map((each) => {
      const segment = { stamp: each.stamp, documents: each.docs, shards: each.shards, first };
      first += each.docs;
      return segment;
    });
    this.files = new Map();
  }

  /** Read a file once; what failed is tried again the next time. */
  read(path, parse) {
    if (!this.files.has(path)) {
      const content = get(this.base + path).then(unpacked).then(parse);
      content.catch(() => this.files.delete(path));
      this.files.set(path, content);
      if (this.files.size > KEPT) this.files.delete(this.files.keys().next().value);
    }
    return this.files.get(path);
  }

  json(path) {
    return this.read(path, (content) => JSON.parse(utf8.decode(content)));
  }

  /** The spellings of a term: `[{spelling, values}]`, a value being document * 4 + class. */
  spellings(term) {
    return this.merged((found) => found === term, prefixOf(term));
  }

  /** The spellings of every pair that begins with this one (“hien ma”: hien mau …), its second word of two letters. */
  beginning(pair) {
    const prefix = prefixOf(pair);
    return this.merged((found) => found.startsWith(pair) && prefixOf(found) === prefix, prefix);
  }

  async merged(isWanted, prefix) {
    const place = hash(prefix);
    const files = await Promise.all(
      this.segments.map(({ stamp, shards }) => this.read(`${stamp}/tu/${place % shards}.z`, spellings)),
    );
    const merged = new Map();
    files.forEach((found, number) => {
      for (const { spelling, term, values } of found) {
        if (!isWanted(term)) continue;
        if (!merged.has(spelling)) merged.set(spelling, []);
        addTo(merged.get(spelling), values, this.segments[number].first);
      }
    });
    return Array.from(merged, ([spelling, values]) => ({ spelling, values }));
  }

  /** The keys that a mistyped word may have meant, most frequent first. */
  syllables() {
    return this.read("am-tiet.z", (content) => utf8.decode(content).split(" "));
  }

  segmentOf(number) {
    return this.segments.find((each) => number < each.first + each.documents);
  }

  /** What is known of a document. */
  document(number) {
    const { stamp, first } = this.segmentOf(number);
    const own = number - first;
    return this.json(`${stamp}/bai/${Math.floor(own / DOCUMENTS_IN_A_FOLDER)}/${own}.z`);
  }

  /** A facet of every segment: the combinations of values, and each document's. */
  columns(facet) {
    return Promise.all(
      this.segments.map(({ stamp, first }) =>
        this.read(`${stamp}/loc/${facet}.z`, (content) => {
          const end = content.indexOf(10);
          const combinations = JSON.parse(utf8.decode(content.subarray(0, end)));
          const rows = content.slice(end + 1);
          return { first, combinations, rows: combinations.length > 256 ? new Uint16Array(rows.buffer) : rows };
        }),
      ),
    );
  }

  /** The places of one of today's provinces, of every segment that has documents there. */
  async places(province) {
    const columns = await this.columns(PLACES);
    const segments = this.segments.filter((_, number) =>
      columns[number].combinations.some((values) => values.includes(province)),
    );
    const files = segments.map(({ stamp }) => this.json(`${stamp}/noi/${province}.z`));
    return (await Promise.all(files)).map((units, number) => ({ first: segments[number].first, units }));
  }

  /** What is filed under a prefix: `[[kind, label, note, address]]`. */
  async suggested(prefix) {
    const file = await this.json(`goi-y/${hash(prefix) % this.suggestions}.z`);
    return file[prefix] || [];
  }
}

/** Read the manifest, always anew. */
export async function openIndex(base) {
  const manifest = await (await get(`${base}muc-luc.json`, { cache: "no-cache" })).json();
  if (manifest.schema !== SCHEMA) throw new ReadError("schema");
  return new Index(base, manifest);
}
