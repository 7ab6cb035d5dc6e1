/**
 * A large draft while one types: what is known of it moves along with the text, and the objective at the cursor is
 * checked by itself. What depends on the whole draft stands as it was until the whole is checked, when the typing rests.
 */

import type { ChangeDesc } from "@codemirror/state";

import type { Span } from "../contract.ts";
import type { Finding, Numbered, Section, View } from "../engine/protocol.ts";
import { SEVERITIES } from "../engine/protocol.ts";

/** From how many characters on a draft is large: smaller ones are checked as a whole with every key press. */
export const LARGE = 60_000;

type Turn = (span: Span) => Span;

/** `view` with its places where they are after `changes`. */
export function moved(view: View, changes: ChangeDesc): View {
  const at = (place: number) => changes.mapPos(place, 1);
  const turn = (span: Span) => ({ ...span, start: at(span.start), end: Math.max(at(span.start), at(span.end)) });
  return {
    ...view,
    starts: view.starts.map(at),
    marks: view.marks.map((number, place) => (place % 3 === 2 ? number : at(number))),
    objectives: view.objectives.map((objective) => turned(objective, turn)),
    findings: view.findings.map((finding) => turnedFinding(finding, turn)),
  };
}

/**
 * `view` with the objective number `index` as `part` reads it, which is the check of `section` alone; null where the
 * section is one objective no more.
 */
export function patched(view: View, index: number, part: View, section: Section, line: number): View | null {
  const [objective] = part.objectives;
  if (!objective || part.starts.length !== 1) return null;
  const turn = (span: Span) => ({ start: span.start + section.start, end: span.end + section.start, line: span.line + line - 1 });
  const fresh = part.findings
    .filter((finding) => finding.objective === 0)
    .map((finding) => ({ ...turnedFinding(finding, turn), objective: index }));
  const old = view.findings.filter((finding) => finding.objective === index);
  const rank = (severity: Finding["severity"]) => view.findings.findLast((finding) => finding.severity === severity)?.index ?? 0;
  const number = (list: Finding[], severity: Finding["severity"]) => list.filter((finding) => finding.severity === severity).length;
  const count = (before: number, severity: Finding["severity"]) => before - number(old, severity) + number(fresh, severity);
  const { errors, warnings, notes } = view.summary;
  const keyResults = view.objectives.find((it) => it.index === index)?.key_results.length ?? 0;
  return {
    ...view,
    summary: {
      ...view.summary,
      key_results: view.summary.key_results - keyResults + objective.key_results.length,
      errors: count(errors, "error"),
      warnings: count(warnings, "warning"),
      notes: count(notes, "note"),
    },
    objectives: view.objectives.map((it) => (it.index === index ? { ...turned(objective, turn), index } : it)),
    findings: [...view.findings.filter((it) => it.objective !== index), ...fresh.map((it) => ({ ...it, index: rank(it.severity) }))],
    marks: marks(view.marks, fresh, section),
  };
}

function turned(objective: Numbered, turn: Turn): Numbered {
  const initiative = <T extends { span: Span }>(it: T): T => ({ ...it, span: turn(it.span) });
  return {
    ...objective,
    span: turn(objective.span),
    initiatives: objective.initiatives.map(initiative),
    key_results: objective.key_results.map((it) => ({ ...it, span: turn(it.span), initiatives: it.initiatives.map(initiative) })),
  };
}

function turnedFinding(finding: Finding, turn: Turn): Finding {
  const fix = finding.fix && { ...finding.fix, edits: finding.fix.edits.map((edit) => ({ ...edit, span: turn(edit.span) })) };
  return { ...finding, span: turn(finding.span), related: finding.related.map((it) => ({ ...it, span: turn(it.span) })), fix };
}

/** Those of `old` outside the section, and within it those of `fresh`; by place. */
function marks(old: Uint32Array, fresh: Finding[], { start, end }: Section): Uint32Array {
  const own = fresh.filter(({ span }) => span.end > span.start).map(({ span, severity }) => [span.start, span.end, SEVERITIES.indexOf(severity)]);
  own.sort(([one = 0], [other = 0]) => one - other);
  const before: number[] = [];
  const after: number[] = [];
  for (let at = 0; at < old.length; at += 3) {
    const [from, to] = [old[at]!, old[at + 1]!];
    // What the typing has swallowed has no width any more.
    if (to <= from || (from >= start && from < end)) continue;
    (from < start ? before : after).push(from, to, old[at + 2]!);
  }
  return Uint32Array.from([...before, ...own.flat(), ...after]);
}

/** Index of the last of the sorted `starts` that is not after `place`; -1 where all are. */
export function last(starts: Uint32Array, place: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
