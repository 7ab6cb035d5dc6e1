/** Lines of a draft, by place. */

import type { PlainEdit } from "../contract.ts";

export interface Line {
  from: number;
  /** Before the line end. */
  to: number;
  text: string;
}

export function lineAt(text: string, place: number): Line {
  const from = text.lastIndexOf("\n", place - 1) + 1;
  const end = text.indexOf("\n", place);
  const to = end < 0 ? text.length : end;
  return { from, to, text: text.slice(from, to) };
}

/** Whether a line is a row of a table, where the column says what a text is. */
export function isRow(line: Line): boolean {
  return line.text.trimStart().startsWith("|");
}

/** What stands before a statement on its line: indent, bullet, and the label that follows. */
export interface Beginning {
  indent: string;
  /** "- ", "1. ", "## ", or nothing. */
  bullet: string;
  /** Where the label begins, as a place in the whole text. */
  label: number;
}

const BEGINNING = /^(\s*)((?:#{1,6}|[-*+•–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?)?/;

export function beginning(line: Line): Beginning {
  const [whole, indent = "", bullet = ""] = BEGINNING.exec(line.text) ?? [""];
  return { indent, bullet, label: line.from + whole.length };
}

/** The text with edits made, which are places in it as it stands. */
export function applied(text: string, edits: PlainEdit[]): string {
  const sorted = [...edits].sort((one, other) => other.start - one.start || other.end - one.end);
  return sorted.reduce((text, { start, end, text: fresh }) => text.slice(0, start) + fresh + text.slice(end), text);
}
