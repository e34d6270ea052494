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

  const outcome = (entries) => ["added", "replaced", "unchanged", "failed"]
    .map((state) => [entries.filter((entry) => entry.state === state).length, state])
    .filter(([number]) => number).map(([number, state]) => `${number} ${state}`).join(", ") || "Nothing to read";

  let shown = [];
  async function ask() {
    let answer;
    try {
      answer = await fetch(`/api/v1/jobs/${encodeURIComponent(job)}`);
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
    told.textContent = found.finished
      ? `${outcome(found.entries)}; the brief, stories and commitments are up to date.`
      : found.linking ? `${found.done} of ${found.total} done; linking them with the rest…` : `${found.done} of ${found.total} done…`;
    // What has not changed stays as it is, for whoever is reading it or has it read aloud.
    found.entries.forEach((entry, at) => {
      const key = JSON.stringify(entry);
      if (shown[at] === key) return;
      if (list.children[at]) list.children[at].replaceWith(line(entry));
      else list.append(line(entry));
      shown[at] = key;
    });
    while (list.children.length > found.entries.length) list.lastChild.remove();
    shown.length = found.entries.length;
    if (!found.finished) setTimeout(ask, 400);
  }
  ask();
})();
