/** The panel where the author says what a line is, if it was read as something else. */

import { canSay, type Role, said } from "../change/misread.ts";
import { isRow, lineAt } from "../change/lines.ts";
import { h } from "../dom.ts";
import type { Statement } from "../draft/statement.ts";
import type { View } from "../engine/protocol.ts";
import { close } from "./allow.ts";
import type { Desk } from "./desk.ts";

const CHOICES: Record<"objective" | "key-result", [Role, string][]> = {
  "key-result": [
    ["objective", "This is the objective"],
    ["initiative", "No key result: an initiative"],
    ["note", "No key result: a note"],
  ],
  objective: [
    ["key-result", "This is a key result"],
    ["note", "No objective: a note"],
  ],
};

export function misreadPanel(key: string, statement: Statement, desk: Desk): HTMLElement {
  if (!canSay(desk.format())) {
    const words = "In this format the place of a line says what it is. “Turn into Markdown” under Export lets you say it with a label.";
    return h("div", { class: "panel" }, h("p", {}, words));
  }
  if (isRow(lineAt(desk.text(), statement.span.start))) {
    const words = "In a table the column says what a line is: move the words to the column where they belong.";
    return h("div", { class: "panel" }, h("p", {}, words), h("div", { class: "row foot" }, close(key, desk)));
  }
  const note = h("p", { class: "problem", role: "status" });
  const say = async (role: Role) => {
    const edits = said(desk.text(), desk.format(), statement.span.start, role);
    const isDone = await desk.tryOut(edits, (view) => isReadAs(view, statement.text, role), "Said so in the text.");
    if (!isDone) note.textContent = "Here the line would still be read as before. Move it to where it belongs, or give it a label.";
  };
  const buttons = CHOICES[statement.isKeyResult ? "key-result" : "objective"].map(([role, words]) =>
    h("button", { type: "button", on: { onclick: () => void say(role) } }, words),
  );
  return h("div", { class: "panel" }, h("div", { class: "row" }, ...buttons, close(key, desk)), note);
}

function isReadAs(view: View, text: string, role: Role): boolean {
  const objectives = view.objectives;
  const isKeyResult = objectives.some(({ key_results }) => key_results.some((it) => it.text === text));
  const isObjective = objectives.some((it) => it.text === text);
  if (role === "objective") return isObjective;
  if (role === "key-result") return isKeyResult;
  return !isKeyResult && !isObjective;
}
