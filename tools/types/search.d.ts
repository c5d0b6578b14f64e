// The values that the search scripts (generator/theme/assets/search/) pass to each other. Types alone: nothing of this is
// published. The formats of files are those of docs/spec/search-index.md.

/** A piece of a text, and whether it is marked as what was searched for. */
type Piece = [text: string, isMark: boolean];
/** Chosen values by the key of their facet. */
type Filters = { [facet: string]: string[] };
/** Numbers of entries by value. */
type Counts = { [value: string]: number };

/** A facet as the manifest names it; values with their labels. */
interface Facet {
  key: string;
  label: string;
  values: [value: string, label: string][];
  hidden?: boolean;
}

interface Manifest {
  schema: number;
  total: number;
  facets: Facet[];
  /** Kinds of entry that are suggested by title, each with the heading of its suggestions. */
  kinds: [name: string, heading: string][];
  eager: boolean;
  foreign: string[];
  /** Words that carry nothing by themselves. */
  plain: string[];
  /** Whether there is a file of synonyms. */
  synonyms: boolean;
  suggestions: number;
  segments: { stamp: string; docs: number; shards: number }[];
}

/** A part of the index whose files do not change; `first` is the number of its first document. */
interface Segment {
  stamp: string;
  documents: number;
  shards: number;
  first: number;
}

/** A document as its file has it: title, role, summary, text, label, field, place, year, kind, sample, address. */
interface StoredDocument {
  a: string;
  t: string;
  r?: string;
  s: string;
  x: string;
  l: string;
  f: string;
  p: string;
  y: string;
  k: string;
  b?: boolean;
}

/** A spelling of a term; a value is document * 4 + class. */
interface Spelling {
  spelling: string;
  values: number[];
}
/** A spelling as a file has it: its postings packed. */
interface StoredSpelling {
  spelling: string;
  term: string;
  values: Uint8Array;
}

/** A facet's column in a segment: the combinations of values that occur, and each document's. */
interface Column {
  first: number;
  combinations: string[][];
  rows: Uint8Array | Uint16Array;
}

/** A place of a province: name, whether it was a unit before July 2025, gaps between its documents. */
type StoredUnits = { [slug: string]: { n: string; then?: boolean; d: number[] } };
/** A place of a province in counts. */
type Unit = [slug: string, label: string, count: number, isFormer: boolean | undefined];
/** An offer as a file has it; `name` is another name that it is found by. */
type StoredOffer = [kind: string, label: string, note: string, address: string, name?: string];

interface Suggestion {
  label: Piece[];
  note: string;
  address: string;
}
interface SuggestionGroup {
  kind: string;
  heading?: string;
  items: Suggestion[];
}

/**
 * Documents that have a term, each with the grade and the weight of its best spelling; the rarity of the term. Of one
 * that is open, all spellings fit.
 */
interface Looked {
  documents: number[];
  grades: number[];
  weights: number[];
  rarity: number;
  isOpen: boolean;
}

/** Words that stand for those of a query from `start` to `stop`; see generator/search/alternatives.py. */
interface Alternative {
  start: number;
  stop: number;
  words: string[];
  weight: number;
  label: string;
}
/** Synonyms as their file has them: phrases; what these find, if they do not find each other. */
type StoredSynonyms = [phrases: string[], finds?: string[]];
/** Phrases by the keys of their words, and the number of words in the longest. */
interface SynonymTable {
  byKey: Map<string, { spelled: string[]; others: string[]; weight: number }[]>;
  longest: number;
}

/** Documents for a query, and how they rank; no words and no rank for a query without any. */
interface Ranking {
  documents: Uint32Array;
  rank?: Float64Array;
  /** How many have all words, with the marks typed. */
  whole: number;
  tier: number | null;
  words: string[];
  /** The alternatives that found some of the documents. */
  also: Alternative[];
  /** Whether some document has several of the words together. */
  isClose: boolean;
}
/** The word at `place` as it may have been meant, and the ranking for that. */
interface Correction {
  place: number;
  word: string;
  ranking: Ranking;
}

/** For every document the facets it does not pass, as bits in the order of `keys`. */
interface Narrowed {
  keys: string[];
  failed: Uint16Array;
}

/** A word of a text: where it stands, how it is spelled. */
interface Word {
  start: number;
  end: number;
  spelling: string;
}
/** A word of a text that a query is about; `place` is that of the query's word. */
interface Match extends Word {
  place: number;
}

/** An entry that was found, as it is shown. */
interface Result {
  address: string;
  title: Piece[];
  role: string | null;
  summary: Piece[];
  label: string;
  field: string;
  place: string;
  year: string;
  kind: string;
  sample: boolean;
}
/** A facet without which `total` entries are found; "" stands for all facets. */
interface Drop {
  key: string;
  total: number;
}
/** What the search page asks for, and a query it may have meant instead. */
interface Found {
  total: number;
  /** How many have all words; the others are near. */
  whole: number;
  tier: number | null;
  results: Result[];
  correction: { text: string; total: number; shown: boolean } | null;
  /** If nothing was found: the facets whose choice hides entries. */
  drops: Drop[];
  /** What else was searched for. */
  also: string[];
  /** Pages of terms and places that the text is the name of. */
  ways: Suggestion[];
}

interface OpenQuestion {
  type: "open";
  base: string;
}
interface SearchQuestion {
  type: "search";
  text: string;
  filters: Filters;
  offset: number;
  limit: number;
}
interface CountsQuestion {
  type: "counts";
  text: string;
  filters: Filters;
  facets: string[];
}
interface SuggestQuestion {
  type: "suggest";
  text: string;
}
type Question = OpenQuestion | SearchQuestion | CountsQuestion | SuggestQuestion;

type Opened = Pick<Manifest, "total" | "facets" | "eager">;
type Counted = { counts: { [facet: string]: Counts }; units: { [province: string]: Unit[] } };
type Suggested = { groups: SuggestionGroup[] };
/** The answer to each type of question. */
interface Answers {
  open: Opened;
  search: Found;
  counts: Counted;
  suggest: Suggested;
}

/** The state of the search page: what its address says. */
interface SearchState {
  text: string;
  filters: Filters;
}

/** What can be appended to an element. */
type Child = Node | string;

/** A Huffman code: how many codes there are of each length, and their symbols in order. */
interface Codes {
  counts: Uint16Array;
  symbols: Uint16Array;
}

type Index = import("../../generator/theme/assets/search/index-reader.js").Index;

/** Finds an element that the page has. */
type Find = <T extends HTMLElement>(name: string) => T;

/** The choices beside the results. */
interface FacetPanel {
  openFirst(): void;
  update(filters: Filters): Promise<void>;
  label(key: string, value: string): string;
}

type CountFacets = (keys: string[]) => Promise<Counted>;
type Choose = (key: string, values: string[]) => void;

// The texts of the interface (generator/messages/), which the build writes before start.js.
type TextValues = { [name: string]: string | number | Node };
type GuongParts = (id: string, values?: TextValues) => (string | Node)[];
type GuongText = (id: string, values?: TextValues) => string;
declare var guongTexts: { singular: unknown[]; texts: { [id: string]: string | { one: string; other: string } } };
declare var guongParts: GuongParts;
declare var guongText: GuongText;
