/** The panel that allows a finding, with a reason that stays in the draft. */

import { allowed, canAllow, entry } from "../change/allow.ts";
import { h } from "../dom.ts";
import type { Finding } from "../engine/protocol.ts";
import { copy, NOT_COPIED } from "../shell/copy.ts";
import { notice } from "../shell/notices.ts";
import { save } from "../shell/save.ts";
import type { Desk } from "./desk.ts";

export function allowPanel(key: string, finding: Finding, desk: Desk): HTMLElement {
  if (!canAllow(desk.format())) return entryPanel(key, finding, desk);
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

/** For a format without comments: the entry of okrlint.toml that says the same. */
function entryPanel(key: string, finding: Finding, desk: Desk): HTMLElement {
  const statement = desk.statement(finding);
  if (statement === null) {
    const words = `This finding is about more than one statement, and a ${desk.format().toUpperCase()} draft has no comments. “Turn into Markdown” under Export makes a draft that has.`;
    return h("div", { class: "panel" }, h("p", {}, words), h("div", { class: "row foot" }, close(key, desk)));
  }
  const reason = h("input", { type: "text", required: true, maxlength: 200, "aria-label": "Reason", placeholder: "because …" });
  const shown = h("div", { class: "entry", hidden: true });
  const submit = (event: Event) => {
    event.preventDefault();
    if (reason.value.trim() === "") return reason.focus();
    const text = entry(finding.rule, statement, reason.value);
    const run = async () => notice((await copy(text)) ? "Copied." : NOT_COPIED);
    const download = () => save("okrlint.toml", "application/toml", text);
    shown.hidden = false;
    shown.replaceChildren(
      h("pre", { tabindex: "0", "aria-label": "Entry of okrlint.toml" }, text),
      h("p", {}, "Put it into okrlint.toml in the draft’s folder: `okrlint check` keeps to it; this page has no folder and goes on saying it."),
      h("div", { class: "row" }, h("button", { type: "button", on: { onclick: () => void run() } }, "Copy"), h("button", { type: "button", on: { onclick: download } }, "Download okrlint.toml")),
    );
  };
  return h(
    "form",
    { class: "panel", on: { onsubmit: submit } },
    h("p", {}, `A ${desk.format().toUpperCase()} draft has no comments; the exception goes into the configuration beside it.`),
    h("div", { class: "row" }, reason, h("button", { type: "submit", class: "main" }, "Make the entry"), close(key, desk)),
    shown,
  );
}

export function close(key: string, desk: Desk): HTMLElement {
  return h("button", { type: "button", class: "quiet", on: { onclick: () => desk.close(key) } }, "Close");
}
