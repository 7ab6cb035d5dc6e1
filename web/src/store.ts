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

/** False where the draft could not be kept: then no older one is kept in its place. */
export function save(kept: Kept): boolean {
  try {
    const isSmall = kept.text.length <= LARGEST;
    localStorage.setItem(KEY, JSON.stringify(isSmall ? kept : { ...kept, text: "" }));
    return isSmall;
  } catch {
    return false;
  }
}

/** Calls `then` with the draft that another tab of this browser has kept. */
export function onKeptElsewhere(then: (text: string) => void) {
  window.addEventListener("storage", ({ key }) => {
    if (key === KEY) then(load().text);
  });
}
