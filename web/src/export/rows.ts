/** The draft as a table: one row a key result, under names of columns that okrlint reads back. */

import { exceptions } from "../change/allow.ts";
import { lineAt } from "../change/lines.ts";
import type { Draft, Initiative, KeyResult, Objective, Span } from "../contract.ts";

export type Cell = string | number | null;

export const COLUMNS = [
  "Team",
  "Cycle",
  "Objective",
  "Objective owner",
  "Exceptions (objective)",
  "Key result ID",
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
    const row = (keyResult: KeyResult | null, initiatives: Initiative[]) => cells(draft, objective, keyResult, initiatives, reasons);
    const results = objective.key_results.map((keyResult) => row(keyResult, keyResult.initiatives));
    const own = objective.initiatives.length > 0 || results.length === 0 ? [row(null, objective.initiatives)] : [];
    const [head, ...rest] = [...results, ...own];
    // An exception stands once, beside what it is for.
    head![COLUMNS.indexOf("Exceptions (objective)")] = reasons(objective.span) || null;
    return [head!, ...rest];
  });
}

function cells(
  draft: Draft,
  objective: Objective,
  keyResult: KeyResult | null,
  initiatives: Initiative[],
  reasons: (span: Span) => string,
): Cell[] {
  return [
    objective.team ?? draft.team,
    objective.cycle ?? draft.cycle,
    objective.text,
    objective.owner,
    null,
    keyResult?.id ?? null,
    keyResult?.text ?? null,
    (keyResult && reasons(keyResult.span)) || null,
    keyResult?.owner ?? null,
    keyResult?.metric ?? null,
    keyResult?.baseline ?? null,
    keyResult?.target ?? null,
    keyResult?.unit ?? null,
    keyResult?.deadline ?? null,
    keyResult?.data_source ?? null,
    keyResult?.confidence ?? null,
    // Each on a line of its own in one cell, as it is read back.
    initiatives.map(({ text }) => text).join("\n") || null,
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
