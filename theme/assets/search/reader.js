// Reads the files of the index (docs/decisions/0013): generator/search/reader.py in the browser.

const SCHEMA = 1;
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

/** What the terms in one file share: a key itself; of a pair the first key and the second's first letter. */
export function prefixOf(term) {
  const [first, second] = term.split(" ");
  return second === undefined ? first : `${first} ${String.fromCodePoint(second.codePointAt(0))}`;
}

/** Goes through the bytes of a file. */
class Bytes {
  constructor(content, at = 0) {
    this.content = content;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.content[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  text() {
    const size = this.number();
    this.at += size;
    return utf8.decode(this.content.subarray(this.at - size, this.at));
  }
}

/** The terms of a file, each with where it begins. */
function terms(content) {
  const found = new Map();
  const file = new Bytes(content);
  while (file.at < content.length) {
    const term = file.text();
    const size = file.number();
    found.set(term, file.at);
    file.at += size;
  }
  return { content, found };
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

  /** The spellings of a term: `[{spelling, documents, classes}]`. */
  spellings(term) {
    return this.merged((found) => found === term, prefixOf(term));
  }

  /** The spellings of every pair that begins with this one (“hien ma”: hien mau, hien mat …). */
  beginning(pair) {
    return this.merged((found) => found.startsWith(pair), prefixOf(pair));
  }

  async merged(isWanted, prefix) {
    const place = hash(prefix);
    const files = await Promise.all(
      this.segments.map(({ stamp, shards }) => this.read(`${stamp}/tu/${place % shards}.z`, terms)),
    );
    const merged = new Map();
    files.forEach(({ content, found }, number) => {
      for (const [term, at] of found) {
        if (!isWanted(term)) continue;
        const entry = new Bytes(content, at);
        for (let left = entry.number(); left > 0; left--) {
          const spelling = entry.text();
          if (!merged.has(spelling)) merged.set(spelling, []);
          const values = merged.get(spelling);
          let document = this.segments[number].first;
          for (let more = entry.number(); more > 0; more--) {
            const value = entry.number();
            document += value >> 2;
            values.push(document * 4 + (value & 3));
          }
        }
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
    const columns = await this.columns("dia-phuong");
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
