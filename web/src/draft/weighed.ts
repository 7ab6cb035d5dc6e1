/** All findings in one list, the weightiest first, and the total above it. */

import type { Summary } from "../contract.ts";
import { count, h } from "../dom.ts";
import type { Finding, View } from "../engine/protocol.ts";
import type { Actions } from "./actions.ts";
import { findingItem } from "./finding.ts";
import { WEIGHTS } from "./words.ts";

/** How many findings the list shows; the rest is told. */
const SHOWN = 100;

export function weighed(view: View, actions: Actions): HTMLElement[] {
  const findings = view.findings.filter(({ index }) => index < SHOWN).sort((one, other) => one.index - other.index);
  const { errors, warnings, notes } = view.summary;
  const rest = errors + warnings + notes - findings.length;
  return [
    h("ul", { class: "findings" }, ...findings.map((finding) => findingItem(finding, actions, about(finding, view)))),
    ...(rest > 0 ? [h("p", { class: "rest" }, `and ${count(rest, "lighter finding")}`)] : []),
  ];
}

/** The statement that a finding is about, as far as the view holds it. */
function about({ objective, key_result }: Finding, view: View): string | undefined {
  const above = view.objectives.find(({ index }) => index === objective);
  const statement = key_result === null ? above : above?.key_results[key_result];
  return [statement?.id, statement?.text].filter(Boolean).join(" ") || undefined;
}

/** "3 to fix, 2 to consider, 1 note", or that there is nothing. */
export function total(summary: Summary): string {
  const { errors, warnings, notes } = summary;
  const parts = [
    errors > 0 && `${errors.toLocaleString("en")} to fix`,
    warnings > 0 && `${warnings.toLocaleString("en")} to consider`,
    notes > 0 && count(notes, "note"),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "nothing to fix";
}

export function totals(summary: Summary): HTMLElement[] {
  const { objectives, key_results, errors, warnings, notes } = summary;
  const part = (number: number, weight: keyof typeof WEIGHTS, words: string) =>
    number > 0 &&
    h(
      "span",
      { class: `total ${weight}` },
      h("span", { class: "sign", "aria-hidden": "true" }, WEIGHTS[weight].sign),
      h("b", {}, number.toLocaleString("en")),
      ` ${words}`,
    );
  const clean = errors + warnings + notes === 0;
  return [
    h(
      "p",
      { class: "totals" },
      part(errors, "error", "to fix"),
      part(warnings, "warning", "to consider"),
      part(notes, "note", notes === 1 ? "note" : "notes"),
      clean && h("span", { class: "total clean" }, h("span", { class: "sign", "aria-hidden": "true" }, "✓"), "nothing to fix"),
    ),
    h("p", { class: "read" }, `Read as ${count(objectives, "objective")} with ${count(key_results, "key result")}`),
  ];
}
