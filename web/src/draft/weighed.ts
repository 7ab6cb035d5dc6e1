/** All findings in one list, the weightiest first, and the total above it. */

import type { Severity, Summary } from "../contract.ts";
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
    h("ul", { class: "findings" }, ...findings.map((finding) => item(finding, actions))),
    ...(rest > 0 ? [h("p", { class: "rest" }, `and ${count(rest, "lighter finding")}`)] : []),
  ];
}

function item(finding: Finding, actions: Actions): HTMLElement {
  const element = findingItem(finding, actions, finding.about ?? undefined);
  element.dataset["of"] = `${finding.objective}|${finding.key_result}`;
  return element;
}

/** Marks what is said in `host` about the statement at a place of the text, and says where that statement stands. */
export function revealWeighed(host: HTMLElement, view: View, place: number): { from: number; to: number } | null {
  host.querySelectorAll(".here").forEach((element) => element.classList.remove("here"));
  const above = view.objectives.findLast(({ span }) => span.start <= place);
  if (!above) return null;
  const at = above.key_results.findIndex(({ span }) => span.start <= place && place <= span.end);
  const items = host.querySelectorAll<HTMLElement>(`[data-of="${above.index}|${at < 0 ? null : at}"]`);
  items.forEach((element) => element.classList.add("here"));
  items[0]?.scrollIntoView({ block: "nearest" });
  const { span } = at < 0 ? above : above.key_results[at]!;
  return place <= span.end && (at >= 0 || above.text !== null) ? { from: span.start, to: span.end } : null;
}

/** How many findings there are of each weight. */
export function counted(findings: { severity: Severity }[]): Pick<Summary, "errors" | "warnings" | "notes"> {
  const number = (severity: Severity) => findings.filter((it) => it.severity === severity).length;
  return { errors: number("error"), warnings: number("warning"), notes: number("note") };
}

/** "3 to fix, 2 to consider, 1 note", or that there is nothing. */
export function total(summary: Pick<Summary, "errors" | "warnings" | "notes">): string {
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
