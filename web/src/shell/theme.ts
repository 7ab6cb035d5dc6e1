/** Light and dark: as the machine has it, until somebody chooses. */

import { byId } from "../dom.ts";
import type { Kept } from "../store.ts";

/** `changed` is called when `kept` says something new. */
export function wireTheme(kept: Kept, changed: () => void) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = byId("theme");
  const apply = () => {
    const theme = kept.theme ?? (dark.matches ? "dark" : "light");
    document.documentElement.dataset["theme"] = theme;
    button.textContent = theme === "dark" ? "Light" : "Dark";
    button.setAttribute("aria-label", theme === "dark" ? "Light colours" : "Dark colours");
  };
  button.addEventListener("click", () => {
    kept.theme = document.documentElement.dataset["theme"] === "dark" ? "light" : "dark";
    changed();
    apply();
  });
  dark.addEventListener("change", apply);
  apply();
}
