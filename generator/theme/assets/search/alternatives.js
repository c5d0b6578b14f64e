// Other words for a part of a query, which find entries too; the browser's twin of generator/search/alternatives.py.

export const MOST = 8; // of one query: each costs its reader a file or two

/** Search for the words as they are. @type {Alternatives} */
export const noAlternatives = async () => [];
