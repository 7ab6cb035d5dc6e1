/** What the page says by itself: a line for the eye that goes away, and the same for a screen reader. */

import { byId, h } from "../dom.ts";

const SHOWN_MS = 6000;
let hide = 0;

/** Shows `words`; with `undo`, a button that takes the step back. */
export function notice(words: string, undo?: () => void) {
  const toast = byId("toast");
  const takeBack = () => {
    toast.hidden = true;
    undo?.();
  };
  toast.replaceChildren(words, undo ? h("button", { type: "button", on: { onclick: takeBack } }, "Undo") : "");
  toast.hidden = false;
  window.clearTimeout(hide);
  hide = window.setTimeout(() => (toast.hidden = true), SHOWN_MS);
  announce(words);
}

/** Takes the offer of an undo back: it would undo something else by now. */
export function withdraw() {
  byId("toast").querySelector("button")?.remove();
}

let said = "";
let later = 0;

/** Tells screen readers, once things have come to rest. */
export function announce(words: string, delay = 0) {
  window.clearTimeout(later);
  later = window.setTimeout(() => {
    if (words === said) return;
    said = words;
    byId("live").textContent = words;
  }, delay);
}
