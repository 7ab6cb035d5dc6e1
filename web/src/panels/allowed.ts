/** The exceptions of a draft, each with its reason and a way to take it out again. */

import { type Exception, exceptions } from "../change/allow.ts";
import { h } from "../dom.ts";

/** Null where there are none. */
export function allowedCard(text: string, show: (exception: Exception) => void, remove: (exception: Exception) => void): HTMLElement | null {
  const list = exceptions(text);
  if (list.length === 0) return null;
  const items = list.map((exception) => {
    const name = exception.rules.join(", ");
    const attributes = { type: "button", class: "quiet", "aria-label": `Remove the exception from ${name}` };
    return h(
      "li",
      {},
      h("button", { type: "button", class: "quiet", on: { onclick: () => show(exception) } }, h("code", {}, name)),
      h("bdi", {}, exception.reason || "without a reason"),
      h("button", { ...attributes, on: { onclick: () => remove(exception) } }, "Remove"),
    );
  });
  const title = "Allowed in this draft";
  return h("section", { class: "card allowed", "aria-label": title }, h("h3", {}, title), h("ul", {}, ...items));
}
