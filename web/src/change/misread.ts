/**
 * A line that was read as what it is not: the author says what it is by its label, which is how okrlint is told in any
 * draft. The label takes the place of the one before.
 */

import type { Format, PlainEdit } from "../contract.ts";
import { beginning, lineAt } from "./lines.ts";

export type Role = "objective" | "key-result" | "initiative" | "note";

const LABELS: Record<Role, string> = {
  objective: "Objective: ",
  "key-result": "KR: ",
  initiative: "Initiative: ",
  note: "Note: ",
};

/** Whether a line of such a draft has a label that can be changed. */
export function canSay(format: Format): boolean {
  return format === "text" || format === "markdown";
}

/** The edit that gives the statement which begins at `start` the label of `role`. */
export function said(text: string, format: Format, start: number, role: Role): PlainEdit[] {
  const line = lineAt(text, start);
  const { indent, bullet, label } = beginning(line);
  if (label > start) return [];
  const isHeading = bullet.startsWith("#");
  const opening = {
    objective: format === "markdown" ? (isHeading ? bullet : "## ") : "",
    "key-result": isHeading || bullet === "" ? "- " : indent + bullet,
    initiative: isHeading || bullet === "" ? "- " : indent + bullet,
    note: isHeading ? "" : indent + bullet,
  }[role];
  const before = text.slice(0, line.from);
  const needsSpace = role === "objective" && before.trim() !== "" && !before.endsWith("\n\n");
  const edits = [{ start: line.from, end: start, text: `${needsSpace ? "\n" : ""}${opening}${LABELS[role]}` }];
  // In Markdown a heading ends where the next paragraph begins.
  const next = text.slice(line.to + 1, line.to + 2);
  if (role === "objective" && !isHeading && line.to < text.length && next !== "\n") {
    edits.push({ start: line.to, end: line.to, text: "\n" });
  }
  return edits;
}
