// Reloads the open page when it changes. `guong serve` adds this script to pages; the published site lacks it.
const { version = "", token = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const query = new URLSearchParams({ page: location.pathname, version, token });
/** @type {EventSource | null} */
let source = null;
/** @type {HTMLElement | null} */
let bar = null;

/** Show a report of problems in a bar at the bottom of the page; remove the bar if it is empty. @param {string} report */
function showReport(report) {
  bar?.remove();
  bar = null;
  if (!report) return;
  bar = document.createElement("details");
  bar.setAttribute("role", "alert");
  const title = document.createElement("summary");
  title.textContent = "Nội dung có lỗi: trang đang xem có thể là bản cũ. Bấm để xem lỗi.";
  const text = document.createElement("pre");
  text.textContent = report;
  bar.append(title, text);
  Object.assign(bar.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: "9999", margin: "0", padding: "0.6rem 1rem", maxHeight: "60vh",
    overflow: "auto", background: "#8a1212", color: "#fff", font: "14px/1.5 sans-serif",
  });
  Object.assign(title.style, { cursor: "pointer" });
  Object.assign(text.style, { whiteSpace: "pre-wrap", margin: "0.6rem 0 0", font: "13px/1.5 monospace", color: "#fff" });
  document.body.append(bar);
}

// Only while the page is visible: browsers limit the connections to a server, and each open page takes one.
function listen() {
  source?.close();
  source = null;
  if (document.hidden) return;
  source = new EventSource(`/.guong/changes?${query}`);
  source.addEventListener("problems", (event) => showReport(JSON.parse(event.data)));
  source.addEventListener("reload", () => {
    source?.close();
    location.reload();
  });
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => source?.close());
listen();
