/**
 * Exceptions from a rule: a comment with the reason beside the statement, in the manner of the draft's format. The
 * comment is part of the draft, so it is kept wherever the draft goes.
 */

import type { Format, PlainEdit } from "../contract.ts";
import { lineAt } from "./lines.ts";

type Marks = [open: string, close: string];

const MARKS: Partial<Record<Format, Marks>> = {
  text: ["<!-- ", " -->"],
  markdown: ["<!-- ", " -->"],
  html: ["<!-- ", " -->"],
  yaml: ["# ", ""],
  toml: ["# ", ""],
};

/** Whether drafts of this format have a place for an exception. */
export function canAllow(format: Format): boolean {
  return MARKS[format] !== undefined;
}

/** The edit that puts the exception at the end of the statement's line. */
export function allowed(text: string, format: Format, end: number, rule: string, reason: string): PlainEdit[] {
  const marks = MARKS[format];
  if (!marks) return [];
  const { to, text: line } = lineAt(text, end);
  const space = line.endsWith(" ") ? "" : " ";
  const comment = `${space}${marks[0]}okrlint: allow(${rule}), because ${plain(reason)}${marks[1]}`;
  return [{ start: to, end: to, text: comment }];
}

/** A reason on one line that cannot end the comment it stands in. */
function plain(reason: string): string {
  return reason.replace(/\s+/g, " ").replace(/-{2,}>?/g, "–").replace(/[<>]/g, "").trim();
}

/** The entry of okrlint.toml that allows a rule for the statement it quotes. */
export function entry(rule: string, statement: string, reason: string): string {
  // A basic string of TOML is one of JSON, but for the control character that JSON leaves bare.
  const quoted = (text: string) => JSON.stringify(text.replace(/\s+/g, " ").trim().toWellFormed()).replaceAll("\u007f", "\\u007f");
  return `[[allow]]\nrule = ${quoted(rule)}\nstatement = ${quoted(statement)}\nbecause = ${quoted(reason)}\n`;
}

/** An exception that stands in the draft. */
export interface Exception {
  rules: string[];
  reason: string;
  start: number;
  end: number;
}

const COMMENT = /[ \t]*(?:<!--[ \t]*|#[ \t]*|\/\/[ \t]*)okrlint:[ \t]*allow\(([^)\n]*)\)(?:[ \t,:;–—-]*because:?[ \t]*([^\n]*?))?[ \t]*(?:-->|(?=\n|$))/g;

/** All exceptions in the draft, with the places of their comments. */
export function exceptions(text: string): Exception[] {
  if (!text.includes("okrlint:")) return [];
  return [...text.matchAll(COMMENT)].map((found) => ({
    rules: (found[1] ?? "").split(",").map((id) => id.trim()).filter(Boolean),
    reason: (found[2] ?? "").trim(),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** The edit that takes an exception out, with its line where nothing else stands on it. */
export function revoked(text: string, exception: Exception): PlainEdit[] {
  const line = lineAt(text, exception.start);
  const isAlone = line.text.trim() === text.slice(exception.start, exception.end).trim();
  if (!isAlone) return [{ start: exception.start, end: exception.end, text: "" }];
  return [{ start: line.from, end: Math.min(line.to + 1, text.length), text: "" }];
}
