/** The panel with other wordings for a statement: blanks to fill in, why, and the button that takes one. */

import { fill, filled } from "../change/answer.ts";
import type { Alternative, Proposal } from "../contract.ts";
import { h } from "../dom.ts";
import type { Statement } from "../draft/statement.ts";
import { close } from "./allow.ts";
import { coach } from "./coach.ts";
import type { Model } from "../engine/protocol.ts";
import type { Desk } from "./desk.ts";
import { place } from "./place.ts";

const VERDICTS = { accepted: "accepted", repaired: "repaired", refused: "refused" } as const;

export function suggestPanel(key: string, statement: Statement, desk: Desk): HTMLElement {
  const list = h("ul", { class: "alternatives" });
  const questions = h("div", { class: "questions" });
  const status = h("p", { class: "status", role: "status" }, "Looking for other wordings …");
  const panel = h("div", { class: "panel suggest" }, status, questions, list);
  const show = (proposal: Proposal | undefined) => {
    questions.replaceChildren(...(proposal?.questions ?? []).map((question) => h("p", { class: "question" }, question)));
    list.replaceChildren(...(proposal?.alternatives ?? []).map((it) => alternative(it, statement, desk, load)));
    const number = proposal?.alternatives.length ?? 0;
    status.textContent = number > 0 ? "" : "No wording is known for this line. Answer in your own words:";
  };
  const load = () =>
    proposalFor(statement, desk).then(show, (fault: Error) => {
      status.textContent = fault.message;
    });
  void load();
  // What the model writes comes right above the button that asks for it.
  if (desk.model) panel.append(h("div", { class: "row ask" }, ...modelButton(desk.model, statement, desk, list, load)));
  if (statement.isKeyResult) panel.append(coach(statement, desk));
  panel.append(h("div", { class: "row foot" }, close(key, desk)));
  return panel;
}

async function proposalFor(statement: Statement, desk: Desk): Promise<Proposal | undefined> {
  return (await desk.propose(desk.section(statement))).find((proposal) => isAbout(proposal, statement));
}

function isAbout(proposal: Proposal, statement: Statement): boolean {
  return proposal.original === statement.text && (proposal.key_result !== null) === statement.isKeyResult;
}

function alternative(it: Alternative, statement: Statement, desk: Desk, reload: () => void): HTMLElement {
  const made = desk.revision();
  const values = new Map<string, string>();
  const take = async () => {
    // The text has moved on: the same wording has new places, or is gone.
    const current = made === desk.revision() ? it : await again(it, statement, desk);
    if (current) desk.change(filled(current, values), "Taken.");
    else reload();
  };
  const facts: [string, string | null][] = [
    ["Watch beside it", it.guardrail],
    ["Where the number is", it.data_source],
  ];
  const isRefused = it.verdict === "refused";
  return h(
    "li",
    { class: it.author === "model" ? `alternative by-model ${it.verdict}` : `alternative ${it.verdict}` },
    h("p", { class: "wording" }, ...wording(it.text, values)),
    ...it.key_results.map((text) => h("p", { class: "wording further" }, h("span", { class: "label" }, "Key result"), " ", ...wording(text, values))),
    it.because && h("p", { class: "because" }, it.because),
    h("dl", {}, ...facts.flatMap(([name, text]) => (text ? [h("dt", {}, name), h("dd", {}, text)] : []))),
    it.author === "model" && h("p", { class: `verdict ${it.verdict}` }, `${desk.model?.name ?? "Model"}: ${VERDICTS[it.verdict]}`),
    it.objections.length > 0 && h("ul", { class: "objections" }, ...it.objections.map(({ message }) => h("li", {}, message))),
    !isRefused &&
      h(
        "div",
        { class: "row" },
        it.edits.length > 0
          ? h("button", { type: "button", class: "main", "aria-label": `Take it: ${it.text}`, on: { onclick: () => void take() } }, "Take it")
          : copyButton(it, values),
      ),
  );
}

async function again(it: Alternative, statement: Statement, desk: Desk): Promise<Alternative | undefined> {
  const proposal = await proposalFor(statement, desk);
  return proposal?.alternatives.find(({ text }) => text === it.text);
}

function copyButton(it: Alternative, values: Map<string, string>): HTMLElement {
  const copy = () => void navigator.clipboard.writeText(fill(it.text, values));
  return h("button", { type: "button", on: { onclick: copy } }, "Copy (this line has no safe place for it)");
}

/** The wording with a field in place of each blank. */
function wording(text: string, values: Map<string, string>): (Node | string)[] {
  return text.split(/(\[[^\][\n]{1,40}\?\])/).map((part) => {
    const name = /^\[(.+)\?\]$/.exec(part)?.[1];
    if (!name) return part;
    const field = h("input", { type: "text", class: "blank", placeholder: `${name}?`, "aria-label": name });
    field.value = values.get(name) ?? "";
    field.addEventListener("input", () => values.set(name, field.value));
    return field;
  });
}

/** How far the model is, the button that asks it, which while it writes is the button that stops it, and where the words go. */
function modelButton(model: Model, statement: Statement, desk: Desk, list: HTMLElement, reload: () => void): HTMLElement[] {
  const name = `Ask ${model.name}`;
  const button = h("button", { type: "button" }, name);
  const status = h("p", { class: "status", role: "status" });
  const told = h("span", { class: "goes" }, `This line and its objective go to ${place(model)}.`);
  let isAsking = false;
  button.addEventListener("click", async () => {
    if (isAsking) return desk.stopModel();
    isAsking = true;
    button.textContent = "Stop";
    status.textContent = `${model.name} is writing …`;
    list.querySelectorAll(".by-model").forEach((element) => element.remove());
    let number = 0;
    try {
      await desk.askModel(desk.section(statement), statement.span.start, (proposal) => {
        if (!isAbout(proposal, statement)) return;
        const fresh = proposal.alternatives.filter(({ author }) => author === "model");
        number += fresh.length;
        list.append(...fresh.map((it) => alternative(it, statement, desk, reload)));
      });
      status.textContent = number > 0 ? "" : `${model.name} has no wording for this line.`;
    } catch (fault) {
      status.textContent = failed(fault, number);
    } finally {
      isAsking = false;
      button.textContent = number > 0 ? `Ask ${model.name} again` : name;
    }
  });
  return [status, button, told];
}

/** Why the model's words are missing, where none came; okrlint's own stand all the same. */
function failed(fault: unknown, number: number): string {
  const words = fault instanceof Error ? fault.message : String(fault);
  return number > 0 ? words : `${words} The wordings above are okrlint’s own.`;
}
