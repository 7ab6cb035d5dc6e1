/** The draft with what was found, for paper: text, numbers and findings, no buttons. */

import type { Diagnostic, Draft, KeyResult, Objective } from "../contract.ts";
import type { Exception } from "../change/allow.ts";
import { h } from "../dom.ts";
import { kindOf, range, upper, WEIGHTS } from "../draft/words.ts";

/** What a report says beside the draft. */
export interface Circumstances {
  total: string;
  day: string;
  profile: string;
  exceptions: Exception[];
}

export function report(draft: Draft, { total, day, profile, exceptions }: Circumstances): HTMLElement[] {
  const about = (objective: number | null, keyResult: number | null) =>
    said(draft.diagnostics.filter((it) => it.objective === objective && it.key_result === keyResult));
  const title = [draft.team, draft.cycle].filter(Boolean).join(" · ") || "OKR draft";
  return [
    h("h1", {}, title),
    h("p", { class: "facts" }, `Checked by okrlint on ${day}, profile ${profile}: ${total}`),
    ...exceptions.map(({ rules, reason }) => h("p", { class: "facts" }, `Allowed: ${rules.join(", ")}, ${reason ? `because ${reason}` : "without a reason"}`)),
    about(null, null),
    ...draft.objectives.flatMap((objective, at) => [
      h("h2", {}, [objective.id, objective.text ?? "Under no objective"].filter(Boolean).join(": ")),
      h("p", { class: "facts" }, facts(objective, false)),
      about(at, null),
      h(
        "ol",
        { class: "results" },
        ...objective.key_results.map((keyResult, index) =>
          h(
            "li",
            {},
            h("b", {}, [keyResult.id, keyResult.text ?? ""].filter(Boolean).join(": ")),
            h("p", { class: "facts" }, facts(keyResult, true)),
            about(at, index),
            initiatives(keyResult.initiatives),
          ),
        ),
      ),
      initiatives(objective.initiatives),
    ]),
  ];
}

function facts(statement: Objective | KeyResult, isKeyResult: boolean): string {
  const numbers = isKeyResult ? range(statement as KeyResult) : null;
  const owner = statement.owner && `owner ${statement.owner}`;
  return [kindOf(statement, isKeyResult), numbers, owner].filter(Boolean).join(" · ");
}

function said(diagnostics: Diagnostic[]): HTMLElement {
  const items = diagnostics.map(({ severity, message, help }) =>
    h("li", {}, h("b", {}, `${WEIGHTS[severity].sign} ${WEIGHTS[severity].name}: `), `${upper(message)}. ${help}`),
  );
  return h("ul", { class: "said" }, ...items);
}

function initiatives(list: { text: string }[]): HTMLElement {
  if (list.length === 0) return h("p", { hidden: true });
  return h("p", { class: "facts" }, `Initiatives: ${list.map(({ text }) => text).join("; ")}`);
}
