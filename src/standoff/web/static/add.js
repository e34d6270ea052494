// Adding: files dropped onto the field, and what becomes of each article while it is read.
"use strict";
(() => {
  const drop = document.querySelector("[data-drop]");
  const input = drop?.querySelector("input[type=file]");
  const chosen = drop?.querySelector("[data-chosen]");
  const tell = () => { chosen.textContent = [...input.files].map((file) => file.name).slice(0, 12).join(", "); };
  input?.addEventListener("change", tell);
  for (const name of ["dragenter", "dragover"]) {
    drop?.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) drop?.addEventListener(name, () => drop.classList.remove("over"));
  drop?.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    tell();
  });

  // With nothing to send nothing is sent.
  const form = document.querySelector("[data-add]");
  const field = form?.querySelector("textarea");
  form?.addEventListener("submit", (event) => {
    const empty = !input.files.length && !field.value.trim();
    field.setCustomValidity(empty ? "Choose files, or paste a text." : "");
    if (!form.reportValidity()) event.preventDefault();
  });
  field?.addEventListener("input", () => field.setCustomValidity(""));
  input?.addEventListener("change", () => field.setCustomValidity(""));

  const box = document.querySelector("[data-job]");
  const job = box?.dataset.job;
  if (!job) return;
  const told = box.querySelector("[data-told]");
  const bar = box.querySelector("progress");
  const list = box.querySelector("[data-entries]");
  const make = (tag, name, words) => Object.assign(document.createElement(tag), { className: name, textContent: words });

  function line(entry) {
    const row = make("li", `row state-${entry.state}`, "");
    const what = make("span", "what", "");
    if (entry.document && entry.state !== "failed") {
      what.append(Object.assign(make("a", "title", entry.path), { href: `/articles/${entry.document}` }));
    } else what.append(make("span", "path", entry.path));
    if (entry.error) what.append(make("span", "meta", entry.error));
    row.append(make("span", "gutter", entry.state), what);
    return row;
  }

  const outcome = (outcomes) => ["added", "replaced", "unchanged", "failed"]
    .filter((state) => outcomes[state]).map((state) => `${outcomes[state]} ${state}`).join(", ") || "Nothing to read";

  // Articles that have an outcome are asked for no more. Of many the last stay, and those that failed.
  const SHOWN = 200;
  const ended = (entry) => entry.state !== "waiting" && entry.state !== "reading";
  let settled = 0;
  let passed = 0;
  let keys = []; // of the rows of those that have no outcome yet
  function show(entries) {
    const rows = () => [...list.children].slice(list.children.length - keys.length);
    const before = rows();
    entries.forEach((entry, at) => {
      const key = JSON.stringify(entry);
      if (keys[at] === key) return; // what has not changed stays, for whoever has it read aloud
      if (before[at]) before[at].replaceWith(line(entry)); else list.append(line(entry));
      keys[at] = key;
    });
    for (const row of before.slice(entries.length)) row.remove();
    keys.length = entries.length;
    while (keys.length && ended(JSON.parse(keys[0]))) { keys.shift(); settled += 1; }
    const old = [...list.querySelectorAll("li:not(.state-failed, .passed)")].slice(0, Math.max(0, list.children.length - keys.length - SHOWN));
    for (const row of old) row.remove();
    passed += old.length;
    if (!passed) return;
    list.querySelector(".passed")?.remove();
    list.prepend(make("li", "row passed note", `${passed.toLocaleString("en")} more before these`));
  }

  async function ask() {
    let answer;
    try {
      answer = await fetch(`/api/v1/jobs/${encodeURIComponent(job)}?offset=${settled}&limit=${SHOWN}`);
    } catch {
      told.textContent = "The desk does not answer; what was reported as added is stored. Asking again…";
      setTimeout(ask, 2000);
      return;
    }
    if (!answer.ok) { told.textContent = (await answer.json()).detail; return; }
    const found = await answer.json();
    bar.hidden = found.finished;
    bar.max = found.total;
    bar.value = found.done;
    const far = `${found.done.toLocaleString("en")} of ${found.total.toLocaleString("en")} done`;
    told.textContent = found.finished
      ? `${outcome(found.outcomes)}; the brief, stories and commitments are up to date.`
      : found.linking ? `${far}; linking them with the rest…` : `${far}…`;
    show(found.entries);
    if (!found.finished || found.entries.length) setTimeout(ask, 400);
  }
  ask();
})();
