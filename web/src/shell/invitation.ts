/** What an empty page says, with three examples to load. */

import { h } from "../dom.ts";
import { EXAMPLES } from "../examples.ts";

export function invitation(load: (text: string) => void): HTMLElement {
  const examples = EXAMPLES.map(({ name, about, text }) =>
    h("button", { type: "button", on: { onclick: () => load(text) } }, h("b", {}, name), h("span", {}, about)),
  );
  return h(
    "div",
    { class: "invitation" },
    h("h2", {}, "What would a coach say?"),
    h("p", {}, "Write or paste OKRs, or open a file. You will see how each line is read, what is wrong with it, and better lines to take."),
    h("div", { class: "examples", role: "group", "aria-label": "Examples" }, ...examples),
  );
}
