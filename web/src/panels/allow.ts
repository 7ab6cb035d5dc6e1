/** The panel that allows a finding, with a reason that stays in the draft. */

import { allowed, canAllow } from "../change/allow.ts";
import { h } from "../dom.ts";
import type { Finding } from "../engine/protocol.ts";
import type { Desk } from "./desk.ts";

export function allowPanel(key: string, finding: Finding, desk: Desk): HTMLElement {
  if (!canAllow(desk.format())) {
    const words = `A ${desk.format().toUpperCase()} draft has no place for an exception. “Turn into Markdown” under Export makes one.`;
    return h("div", { class: "panel" }, h("p", {}, words));
  }
  const reason = h("input", { type: "text", required: true, maxlength: 200, "aria-label": "Reason", placeholder: "because …" });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (reason.value.trim() === "") return reason.focus();
    const edits = allowed(desk.text(), desk.format(), finding.span.end, finding.rule, reason.value);
    const isGone = (findings: Finding[]) => !findings.some(({ rule }) => rule === "unused-allow" || rule === "unknown-allow");
    const isDone = await desk.tryOut(edits, (view) => isGone(view.findings), "Allowed, with the reason beside the line.");
    if (!isDone) note.textContent = "This finding is about more than one line: write the exception beside the line it should hold for.";
  };
  const note = h("p", { class: "problem", role: "status" });
  return h(
    "form",
    { class: "panel", on: { onsubmit: submit } },
    h("p", {}, "It stays in the draft as a comment, for everyone who reads it."),
    h("div", { class: "row" }, reason, h("button", { type: "submit", class: "main" }, "Allow"), close(key, desk)),
    note,
  );
}

export function close(key: string, desk: Desk): HTMLElement {
  return h("button", { type: "button", class: "quiet", on: { onclick: () => desk.close(key) } }, "Close");
}
