/**
 * The two questions that a coach asks about a task, answered: what is measured becomes the key result, what it is good
 * for stands below it, and the old line is kept as an initiative.
 */

import type { Alternative, PlainEdit, Span } from "../contract.ts";
import { beginning, isRow, lineAt } from "./lines.ts";

export interface Answers {
  /** How will we know that we did this? */
  how: string;
  /** Why do we need this? */
  why: string;
}

/** The edits for `answers` to a statement of a text or Markdown draft; `original` is kept as an initiative. */
export function answered(text: string, span: Span, original: string | null, answers: Answers): PlainEdit[] {
  const how = oneLine(answers.how);
  const why = oneLine(answers.why);
  if (how === "") return [];
  const line = lineAt(text, span.start);
  // Below a row of a table there is no place for more about it.
  if (isRow(line)) return [{ start: span.start, end: span.end, text: how.replaceAll("|", "\\|") }];
  const end = lineAt(text, span.end).to;
  const { indent, bullet } = beginning(line);
  const isList = bullet !== "" && !bullet.startsWith("#");
  const below = `\n${isList ? indent + " ".repeat(bullet.length) : indent}${isList ? "- " : ""}`;
  const lines = [why && `Why: ${why}`, original && `Initiative: ${oneLine(original)}`].filter(Boolean);
  const edits = [{ start: span.start, end: span.end, text: how }];
  if (lines.length > 0) edits.push({ start: end, end, text: lines.map((it) => below + it).join("") });
  return edits;
}

/** The edits of an alternative with its blanks filled in. */
export function filled(alternative: Alternative, values: Map<string, string>): PlainEdit[] {
  return alternative.edits.map((edit) => ({ ...edit, text: fill(edit.text, values) }));
}

/** `text` with the blanks that have a value filled in: `[baseline?]`. */
export function fill(text: string, values: Map<string, string>): string {
  return text.replace(/\[([^\][\n]{1,40})\?\]/g, (blank, name: string) => oneLine(values.get(name) ?? "") || blank);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
