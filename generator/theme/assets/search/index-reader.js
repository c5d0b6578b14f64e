// Reads the files of the index; the browser's twin of generator/search/reader.py.

import { alternativesIn, tableOf } from "./synonyms.js";
import { key, termOf } from "./words.js";

const SCHEMA = 3;
export const PLACES = "dia-phuong"; // the facet of places, as in generator/site/taxonomies.py
const DOCUMENTS_IN_A_FOLDER = 256;
const KEPT = 400; // files kept in memory, to spare phones
const utf8 = new TextDecoder();

/** A file cannot be read; `reason` is "offline", "schema" (another version) or "gone" (another index). */
export class ReadError extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @param {string} url @param {RequestInit} [options] */
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

/** @param {Response} answer */
async function unpacked(answer) {
  if (typeof DecompressionStream === "function" && answer.body) {
    const stream = answer.body.pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }
  const { inflate } = await import("./inflate.js");
  return inflate(new Uint8Array(await answer.arrayBuffer()));
}

/** FNV-1a, 32 bits. @param {string} text */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/**
 * Return the prefix by which terms are stored: a key; for a pair its first key and two letters of the second.
 * @param {string} term
 */
export function prefixOf(term) {
  const [first, second] = term.split(" ");
  return second === undefined ? first : `${first} ${second.slice(0, 2)}`;
}

/**
 * Parse a file of postings: every spelling with its term and its packed values.
 * @param {Uint8Array} content
 */
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
  /** @type {StoredSpelling[]} */
  const found = [];
  const end = number() + at;
  let from = end;
  /** @type {number[]} */
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

/**
 * Unpack postings into a list, with document numbers over all segments.
 * @param {number[]} list @param {Uint8Array} values @param {number} first
 */
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

/** An index that is read lazily; documents are numbered over all segments, newest first. */
export class Index {
  /** @param {string} base @param {Manifest} manifest */
  constructor(base, manifest) {
    this.base = base;
    this.total = manifest.total;
    this.facets = manifest.facets;
    this.kinds = manifest.kinds;
    this.eager = manifest.eager;
    this.foreign = new Set(manifest.foreign);
    this.suggestions = manifest.suggestions;
    this.hasSynonyms = manifest.synonyms;
    /** @type {Map<string, string[]>} */
    this.plain = new Map(); // words that carry nothing, by key
    for (const word of manifest.plain) this.plain.set(key(word), [...(this.plain.get(key(word)) ?? []), word]);
    let first = 0;
    /** @type {Segment[]} */
    this.segments = manifest.segments.map((each) => {
      const segment = { stamp: each.stamp, documents: each.docs, shards: each.shards, first };
      first += each.docs;
      return segment;
    });
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
  }

  /**
   * Read a file once; a failed read is tried again.
   * @template T @param {string} path @param {(content: Uint8Array<ArrayBuffer>) => T} parse @returns {Promise<T>}
   */
  read(path, parse) {
    const known = this.files.get(path);
    if (known) return known;
    const content = get(this.base + path).then(unpacked).then(parse);
    content.catch(() => this.files.delete(path));
    const [oldest] = this.files.keys();
    if (this.files.size >= KEPT) this.files.delete(oldest);
    this.files.set(path, content);
    return content;
  }

  /** @param {string} path */
  json(path) {
    return this.read(path, (content) => JSON.parse(utf8.decode(content)));
  }

  /** Return the spellings of a term. @param {string} term */
  spellings(term) {
    return this.merged((found) => found === term, prefixOf(term));
  }

  /**
   * Return the spellings of all pairs that begin so (“hien ma”: hien mau …), two letters of the second word given.
   * @param {string} pair
   */
  beginning(pair) {
    const prefix = prefixOf(pair);
    return this.merged((found) => found.startsWith(pair) && prefixOf(found) === prefix, prefix);
  }

  /** @param {(term: string) => boolean} isWanted @param {string} prefix @returns {Promise<Spelling[]>} */
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

  /** Return the corpus' keys, most frequent first, to correct mistyped words. */
  syllables() {
    return this.read("am-tiet.z", (content) => utf8.decode(content).split(" "));
  }

  /**
   * Return what a query's words mean too, by the editors' synonyms.
   * @param {string[]} query
   */
  async alternatives(query) {
    if (!this.hasSynonyms) return [];
    const table = await this.read("dong-nghia.z", (content) => tableOf(JSON.parse(utf8.decode(content))));
    return alternativesIn(table, query);
  }

  /** @param {number} number */
  segmentOf(number) {
    const found = this.segments.find((each) => number < each.first + each.documents);
    if (!found) throw new RangeError(`document ${number}`);
    return found;
  }

  /** Read a document. @param {number} number @returns {Promise<StoredDocument>} */
  document(number) {
    const { stamp, first } = this.segmentOf(number);
    const own = number - first;
    return this.json(`${stamp}/bai/${Math.floor(own / DOCUMENTS_IN_A_FOLDER)}/${own}.z`);
  }

  /**
   * Read a facet's column of every segment.
   * @param {string} facet @returns {Promise<Column[]>}
   */
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

  /**
   * Read the places of one of today's provinces, from every segment with documents there.
   * @param {string} province @returns {Promise<{ first: number, units: StoredUnits }[]>}
   */
  async places(province) {
    const columns = await this.columns(PLACES);
    const segments = this.segments.filter((_, number) =>
      columns[number].combinations.some((values) => values.includes(province)),
    );
    const files = segments.map(({ stamp }) => this.json(`${stamp}/noi/${province}.z`));
    return (await Promise.all(files)).map((units, number) => ({ first: segments[number].first, units }));
  }

  /**
   * Return the suggestions stored under a prefix.
   * @param {string} prefix @returns {Promise<StoredOffer[]>}
   */
  async suggested(prefix) {
    const file = await this.json(`goi-y/${hash(prefix) % this.suggestions}.z`);
    return file[prefix] || [];
  }
}

/** Read the manifest, bypassing the browser's cache. @param {string} base */
export async function openIndex(base) {
  const manifest = await (await get(`${base}muc-luc.json`, { cache: "no-cache" })).json();
  if (manifest.schema !== SCHEMA) throw new ReadError("schema");
  return new Index(base, manifest);
}
