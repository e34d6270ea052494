// What narrows the board down closes again: with Escape, and with a click elsewhere.
"use strict";
for (const kind of ["click", "keydown"]) {
  document.addEventListener(kind, (event) => {
    const open = document.querySelector(".chooser[open]");
    if (!open || (kind === "click" ? open.contains(event.target) : event.key !== "Escape")) return;
    open.open = false;
    if (kind === "keydown") open.querySelector("summary").focus();
  });
}

// The board: the slider moves the day; the columns are fetched anew and put into place, the address follows.
(() => {
  const form = document.querySelector("[data-slider]");
  const slider = form?.querySelector("input[type=range]");
  if (!slider) return;
  const field = form.querySelector("input[type=date]");
  const first = Date.parse(`${slider.dataset.first}T00:00:00Z`);
  const day = (value) => new Date(first + value * 86_400_000).toISOString().slice(0, 10);
  let asked = 0;

  async function show() {
    const own = ++asked;
    const state = new URLSearchParams(new FormData(form));
    const url = `${form.action}?${state}`;
    document.querySelector("#board").classList.add("settling");
    let answer;
    try {
      answer = await fetch(url, { headers: { accept: "text/html" } });
    } catch {
      answer = { ok: false };
    }
    // A day that cannot be shown in place is gone to: its page says what is wrong.
    if (!answer.ok) { location.href = url; return; }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (own !== asked) return;
    for (const selector of ["#board", ".lede", ".save", ".pager", ".board-tools nav", ".ask-state"]) {
      const [old, fresh] = [document.querySelector(selector), found.querySelector(selector)];
      if (old && fresh) old.replaceWith(fresh);
    }
    history.replaceState(null, "", url);
  }

  let waiting = 0;
  slider.addEventListener("input", () => {
    field.value = day(Number(slider.value));
    clearTimeout(waiting);
    waiting = setTimeout(show, 180);
  });
  // The form follows its fields elsewhere; the slider has shown its day already.
  slider.addEventListener("change", (event) => event.stopPropagation());
})();
