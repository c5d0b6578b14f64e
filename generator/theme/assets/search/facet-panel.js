// The filters beside the results: groups of checkboxes; counts are fetched only for open groups.

import { element } from "./search-box.js";

const OPEN_AT_FIRST = 4;
const PLACES = "dia-phuong"; // the facet of places, as in generator/site/taxonomies.py

/** Return a facet's values after one was ticked or unticked: a province and its communes are one choice. */
export function toggled(values, value, isOn) {
  const [province, unit] = value.split("/");
  const rest = values.filter((each) => each !== value && (unit ? each !== province : !each.startsWith(`${value}/`)));
  if (isOn) rest.push(value);
  else if (unit && !rest.some((each) => each.startsWith(`${province}/`))) rest.push(province);
  return rest;
}

/**
 * Fill `box` with the manifest's facets. `count(keys)` fetches counts for the current search; `choose(key, values)`
 * is called with a new choice.
 */
export function makeFacets(box, templates, facets, { count, choose }) {
  const labels = new Map();
  const formerLabels = new Set(); // these name their province already
  const rows = new Map();
  const groups = new Map();
  let chosen = {};
  let version = 0;

  const values = (key) => chosen[key] || [];
  const id = (key, value) => `${key}=${value}`;

  function row(list, key, value, label) {
    const name = id(key, value);
    if (!rows.has(name)) {
      const made = templates.choice.content.firstElementChild.cloneNode(true);
      const input = made.querySelector("input");
      input.value = value;
      input.addEventListener("change", () => choose(key, toggled(values(key), value, input.checked)));
      made.querySelector(".gs-choice__label").textContent = label;
      list.append(made);
      rows.set(name, made);
    }
    return rows.get(name);
  }

  /** Update rows in place, so that the focus stays. */
  function fill(list, key, items) {
    const seen = new Set();
    for (const [value, label, number] of items) {
      const item = row(list, key, value, label);
      const input = item.querySelector("input");
      input.checked = values(key).includes(value);
      input.indeterminate = !input.checked && values(key).some((each) => each.startsWith(`${value}/`));
      item.hidden = number === 0 && !input.checked && !input.indeterminate;
      item.querySelector(".gs-choice__count").textContent = number === undefined ? "" : number.toLocaleString(document.documentElement.lang);
      seen.add(item);
    }
    for (const item of list.children) if (!seen.has(item)) item.hidden = true;
  }

  /** Show the communes of a chosen province, and its units before July 2025. */
  function fillUnits(key, units) {
    for (const [value] of groups.get(key).facet.values) {
      const item = rows.get(id(key, value));
      const isChosen = values(key).some((each) => each.split("/")[0] === value);
      let list = item.querySelector("ul");
      if (list) list.hidden = !isChosen;
      if (!isChosen || !units[value]) continue;
      if (!list) {
        list = element("ul", "gs-facet__choices");
        list.setAttribute("aria-label", labels.get(id(key, value)));
        item.append(list);
      }
      fill(list, key, units[value].map(([slug, label, number, then]) => {
        const name = id(key, `${value}/${slug}`);
        labels.set(name, then ? guongText("search.former", { name: label }) : label);
        if (then) formerLabels.add(name);
        return [`${value}/${slug}`, labels.get(name), number];
      }));
    }
  }

  function show(key, counts, units) {
    const { facet, list } = groups.get(key);
    fill(list, key, facet.values.map(([value, label]) => [value, label, counts ? counts[value] || 0 : undefined]));
    list.hidden = false;
    if (key === PLACES) fillUnits(key, units || {});
  }

  async function ask(keys) {
    const mine = version;
    for (const key of keys) groups.get(key).asked = mine;
    try {
      const { counts, units } = await count(keys);
      if (mine === version) for (const key of keys) show(key, counts[key] || {}, units);
    } catch {
      if (mine === version) for (const key of keys) show(key, null);
    }
  }

  for (const facet of facets) {
    for (const [value, label] of facet.values) labels.set(id(facet.key, value), label);
    if (facet.hidden || !facet.values.length) continue;
    const group = templates.facet.content.firstElementChild.cloneNode(true);
    const list = group.querySelector("ul");
    group.querySelector("summary").textContent = facet.label;
    list.setAttribute("aria-label", facet.label);
    list.hidden = true;
    groups.set(facet.key, { facet, group, list, asked: -1 });
    group.addEventListener("toggle", () => {
      if (group.open && groups.get(facet.key).asked !== version) ask([facet.key]);
    });
  }

  return {
    /** Open the groups that readers want most. */
    openFirst() {
      for (const { group } of Array.from(groups.values()).slice(0, OPEN_AT_FIRST)) group.open = true;
    },

    /** Show another choice; closed groups are updated when opened. */
    async update(filters) {
      version += 1;
      chosen = filters;
      const isNamed = values(PLACES).every((value) => labels.has(id(PLACES, value)));
      const wanted = Array.from(groups.keys()).filter(
        (key) => groups.get(key).group.open || (key === PLACES && !isNamed),
      );
      const mine = version;
      if (wanted.length) await ask(wanted);
      // Added whole, to avoid layout shifts.
      if (mine === version && !box.firstChild) box.append(...Array.from(groups.values(), ({ group }) => group));
    },

    /** Return the name of a value; a commune's names its province. */
    label(key, value) {
      const name = id(key, value);
      const [place, unit] = value.split("/");
      const own = labels.get(name) || unit || place;
      const province = unit && !formerLabels.has(name) && labels.get(id(key, place));
      return province ? `${own}, ${province}` : own;
    },
  };
}
