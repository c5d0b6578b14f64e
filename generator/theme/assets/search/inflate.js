// Decompresses zlib data (RFC 1950, 1951) in browsers without DecompressionStream.

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** @param {number} code */
const lengthBits = (code) => (code < 4 || code === 28 ? 0 : (code >> 2) - 1);
/** @param {number} code */
const distanceBits = (code) => (code < 2 ? 0 : (code >> 1) - 1);

/**
 * Return the Huffman code of the lengths of its symbols' codes.
 * @param {number[]} lengths @returns {Codes}
 */
function codes(lengths) {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const offsets = new Uint16Array(16);
  for (let length = 1; length < 16; length++) offsets[length] = offsets[length - 1] + counts[length - 1];
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length) symbols[offsets[length]++] = symbol;
  });
  return { counts, symbols };
}

const FIXED_LENGTHS = codes(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = codes(new Array(30).fill(5));

/** Decompress; throw on truncated or damaged data. @param {Uint8Array} packed */
export function inflate(packed) {
  let at = 2;
  let held = 0;
  let have = 0;
  let out = new Uint8Array(packed.length * 4 + 64);
  let size = 0;

  /** @param {number} count */
  function bits(count) {
    while (have < count) {
      if (at >= packed.length) throw new Error("cut short");
      held |= packed[at++] << have;
      have += 8;
    }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    have -= count;
    return value;
  }

  /** @param {Codes} codes */
  function symbol({ counts, symbols }) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      code |= bits(1);
      if (code - first < counts[length]) return symbols[index + code - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    throw new Error("damaged");
  }

  /** @param {number} count */
  function room(count) {
    if (size + count <= out.length) return;
    const larger = new Uint8Array(Math.max(out.length * 2, size + count));
    larger.set(out);
    out = larger;
  }

  function stored() {
    held = have = 0;
    const count = packed[at] | (packed[at + 1] << 8);
    at += 4;
    if (at + count > packed.length) throw new Error("cut short");
    room(count);
    out.set(packed.subarray(at, at + count), size);
    at += count;
    size += count;
  }

  function alphabets() {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const lengths = new Array(19).fill(0);
    for (let left = bits(4) + 4, place = 0; left > 0; left--) lengths[ORDER[place++]] = bits(3);
    const meta = codes(lengths);
    /** @type {number[]} */
    const all = [];
    while (all.length < literals + distances) {
      const next = symbol(meta);
      if (next < 16) all.push(next);
      else if (next === 16) all.push(...new Array(bits(2) + 3).fill(all[all.length - 1]));
      else all.push(...new Array(next === 17 ? bits(3) + 3 : bits(7) + 11).fill(0));
    }
    return [codes(all.slice(0, literals)), codes(all.slice(literals))];
  }

  /** @param {Codes[]} alphabets */
  function block([literals, distances]) {
    for (;;) {
      const next = symbol(literals);
      if (next === 256) return;
      room(258);
      if (next < 256) {
        out[size++] = next;
        continue;
      }
      const length = LENGTHS[next - 257] + bits(lengthBits(next - 257));
      const code = symbol(distances);
      const distance = DISTANCES[code] + bits(distanceBits(code));
      if (distance > size) throw new Error("damaged");
      for (let left = length; left > 0; left--, size++) out[size] = out[size - distance];
    }
  }

  for (let isLast = 0; !isLast; ) {
    isLast = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 1) block([FIXED_LENGTHS, FIXED_DISTANCES]);
    else if (kind === 2) block(alphabets());
    else throw new Error("damaged");
  }
  return out.slice(0, size);
}
