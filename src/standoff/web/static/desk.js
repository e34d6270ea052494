// What every view does: theme, keys, stepping through entries, forms that follow their fields, pictures as PNG.
"use strict";

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// ---- Theme

one("[data-theme-switch]")?.addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
});

// ---- Stepping: j and k move through the entries of a view

const steps = () => all("[data-step]").filter((entry) => entry.offsetParent !== null);

function stepTo(entries, at) {
  entries.forEach((entry) => entry.classList.remove("stepped"));
  const entry = entries[Math.max(0, Math.min(entries.length - 1, at))];
  if (!entry) return;
  entry.classList.add("stepped");
  entry.scrollIntoView({ block: "nearest" });
  document.dispatchEvent(new CustomEvent("desk:step", { detail: entry }));
}

const places = {
  b: "/", r: "/articles", s: "/stories", c: "/commitments", l: "/ledger",
  v: "/voices", t: "/timeline", a: "/actors", n: "/tension", j: "/judgements",
};
let going = 0;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (Date.now() - going < 1200 && places[event.key]) {
    going = 0;
    location.href = places[event.key];
    return;
  }
  const entries = steps();
  const step = entries.findIndex((entry) => entry.classList.contains("stepped"));
  if (event.key === "g") going = Date.now();
  else if (event.key === "/") one(".find input")?.focus();
  else if (event.key === "?") one("#keys")?.showModal();
  else if (event.key === "j") stepTo(entries, step + 1);
  else if (event.key === "k") stepTo(entries, step - 1);
  else if (event.key === "Enter" && entries[step] && event.target === document.body) {
    one("a[href]", entries[step])?.click();
  } else return;
  event.preventDefault();
});

// ---- Forms that follow their fields: no button to press; without script the button is there

for (const form of all("form[data-follow]")) {
  one("[data-go]", form)?.setAttribute("hidden", "");
  form.addEventListener("change", () => form.requestSubmit());
  // Empty fields stay out of the address.
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
}

// ---- Pictures as PNG: the SVG drawn onto a canvas here; nothing is sent anywhere

async function savePng(link) {
  const text = await (await fetch(link.href)).text();
  const image = new Image();
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const save = document.createElement("a");
    save.href = URL.createObjectURL(made);
    save.download = link.dataset.png;
    save.click();
    URL.revokeObjectURL(save.href);
  } finally {
    URL.revokeObjectURL(url);
  }
}

for (const link of all("[data-png]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    savePng(link);
  });
}

// ---- What was just done is told once: it is no part of the view that an address is sent on for

if (/[?&](judged|undone)=/.test(location.search)) {
  const address = new URL(location.href);
  for (const name of ["judged", "verdict", "on", "undone"]) address.searchParams.delete(name);
  history.replaceState({ judged: true }, "", address);
}

// ---- Who judges: asked once, kept in this browser, sent with each judgement

const analyst = () => localStorage.getItem("analyst") || "";
const named = one("[data-analyst-name]");
if (named) {
  named.value = analyst();
  named.addEventListener("input", () => localStorage.setItem("analyst", named.value.trim()));
}
document.addEventListener("submit", (event) => {
  const field = one("[data-analyst]", event.target);
  if (!field) return;
  if (!analyst()) localStorage.setItem("analyst", (prompt("Your name, as it stands in the log of judgements") || "").trim());
  if (!analyst()) event.preventDefault();
  field.value = analyst();
});
