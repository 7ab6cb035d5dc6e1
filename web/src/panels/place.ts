/** Where a model is and where the text goes, in the words that the page says before anything is sent. */

import type { Model } from "../engine/protocol.ts";

export function place({ name, host, isLocal }: Model): string {
  if (!isLocal) return `${name} at ${host}`;
  return isHere() ? `${name} on this computer` : `${name} on ${location.hostname}`;
}

/** Whether the page comes from the computer that shows it. */
export function isHere(): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
}

/** Where the text of the page goes, in one line. */
export function privacy(engine: "wasm" | "http", model: Model | null): string {
  if (engine === "wasm") return "Your text stays in this browser: it is checked here and sent nowhere.";
  const where = isHere() ? "okrlint on this computer" : `okrlint on ${location.hostname}`;
  const kept = `Your text is kept in this browser only. ${where} checks it and keeps nothing`;
  return model ? `${kept}; what you ask ${model.name} about goes to ${place(model)}.` : `${kept}; it goes nowhere else.`;
}
