// The search box: a WAI-ARIA combobox that suggests while the reader types; Enter searches.

import { ask, at, open } from "./search-client.js";

export const CONTENT_LANG = "vi"; // of entries, terms and places, whatever the language of the interface
const PAUSE = 100;
const COMPOSING = 400; // longer while an input method composes a word
const NOTED_BY_TITLE = ["field", "term"]; // their note is the title of their listing, a text of the interface
const KINDS = Object.fromEntries(
  ["name", "place", "deed", "field", "term", "asked"].map((kind) => [kind, guongText(`suggest.${kind}`)]),
);

export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Return nodes for the pieces of a text; marked ones become <mark>. */
export function marked(pieces) {
  return pieces.map(([text, isMark]) => (isMark ? element("mark", "", text) : text));
}

/** Set several attributes. */
function set(node, attributes) {
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
}

/** Run an action when typing pauses; return a function that cancels it. */
export function onTyping(input, pause, action) {
  let timer = 0;
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
  input.addEventListener("input", (event) => later(event.isComposing ? COMPOSING : pause));
  input.addEventListener("compositionend", () => later(pause));
  return () => clearTimeout(timer);
}

export function attach(form) {
  const input = form.querySelector(".gs-find__text");
  const list = element("div", "gs-find__list");
  const said = element("span", "gs-hidden");
  let options = [];
  let active = -1;
  let asked = 0;

  list.id = `${input.id}-goi-y`;
  list.hidden = true;
  set(list, { role: "listbox", "aria-label": guongText("suggest.list") });
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });
  form.append(list);

  function activate(place) {
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = place;
    if (options[active]) {
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function close() {
    asked += 1; // drops a pending answer
    stop();
    activate(-1);
    options = [];
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function option(className, href, ...children) {
    const made = element("a", `gs-find__option ${className}`, ...children);
    made.href = href;
    made.id = `${list.id}-${options.length}`;
    set(made, { role: "option", "aria-selected": "false", tabindex: "-1" });
    options.push(made);
    return made;
  }

  /** Return the last option, which submits the form; a link, so that it opens in a new tab too. */
  function all(text) {
    const address = at(`tim-kiem/?q=${encodeURIComponent(text)}`);
    const made = option("gs-find__option--all", address, guongText("suggest.all", { text }));
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      form.querySelector(".gs-find__go").click();
    });
    return made;
  }

  function suggestion({ label, note, address }, kind) {
    const parts = [...marked(label)];
    if (note && note !== KINDS[kind]) {
      const noted = element("span", "gs-find__note", note);
      if (NOTED_BY_TITLE.includes(kind)) noted.lang = document.documentElement.lang;
      parts.push(" ", noted);
    }
    const made = option("", at(address), ...parts);
    made.lang = CONTENT_LANG;
    return made;
  }

  function show(groups, text) {
    activate(-1);
    options = [];
    const shown = groups.map(({ kind, heading: title, items }) => {
      const heading = element("div", "gs-find__kind", title || KINDS[kind]);
      const group = element("div", "", heading, ...items.map((item) => suggestion(item, kind)));
      heading.id = `${list.id}-${kind}`;
      set(heading, { role: "presentation" });
      set(group, { role: "group", "aria-labelledby": heading.id });
      return group;
    });
    const count = options.length;
    list.replaceChildren(...shown, all(text));
    list.scrollTop = 0;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (!said.isConnected) {
      said.setAttribute("role", "status");
      form.append(said);
    }
    said.textContent = count ? guongText("suggest.count", { count }) : guongText("suggest.none");
  }

  async function suggest() {
    const text = input.value.trim();
    close();
    if (!text) return;
    const mine = asked;
    try {
      const { groups } = await ask({ type: "suggest", text });
      if (mine === asked && document.activeElement === input) show(groups, text);
    } catch {
      // Suggestions are optional; the search itself reports errors.
    }
  }

  const stop = onTyping(input, PAUSE, suggest);

  const keys = {
    ArrowDown: () => (list.hidden ? suggest() : activate(((active + 2) % (options.length + 1)) - 1)),
    ArrowUp: () => list.hidden || activate(((active + options.length + 1) % (options.length + 1)) - 1),
    Enter: () => {
      if (!options[active]) return false;
      options[active].click();
      close();
      return true;
    },
    Escape: () => close(), // prevents browsers from emptying the field
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return;
    const action = keys[event.key];
    if (action && action() !== false) event.preventDefault();
  });
  input.addEventListener("focus", () => open().catch(() => {}));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
}

document.querySelectorAll("[data-suggests]").forEach(attach);
