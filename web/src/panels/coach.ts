/** The two questions of a coach, answered in place, with how the answer is read while it is written. */

import { answered } from "../change/answer.ts";
import { isRow, lineAt } from "../change/lines.ts";
import { canSay } from "../change/misread.ts";
import { h } from "../dom.ts";
import type { Statement } from "../draft/statement.ts";
import { kindOf, range } from "../draft/words.ts";
import type { View } from "../engine/protocol.ts";
import type { Desk } from "./desk.ts";

/** Kinds of key results that are worth keeping as what is to be done. */
const WORK = new Set(["task", "output_count", "milestone"]);

export function coach(statement: Statement, desk: Desk): HTMLElement {
  const why = h("input", { type: "text", maxlength: 300 });
  const how = h("input", { type: "text", maxlength: 300 });
  const reading = h("p", { class: "reading", role: "status" });
  let asked = 0;
  const read = async () => {
    const number = ++asked;
    const words = how.value.trim();
    const view = words ? await desk.read(statement.above.text ?? "", words) : null;
    if (number === asked) reading.textContent = view ? readAs(view) : "";
  };
  how.addEventListener("input", () => void read());
  const submit = (event: Event) => {
    event.preventDefault();
    if (how.value.trim() === "") return how.focus();
    const isKept = WORK.has(statement.it.kind ?? "") && !isRow(lineAt(desk.text(), statement.span.start));
    const kept = isKept ? statement.text : null;
    const edits = answered(desk.text(), statement.span, kept, { how: how.value, why: why.value });
    desk.change(edits, kept ? "Written in. The old line is kept as an initiative." : "Written in.");
  };
  if (!canSay(desk.format())) return h("div");
  return h(
    "form",
    { class: "coach", on: { onsubmit: submit } },
    h("p", { class: "or" }, "Or in your own words"),
    h("label", {}, h("span", {}, "Why do we need this?"), why),
    h("label", {}, h("span", {}, "How will we know that we did this?"), how),
    reading,
    h("div", { class: "row" }, h("button", { type: "submit" }, "Write it in")),
  );
}

function readAs(view: View): string {
  const keyResult = view.objectives[0]?.key_results[0];
  if (!keyResult) return "";
  const numbers = range(keyResult);
  const kind = kindOf(keyResult, true);
  const finding = view.findings.find(({ key_result, severity }) => key_result === 0 && severity !== "note");
  const parts = [kind, numbers, finding?.message].filter(Boolean);
  return parts.length > 0 ? `Reads as: ${parts.join(" · ")}` : "";
}
