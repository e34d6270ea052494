// The reader: card and text are tied both ways; reasons are fetched when they are asked for.
"use strict";
(() => {
  const reader = document.querySelector(".reader");
  if (!reader) return;
  const cards = new Map([...reader.querySelectorAll("[data-id]")].map((card) => [card.dataset.id, card]));
  const pieces = new Map();
  for (const piece of reader.querySelectorAll("[data-ids]")) {
    for (const id of piece.dataset.ids.split(" ")) {
      if (!pieces.has(id)) pieces.set(id, []);
      pieces.get(id).push(piece);
    }
  }
  const kindOf = (card) => [...card.classList].find((name) => name.startsWith("kind-")).slice(5);
  let lit = "";
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  function light(id, { card = false, text = false } = {}) {
    for (const piece of pieces.get(lit) ?? []) piece.className = piece.className.replace(/ lit(-\w+)?/g, "");
    lit = id;
    const entry = cards.get(id);
    if (!entry) return;
    for (const piece of pieces.get(id) ?? []) piece.className += ` lit lit-${kindOf(entry)}`;
    if (text) pieces.get(id)?.[0]?.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    if (card) {
      cards.forEach((other) => other.classList.toggle("stepped", other === entry));
      entry.scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("desk:step", (event) => {
    if (event.detail.dataset.id) light(event.detail.dataset.id, { text: true });
  });
  for (const [id, card] of cards) {
    card.addEventListener("mouseenter", () => light(id));
    card.addEventListener("click", (event) => {
      if (!event.target.closest("a, button, input, summary, label")) light(id, { card: true, text: true });
    });
  }
  // The first id of a piece is the rarest and shortest of what covers it.
  reader.addEventListener("mouseover", (event) => {
    const piece = event.target.closest?.("[data-ids]");
    if (piece) light(piece.dataset.ids.split(" ")[0]);
  });
  reader.addEventListener("click", (event) => {
    const piece = event.target.closest?.("[data-ids]");
    if (!piece) return;
    const ids = piece.dataset.ids.split(" ");
    // Clicking again goes on to what lies below.
    const next = ids[(ids.indexOf(lit) + 1) % ids.length];
    light(document.querySelector(".entry.stepped")?.dataset.id === lit ? next : ids[0], { card: true });
  });

  // ---- Why is it here?

  const text = (tag, words) => Object.assign(document.createElement(tag), { textContent: words });

  function explained(why) {
    const list = document.createElement("dl");
    const line = (name, words) => { if (words) list.append(text("dt", name), text("dd", words)); };
    line("made by", `${why.component}${why.version ? ` ${why.version}` : ""}`);
    line("rule", why.rule);
    for (const reason of why.because ?? []) line("because", reason);
    for (const entry of why.entries ?? []) {
      line("lexicon", `${entry.id} (${entry.file}) ${entry.fields.map(([name, words]) => `${name}: ${words}`).join("; ")}`);
    }
    for (const route of why.routes ?? []) {
      const steps = route.steps.map((step) => `${step.up ? "↑" : "↓"} ${step.meaning || step.label}: ${step.word}`);
      line(`grammar: ${route.role}`, `${route.word} ${steps.join(" ") || "(not joined by the parse)"}`);
    }
    return list;
  }

  async function why(link) {
    const box = link.closest(".entry").querySelector(".because");
    if (!box.hidden) { box.hidden = true; return; }
    box.hidden = false;
    if (box.querySelector("dl")) return;
    // The sentence is parsed again for it, which takes a while the first time.
    box.replaceChildren(text("p", "Asking…"));
    try {
      const answer = await fetch(`/api/v1/records/${encodeURIComponent(link.dataset.why)}/why`);
      box.replaceChildren(answer.ok ? explained(await answer.json()) : text("p", (await answer.json()).detail));
    } catch {
      box.replaceChildren(text("p", "The desk does not answer; ask again."));
    }
  }

  reader.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-why]");
    if (!link) return;
    event.preventDefault();
    why(link);
  });

  // ---- Kinds: shown and hidden at once, kept in the address

  const kinds = document.querySelector("[data-kinds]");
  kinds?.querySelector("[data-go]")?.setAttribute("hidden", "");
  kinds?.addEventListener("change", () => kinds.requestSubmit());

  // ---- Keys

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const entry = document.querySelector(".entry.stepped");
    const act = { a: "accept", x: "reject" }[event.key];
    if (event.key === "w" && entry) why(entry.querySelector("[data-why]"));
    else if (act && entry) entry.querySelector(`[data-verdict="${act}"]`)?.requestSubmit();
    else if (event.key === "u") document.querySelector("[data-undo]")?.requestSubmit();
  });

  // ---- Judging keeps one's place: the same stretch of text, the same card, or the next where it is gone

  const column = reader.querySelector(".cards");
  document.addEventListener("submit", (event) => {
    const card = event.target.closest(".entry");
    const ids = [...cards.keys()];
    const id = event.target.dataset.on || (card?.dataset.id ?? lit);
    const place = { path: location.pathname, y: scrollY, cards: column.scrollTop, id, next: ids[ids.indexOf(id) + 1] ?? "" };
    sessionStorage.setItem("place", JSON.stringify(place));
  });
  const place = JSON.parse(sessionStorage.getItem("place") || "{}");
  sessionStorage.removeItem("place");

  // ---- Where the address points

  const at = new URLSearchParams(location.search).get("at") || location.hash.replace(/^#(card-)?/, "");
  if (history.state?.judged && place.path === location.pathname) {
    light(cards.has(place.id) ? place.id : place.next, { card: true });
    scrollTo(0, place.y);
    column.scrollTop = place.cards;
  } else if (cards.has(at)) light(at, { card: true, text: !location.hash.startsWith("#card-") });
})();
