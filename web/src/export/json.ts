/** The draft in okrlint's structured format (`schemas/draft.schema.json`), which it reads back. */

import type { Draft, Initiative, KeyResult, Objective } from "../contract.ts";

export function json(draft: Draft): string {
  const file = {
    team: draft.team,
    cycle: draft.cycle,
    context: draft.context,
    non_goals: draft.non_goals,
    objectives: draft.objectives.map(objectiveEntry),
  };
  return `${JSON.stringify(file, (_, value) => (isNothing(value) ? undefined : value), 2)}\n`;
}

function objectiveEntry(objective: Objective) {
  const { text, id, owner, type, supports, team, cycle, confidence, key_results, initiatives } = objective;
  return {
    objective: text ?? "",
    ...{ id, owner, type, supports, team, cycle, confidence },
    key_results: key_results.map(keyResultEntry),
    initiatives: initiatives.map(wording),
  };
}

function keyResultEntry(keyResult: KeyResult) {
  const { text, id, baseline, current, target, unit, metric, data_source, owner, confidence, type } = keyResult;
  return {
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
