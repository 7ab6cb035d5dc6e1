/** From a whole check to what the page shows: marks for all, cards for a window. */

import type { Check, Diagnostic } from "../contract.ts";
import { SEVERITIES, type View } from "./protocol.ts";

/** Findings that are handed over whatever the window. */
const WEIGHTIEST = 100;

/** `check` with places already in UTF-16 units. */
export function view(check: Check, first: number, count: number, milliseconds: number): View {
  const { objectives, diagnostics, opinions, path: _, ...draft } = check.documents[0]!;
  const last = first + count;
  const isShown = (objective: number | null) => objective === null || (objective >= first && objective < last);
  const findings = diagnostics
    .map((diagnostic, index) => ({ ...diagnostic, index, about: index < WEIGHTIEST ? about(diagnostic) : null }))
    .filter((finding) => finding.index < WEIGHTIEST || isShown(finding.objective));
  function about({ objective, key_result }: Diagnostic): string | null {
    const above = objectives[objective ?? -1];
    const statement = key_result === null ? above : above?.key_results[key_result];
    return [statement?.id, statement?.text].filter(Boolean).join(" ") || null;
  }
  return {
    draft,
    opinions,
    summary: check.summary,
    objectives: objectives.slice(first, last).map((objective, at) => ({ ...objective, index: first + at })),
    starts: Uint32Array.from(objectives, (objective) => objective.span.start),
    findings,
    marks: marks(check),
    milliseconds,
  };
}

function marks(check: Check): Uint32Array {
  const diagnostics = [...check.documents[0]!.diagnostics].filter(({ span }) => span.end > span.start);
  diagnostics.sort((one, other) => one.span.start - other.span.start || other.span.end - one.span.end);
  const marks = new Uint32Array(diagnostics.length * 3);
  diagnostics.forEach(({ span, severity }, at) => {
    marks.set([span.start, span.end, SEVERITIES.indexOf(severity)], at * 3);
  });
  return marks;
}
