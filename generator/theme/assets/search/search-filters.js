// Applies the chosen facets to documents, and counts the documents of each value.

import { PLACES } from "./index-reader.js";

/**
 * Go through the documents of a facet: `visit(document, values)`.
 * @param {Column[]} columns @param {(document: number, values: string[]) => void} visit
 */
function each(columns, visit) {
  for (const { first, combinations, rows } of columns) {
    for (let at = 0; at < rows.length; at++) visit(first + at, combinations[rows[at]]);
  }
}

/** Return the documents of each place of a province, by slug. @param {Index} index @param {string} province */
async function unitsOf(index, province) {
  /** @type {Map<string, { label: string, isFormer?: boolean, documents: number[] }>} */
  const units = new Map();
  for (const { first, units: found } of await index.places(province)) {
    for (const slug of Object.keys(found)) {
      const { n: label, then: isFormer, d: gaps } = found[slug];
      const unit = units.get(slug) ?? { label, isFormer, documents: [] };
      units.set(slug, unit);
      let document = first;
      for (const gap of gaps) {
        document += gap;
        unit.documents.push(document);
      }
    }
  }
  return units;
}

/**
 * Return the facets that each document fails, as bits in the order of `keys`.
 * @param {Index} index @param {Filters} filters @returns {Promise<Narrowed>}
 */
export async function failures(index, filters) {
  const keys = Object.keys(filters).filter((key) => filters[key].length);
  const failed = new Uint16Array(index.total);
  await Promise.all(
    keys.map(async (key, bit) => {
      const chosen = new Set(filters[key].filter((value) => !value.includes("/")));
      const passing = new Uint8Array(index.total);
      const columns = await index.columns(key);
      each(columns, (document, values) => {
        if (values.some((value) => chosen.has(value))) passing[document] = 1;
      });
      for (const value of filters[key].filter((each) => each.includes("/"))) {
        const [province, slug] = value.split("/");
        const unit = (await unitsOf(index, province)).get(slug);
        if (unit) for (const document of unit.documents) passing[document] = 1;
      }
      for (let document = 0; document < passing.length; document++) {
        if (!passing[document]) failed[document] |= 1 << bit;
      }
    }),
  );
  return { keys, failed };
}

/**
 * Return which documents pass all facets but `key`, as bytes by document: a facet's own choice does not narrow it.
 * @param {Iterable<number>} documents @param {Narrowed} narrowed @param {string} key
 */
function passing(documents, { keys, failed }, key) {
  const others = ~(keys.includes(key) ? 1 << keys.indexOf(key) : 0);
  const passed = new Uint8Array(failed.length);
  for (const document of documents) if (!(failed[document] & others)) passed[document] = 1;
  return passed;
}

/**
 * Count the documents of each value of a facet.
 * @param {Index} index @param {Iterable<number>} documents @param {Narrowed} narrowed @param {string} key
 */
export async function count(index, documents, narrowed, key) {
  const passed = passing(documents, narrowed, key);
  /** @type {Counts} */
  const counts = {};
  each(await index.columns(key), (document, values) => {
    if (passed[document]) for (const value of values) counts[value] = (counts[value] || 0) + 1;
  });
  return counts;
}

/**
 * Return the places of a province that have some of the documents, most documents first.
 * @param {Index} index @param {Iterable<number>} documents @param {Narrowed} narrowed @param {string} province
 */
export async function countUnits(index, documents, narrowed, province) {
  const passed = passing(documents, narrowed, PLACES);
  /** @type {Unit[]} */
  const found = [];
  for (const [slug, { label, isFormer, documents: own }] of await unitsOf(index, province)) {
    const count = own.reduce((sum, document) => sum + passed[document], 0);
    if (count) found.push([slug, label, count, isFormer]);
  }
  return found.sort((one, other) => other[2] - one[2] || one[1].localeCompare(other[1], "vi"));
}
