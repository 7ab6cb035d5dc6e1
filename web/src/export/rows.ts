/** The draft as a table: one row a key result, under names of columns that okrlint reads back. */

import { exceptions } from "../change/allow.ts";
import { lineAt } from "../change/lines.ts";
import type { Draft, KeyResult, Objective, Span } from "../contract.ts";

export type Cell = string | number | null;

export const COLUMNS = [
  "Objective",
  "Objective owner",
  "Exceptions (objective)",
  "Key result",
  "Exceptions",
  "Owner",
  "Metric",
  "Baseline",
  "Target",
  "Unit",
  "Due",
  "Data source",
  "Confidence",
  "Initiative",
];

export function rows(draft: Draft, text: string): Cell[][] {
  const reasons = allowances(text);
  return draft.objectives.flatMap((objective) => {
    const own = objective.initiatives.map(({ text }) => row(objective, null, text, ["", ""]));
    const results = objective.key_results.flatMap((keyResult) => {
      const [first, ...others] = keyResult.initiatives.map(({ text }) => text);
      const about = reasons(keyResult.span);
      return [row(objective, keyResult, first ?? "", ["", about]), ...others.map((text) => row(objective, keyResult, text, ["", ""]))];
    });
    const all = [...results, ...own];
    // An exception stands once, beside what it is for.
    const [head = row(objective, null, "", ["", ""]), ...rest] = all;
    head[2] = reasons(objective.span) || null;
    return [head, ...rest];
  });
}

function row(objective: Objective, keyResult: KeyResult | null, initiative: string, [above, exceptions]: [string, string]): Cell[] {
  return [
    objective.text,
    objective.owner,
    above || null,
    keyResult?.text ?? null,
    exceptions || null,
    keyResult?.owner ?? null,
    keyResult?.metric ?? null,
    keyResult?.baseline ?? null,
    keyResult?.target ?? null,
    keyResult?.unit ?? null,
    keyResult?.deadline ?? null,
    keyResult?.data_source ?? null,
    keyResult?.confidence ?? null,
    initiative || null,
  ];
}

/** The exceptions that stand on the line of a statement, or on a line of their own before it, with their reasons. */
export function allowances(text: string): (span: Span) => string {
  const all = exceptions(text);
  return (span) => {
    const line = lineAt(text, span.end);
    const before = lineAt(text, Math.max(lineAt(text, span.start).from - 1, 0));
    const isHere = (start: number) => start >= span.start && start <= line.to;
    const isBefore = (start: number) => start >= before.from && start <= before.to && /^\s*(?:<!--|#|\/\/)/.test(before.text);
    const found = all.filter(({ start }) => isHere(start) || isBefore(start));
    return found.map(({ rules, reason }) => `okrlint: allow(${rules.join(", ")}), because ${reason}`).join("; ");
  };
}
