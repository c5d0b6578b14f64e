// Adds text size, contrast, listening, sharing and printing: optional, so only scripts offer them.

const root = document.documentElement;
const SIZES = ["-1", "0", "1", "2", "3"];

/** @param {string} key @param {string | null} value */
function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage is disabled: the choice lasts for this page.
  }
}

/** @param {string} text @param {string} label @param {(element: HTMLButtonElement) => void} action */
function button(text, label, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  if (label) element.setAttribute("aria-label", label);
  element.addEventListener("click", () => action(element));
  return element;
}

/** @param {string} size */
function setText(size) {
  if (size === "0") delete root.dataset.text;
  else root.dataset.text = size;
  store("gs-text", size === "0" ? null : size);
}

/** @param {number} by */
function step(by) {
  const at = SIZES.indexOf(root.dataset.text ?? "0") + by;
  setText(SIZES[Math.min(SIZES.length - 1, Math.max(0, at))]);
}

/** @param {HTMLElement} element */
function toggleContrast(element) {
  const high = root.dataset.contrast !== "high";
  if (high) root.dataset.contrast = "high";
  else delete root.dataset.contrast;
  store("gs-contrast", high ? "high" : null);
  element.setAttribute("aria-pressed", String(high));
}

function readingAids() {
  const bar = document.createElement("div");
  bar.className = "gs-aids";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", guongText("aids.group"));
  const contrast = button("◐", guongText("aids.contrast"), toggleContrast);
  contrast.setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
  bar.append(
    button("A−", guongText("aids.smaller"), () => step(-1)),
    button("A", guongText("aids.normal"), () => setText("0")),
    button("A+", guongText("aids.larger"), () => step(1)),
    contrast,
  );
  document.querySelector(".gs-header__inner")?.append(bar);
}

// Returns the page's text in short pieces: some voices stop after fifteen seconds.
function pieces() {
  const parts = document.querySelectorAll(".gs-head h1, .gs-head__role, .gs-body :is(p, li, h2, h3), .gs-quote :is(p, figcaption)");
  return Array.from(parts, (part) => part.textContent.trim()).filter(Boolean);
}

function vietnameseVoice() {
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().startsWith("vi"));
}

function listenButton() {
  const listen = button(guongText("listen.start"), "", () => {
    if (speechSynthesis.speaking && !speechSynthesis.paused) {
      speechSynthesis.pause();
      listen.textContent = guongText("listen.resume");
    } else if (speechSynthesis.paused) {
      speechSynthesis.resume();
      listen.textContent = guongText("listen.pause");
    } else {
      speechSynthesis.cancel();
      const texts = pieces();
      texts.forEach((text, place) => {
        const speech = new SpeechSynthesisUtterance(text);
        speech.voice = vietnameseVoice() ?? null;
        speech.lang = "vi-VN";
        if (place === texts.length - 1) speech.onend = () => (listen.textContent = guongText("listen.start"));
        speechSynthesis.speak(speech);
      });
      listen.textContent = guongText("listen.pause");
    }
  });
  return listen;
}

// Needs a Vietnamese voice on the device; labelled as automatic (Law 134/2025/QH15, Article 11).
/** @param {Element} bar */
function offerListening(bar) {
  if (!("speechSynthesis" in window)) return;
  const offer = () => {
    if (bar.querySelector(".gs-listen") || !vietnameseVoice()) return;
    const box = document.createElement("span");
    box.className = "gs-listen";
    const listen = listenButton();
    listen.className = "gs-button";
    box.append(listen, " ", Object.assign(document.createElement("small"), { textContent: guongText("listen.voice") }));
    bar.append(box);
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

function shareBar() {
  /** @type {HTMLElement | null} */
  const bar = document.querySelector(".gs-share__more");
  if (!bar) return;
  const url = bar.dataset.url || location.href;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  /** @param {string} text @param {() => void} action */
  const add = (text, action) => {
    const element = button(text, "", action);
    element.className = "gs-button";
    bar.append(element);
  };
  const isSent = bar.dataset.unsent === undefined;
  if (isSent && navigator.share) {
    add(guongText("share.share"), () => navigator.share({ title: bar.dataset.title, url }).catch(() => {}));
  }
  if (isSent && navigator.clipboard) {
    add(guongText("share.copy"), async () => {
      await navigator.clipboard.writeText(url);
      said.textContent = guongText("share.copied");
    });
  }
  add(guongText("share.print"), () => print());
  offerListening(bar);
  bar.append(said);
}

function captionCopy() {
  const text = document.querySelector(".gs-caption__text");
  if (!text || !navigator.clipboard) return;
  const said = Object.assign(document.createElement("span"), { role: "status" });
  const copy = button(guongText("share.copy_caption"), "", async () => {
    await navigator.clipboard.writeText(text.textContent ?? "");
    said.textContent = guongText("share.caption_copied");
  });
  copy.className = "gs-button";
  text.after(copy, " ", said);
}

function codeCopies() {
  if (!navigator.clipboard) return;
  for (const code of document.querySelectorAll(".gs-embed textarea")) {
    const said = Object.assign(document.createElement("span"), { role: "status" });
    const copy = button(guongText("share.copy_code"), "", async () => {
      await navigator.clipboard.writeText(code.textContent ?? "");
      said.textContent = guongText("share.code_copied");
    });
    copy.className = "gs-button";
    code.closest("label")?.after(copy, " ", said);
  }
}

readingAids();
shareBar();
captionCopy();
codeCopies();
