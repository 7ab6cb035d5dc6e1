/** The report that is printed, in the part of the page that only paper shows. */

import { exceptions } from "../change/allow.ts";
import type { Draft } from "../contract.ts";
import { byId, count, h } from "../dom.ts";
import { counted, total } from "../draft/weighed.ts";
import type { View } from "../engine/protocol.ts";
import { report } from "./report.ts";

/** The text that was checked, and under which profile. */
export interface Written {
  text: string;
  profile: string;
}

/** Puts the report of a whole draft there. */
export function toPaper(draft: Draft, { text, profile }: Written) {
  const day = new Date().toLocaleDateString("en", { day: "numeric", month: "long", year: "numeric" });
  const circumstances = { total: total(counted(draft.diagnostics)), day, profile, exceptions: exceptions(text) };
  byId("report").replaceChildren(...report(draft, circumstances));
}

/** Where the browser prints by itself, the report is made of what the page shows; once printed, it is gone. */
export function whenPrinted(view: () => View | null, written: () => Written) {
  window.addEventListener("beforeprint", () => {
    const shown = view();
    if (byId("report").childElementCount > 0 || !shown) return;
    toPaper({ ...shown.draft, path: "", objectives: shown.objectives, diagnostics: placed(shown), opinions: [] }, written());
    const rest = shown.starts.length - shown.objectives.length;
    if (rest > 0) byId("report").append(h("p", { class: "facts" }, `${count(rest, "objective")} more: “Print a report” under Export has all.`));
  });
  window.addEventListener("afterprint", () => byId("report").replaceChildren());
}

/** Findings by the place of their objective among those shown. */
function placed({ objectives, findings }: View) {
  const place = (index: number | null) => (index === null ? null : objectives.findIndex((it) => it.index === index));
  return findings.map((it) => ({ ...it, objective: place(it.objective) })).filter(({ objective }) => objective !== -1);
}
