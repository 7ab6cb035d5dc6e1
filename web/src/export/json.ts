/** The draft in okrlint's structured format (`schemas/draft.schema.json`), which it reads back. */

import type { Draft, Initiative, KeyResult, Objective, Span } from "../contract.ts";
import { allowances } from "./rows.ts";

/** Exceptions of a statement, in the words in which they are read back. */
type Reasons = (span: Span) => string[] | null;

export function json(draft: Draft, text: string): string {
  const found = allowances(text);
  const reasons: Reasons = (span) => found(span).split("; okrlint: ").filter(Boolean).map((it) => `okrlint: ${it.replace(/^okrlint: /, "")}`);
  const file = {
    team: draft.team,
    cycle: draft.cycle,
    context: draft.context,
    non_goals: draft.non_goals,
    objectives: draft.objectives.map((objective) => objectiveEntry(objective, reasons)),
  };
  return `${JSON.stringify(file, (_, value) => (isNothing(value) ? undefined : value), 2)}\n`;
}

/** Comments stand first: an exception is for the statement that follows it. */
function objectiveEntry(objective: Objective, reasons: Reasons) {
  const { text, id, owner, type, supports, team, cycle, confidence, key_results, initiatives } = objective;
  return {
    comments: reasons(objective.span),
    objective: text ?? "",
    ...{ id, owner, type, supports, team, cycle, confidence },
    key_results: key_results.map((keyResult) => keyResultEntry(keyResult, reasons)),
    initiatives: initiatives.map(wording),
  };
}

function keyResultEntry(keyResult: KeyResult, reasons: Reasons) {
  const { text, id, baseline, current, target, unit, metric, data_source, owner, confidence, type } = keyResult;
  return {
    comments: reasons(keyResult.span),
    key_result: text ?? "",
    ...{ id, metric, baseline, current, target, unit, data_source, owner, due: keyResult.deadline, confidence, type },
    initiatives: keyResult.initiatives.map(wording),
  };
}

function wording({ text }: Initiative): string {
  return text;
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
