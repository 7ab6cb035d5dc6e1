/** The draft as Markdown. One that is text or Markdown already is left as its author wrote it. */

import type { Draft, Format, Initiative, KeyResult, Objective } from "../contract.ts";
import { allowances } from "./rows.ts";

/** What is Markdown as it stands; null where it has to be made of the draft as it is read. */
export function written(format: Format, text: string): string | null {
  if (format !== "markdown" && format !== "text") return null;
  return text.endsWith("\n") ? text : `${text}\n`;
}

export function markdown(draft: Draft, text: string): string {
  const own = written(draft.format, text);
  if (own !== null) return own;
  const reasons = allowances(text);
  const comment = (span: Objective["span"]) => {
    const exceptions = reasons(span);
    return exceptions ? ` <!-- ${exceptions.replaceAll("; okrlint", " --> <!-- okrlint")} -->` : "";
  };
  const head = [draft.team, draft.cycle].filter(Boolean).join(" · ");
  const blocks = [head && `# ${head}`, draft.context];
  if (draft.non_goals.length > 0) blocks.push(`## Non-goals\n\n${draft.non_goals.map((it) => `- ${it}`).join("\n")}`);
  for (const objective of draft.objectives) {
    const title = objective.text === null ? null : `## Objective: ${objective.text}${comment(objective.span)}`;
    const lines = [
      ...plain(objective.owner, "Owner", ""),
      ...objective.key_results.flatMap((it) => [`- KR: ${it.text ?? ""}${comment(it.span)}`, ...below(it)]),
      ...objective.initiatives.map(initiative("")),
    ];
    blocks.push(title, lines.join("\n"));
  }
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function below(keyResult: KeyResult): string[] {
  return [
    ...numbers(keyResult),
    ...plain((keyResult.text ?? "").includes(keyResult.metric ?? "") ? null : keyResult.metric, "Metric", "  "),
    ...plain(keyResult.owner, "Owner", "  "),
    ...plain((keyResult.text ?? "").includes(keyResult.deadline ?? "") ? null : keyResult.deadline, "Due", "  "),
    ...plain(keyResult.data_source, "Data source", "  "),
    ...plain(keyResult.confidence, "Confidence", "  "),
    ...keyResult.initiatives.map(initiative("  ")),
  ];
}

/** Base, target and unit, where the sentence does not hold them. */
function numbers({ text, baseline, target, unit }: KeyResult): string[] {
  const isSaid = (number: number | null) => number === null || (text ?? "").includes(String(number));
  if (isSaid(baseline) && isSaid(target)) return [];
  return [
    ...plain(baseline === null ? null : String(baseline), "Baseline", "  "),
    ...plain(target === null ? null : String(target), "Target", "  "),
    ...plain(unit, "Unit", "  "),
  ];
}

function plain(value: string | null, name: string, indent: string): string[] {
  return value ? [`${indent}- ${name}: ${value}`] : [];
}

function initiative(indent: string): (initiative: Initiative) => string {
  return ({ text }) => `${indent}- Initiative: ${text}`;
}
