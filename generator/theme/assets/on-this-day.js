// Shows what the site published on this day in earlier years; where it has nothing, no file is asked for.

const section = /** @type {HTMLElement | null} */ (document.getElementById("ngay-nay"));
const now = new Date();
const month = String(now.getMonth() + 1).padStart(2, "0");
const day = month + String(now.getDate()).padStart(2, "0");

if (section?.dataset.days?.split(" ").includes(day)) {
  try {
    const response = await fetch(`${section.dataset.root}${section.dataset.folder}${month}.json`);
    if (response.ok) show(section, (await response.json())[day] ?? []);
  } catch {
    // Offline: the section stays hidden.
  }
}

/** @param {HTMLElement} shown @param {{address: string, title: string, day: string}[]} recalled */
function show(shown, recalled) {
  const list = /** @type {HTMLElement} */ (shown.querySelector("ul"));
  for (const each of recalled) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const when = document.createElement("span");
    link.href = shown.dataset.root + each.address;
    link.textContent = each.title;
    link.lang = "vi";
    when.className = "gs-recalled__day";
    when.textContent = each.day;
    item.append(when, " ", link);
    list.append(item);
  }
  shown.hidden = !recalled.length;
}
