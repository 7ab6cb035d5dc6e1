/** What this browser keeps: the draft, how it is written down, the profile and the colours. Nothing leaves it. */

import type { Format } from "./contract.ts";

export interface Kept {
  text: string;
  format: Format | null;
  profile: string | null;
  theme: "light" | "dark" | null;
}

const KEY = "okrlint";
const EMPTY: Kept = { text: "", format: null, profile: null, theme: null };

/** Past what browsers keep for one site, the draft stays in the page alone. */
const LARGEST = 2_000_000;

export function load(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Kept>;
    return { ...EMPTY, ...kept, text: typeof kept.text === "string" ? kept.text : "" };
  } catch {
    return EMPTY;
  }
}

/** False where the draft could not be kept. */
export function save(kept: Kept): boolean {
  try {
    if (kept.text.length > LARGEST) throw new Error("too large to keep");
    localStorage.setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
