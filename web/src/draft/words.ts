/** What is read, in the words that the page shows. */

import type { KeyResult, Objective, Severity } from "../contract.ts";

export interface Weight {
  /** What to do with such a finding. */
  name: string;
  /** A shape of its own, so that colour is not the only sign. */
  sign: string;
}

export const WEIGHTS: Record<Severity, Weight> = {
  error: { name: "Fix", sign: "■" },
  warning: { name: "Consider", sign: "▲" },
  note: { name: "Note", sign: "●" },
};

const KEY_RESULT_KINDS: Record<string, string> = {
  outcome: "Outcome",
  outcome_unquantified: "Outcome without a number",
  output_count: "Counts own work",
  task: "Task",
  milestone: "Done or not",
  not_kr: "Not a key result",
};

const OBJECTIVE_KINDS: Record<string, string> = {
  good: "Direction",
  metric: "Holds a metric",
  task: "Project",
  maintain: "Upkeep",
  vague: "Topic or slogan",
  not_objective: "Not an objective",
};

export function kindOf(statement: KeyResult | Objective, isKeyResult: boolean): string | null {
  const kinds = isKeyResult ? KEY_RESULT_KINDS : OBJECTIVE_KINDS;
  return statement.kind === null ? null : (kinds[statement.kind] ?? statement.kind);
}

/** Whether a kind is what such a statement should be. */
export function isSound(kind: string | null): boolean {
  return kind === "outcome" || kind === "good";
}

const BEFORE = new Set(["USD", "EUR", "GBP", "CHF", "JPY"]);
const SYMBOLS: Record<string, string> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };

/** A number with its unit as a person writes it. */
export function value(number: number, unit: string | null): string {
  const digits = number.toLocaleString("en", { maximumFractionDigits: 4 });
  if (unit === null) return digits;
  const symbol = SYMBOLS[unit];
  if (symbol) return digits.startsWith("-") ? `-${symbol}${digits.slice(1)}` : symbol + digits;
  if (BEFORE.has(unit)) return `${unit} ${digits}`;
  if (unit === "%") return `${digits}%`;
  return `${digits} ${unit}`;
}

/** From where to where: `22% → 30%`, with a question mark for what is open. */
export function range(keyResult: KeyResult): string | null {
  const { baseline, target, unit, direction } = keyResult;
  const isOpen = keyResult.flags.includes("placeholder");
  if (baseline === null && target === null && !isOpen) return null;
  if (keyResult.flags.includes("relative") && target !== null && baseline === null) {
    const sign = direction === "decrease" ? "−" : "+";
    return `${sign}${value(Math.abs(target), unit)}`;
  }
  const from = baseline === null ? "?" : value(baseline, unit);
  const to = target === null ? "?" : value(target, unit);
  return `${from} → ${to}`;
}

export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the page has a button for where a terminal has a command. */
const BUTTONS: [string, string][] = [
  ["`okrlint convert FILE`", "“Projects → OKRs” above the text"],
  ["`okrlint rewrite`", "“Suggest” beside it"],
];

export function forPage(text: string): string {
  return BUTTONS.reduce((text, [command, button]) => text.replaceAll(command, button), text);
}
