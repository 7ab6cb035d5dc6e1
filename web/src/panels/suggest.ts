/** The panel with other wordings for a statement: blanks to fill in, why, and the button that takes one. */

import { fill, filled } from "../change/answer.ts";
import { canSay } from "../change/misread.ts";
import type { Alternative, Proposal } from "../contract.ts";
import { count, h } from "../dom.ts";
import type { Statement } from "../draft/statement.ts";
import { close } from "./allow.ts";
import { coach } from "./coach.ts";
import { type Model, STOPPED } from "../engine/protocol.ts";
import type { Desk } from "./desk.ts";
import { place } from "./place.ts";
import { copy, NOT_COPIED } from "../shell/copy.ts";
import { notice } from "../shell/notices.ts";

const VERDICTS = { accepted: "accepted", repaired: "repaired", refused: "refused" } as const;

export function suggestPanel(key: string, statement: Statement, desk: Desk): HTMLElement {
  const list = h("ul", { class: "alternatives" });
  const questions = h("div", { class: "questions" });
  const status = h("p", { class: "status", role: "status" }, "Looking for other wordings …");
  const panel = h("div", { class: "panel suggest" }, status, questions, list);
  const hasCoach = statement.isKeyResult && canSay(desk.format());
  const show = (proposal: Proposal | undefined) => {
    questions.replaceChildren(...(proposal?.questions ?? []).map((question) => h("p", { class: "question" }, question)));
    const made = desk.revision();
    list.replaceChildren(...(proposal?.alternatives ?? []).map((it) => alternative(it, desk, made, load)));
    const number = proposal?.alternatives.length ?? 0;
    status.textContent = number > 0 ? count(number, "wording") : `No wording is known for this line.${hasCoach ? " Answer in your own words:" : ""}`;
  };
  const load = async () => {
    const made = desk.revision();
    try {
      const proposal = await proposalFor(statement, desk);
      // While the answer came the text has moved on.
      if (made !== desk.revision()) return void load();
      show(proposal);
    } catch (fault) {
      status.textContent = fault instanceof Error ? fault.message : String(fault);
    }
  };
  void load();
  // What the model writes comes right above the button that asks for it.
  if (desk.model) panel.append(h("div", { class: "row ask" }, ...modelButton(desk.model, statement, desk, list)));
  if (statement.isKeyResult) panel.append(coach(statement, desk));
  panel.append(h("div", { class: "row foot" }, close(key, desk)));
  return panel;
}

async function proposalFor(statement: Statement, desk: Desk): Promise<Proposal | undefined> {
  const section = desk.section(statement);
  const about = (await desk.propose(section)).filter((proposal) => isAbout(proposal, statement));
  // The same words may stand in the section twice.
  const objective = statement.above.index - section.first;
  const isHere = (it: Proposal) => it.objective === objective && it.key_result === statement.keyResult;
  return about.find(isHere) ?? about[0];
}

function isAbout(proposal: Proposal, statement: Statement): boolean {
  return proposal.original === statement.text && (proposal.key_result !== null) === statement.isKeyResult;
}

/** A wording for the text as it was at the revision `made`; `stale` is called where the line has changed since. */
function alternative(it: Alternative, desk: Desk, made: number, stale: () => void): HTMLElement {
  const values = new Map<string, string>();
  const take = () => {
    const edits = desk.moved(filled(it, values), made);
    if (edits) desk.change(edits, "Taken.");
    else stale();
  };
  const facts: [string, string | null][] = [
    ["Watch beside it", it.guardrail],
    ["Where the number is", it.data_source],
  ];
  const isRefused = it.verdict === "refused";
  // What cannot be taken has nothing to fill in.
  const words = (text: string) => (isRefused ? [text] : wording(text, values));
  return h(
    "li",
    { class: it.author === "model" ? `alternative by-model ${it.verdict}` : `alternative ${it.verdict}` },
    h("p", { class: "wording" }, ...words(it.text)),
    ...it.key_results.map((text) => h("p", { class: "wording further" }, h("span", { class: "label" }, "Key result"), " ", ...words(text))),
    it.because && h("p", { class: "because" }, it.because),
    h("dl", {}, ...facts.flatMap(([name, text]) => (text ? [h("dt", {}, name), h("dd", {}, text)] : []))),
    it.author === "model" && h("p", { class: `verdict ${it.verdict}` }, `${desk.model?.name ?? "Model"}: ${VERDICTS[it.verdict]}`),
    it.objections.length > 0 && h("ul", { class: "objections" }, ...it.objections.map(({ message }) => h("li", {}, message))),
    !isRefused &&
      h(
        "div",
        { class: "row" },
        it.edits.length > 0
          ? h("button", { type: "button", class: "main", "aria-label": `Take it: ${it.text}`, on: { onclick: take } }, "Take it")
          : copyButton(it, values),
      ),
  );
}

function copyButton(it: Alternative, values: Map<string, string>): HTMLElement {
  const run = async () => notice((await copy(fill(it.text, values))) ? "Copied." : NOT_COPIED);
  return h("button", { type: "button", on: { onclick: () => void run() } }, "Copy (this line has no safe place for it)");
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
function modelButton(model: Model, statement: Statement, desk: Desk, list: HTMLElement): HTMLElement[] {
  const name = `Ask ${model.name}`;
  const button = h("button", { type: "button" }, name);
  const status = h("p", { class: "status", role: "status" });
  const told = h("span", { class: "goes" }, `This line and its objective go to ${place(model)}.`);
  let isAsking = false;
  const stale = () => (status.textContent = `The line has changed since ${model.name} wrote this: ask again.`);
  button.addEventListener("click", async () => {
    if (isAsking) return desk.stopModel();
    isAsking = true;
    button.dataset["asking"] = "";
    const made = desk.revision();
    button.textContent = "Stop";
    status.textContent = `${model.name} is writing …`;
    list.querySelectorAll(".by-model").forEach((element) => element.remove());
    let number = 0;
    const shown = new Set<string>();
    try {
      await desk.askModel(desk.section(statement), statement.span.start, (proposal) => {
        if (!isAbout(proposal, statement)) return;
        // What stands already may have had its blanks filled in.
        const isNew = ({ author, text, verdict }: Alternative) => author === "model" && !shown.has(`${verdict}|${text}`);
        const fresh = proposal.alternatives.filter(isNew);
        fresh.forEach(({ text, verdict }) => shown.add(`${verdict}|${text}`));
        number += fresh.length;
        list.append(...fresh.map((it) => alternative(it, desk, made, stale)));
      });
      const none = `${model.name} has no wording for this line.`;
      status.textContent = number > 0 ? `${count(number, "wording")} of ${model.name}.` : none;
    } catch (fault) {
      status.textContent = failed(fault, number);
    } finally {
      isAsking = false;
      delete button.dataset["asking"];
      button.textContent = number > 0 ? `Ask ${model.name} again` : name;
    }
  });
  return [status, button, told];
}

/** Why the model's words are missing, where none came; okrlint's own stand all the same. */
function failed(fault: unknown, number: number): string {
  const words = fault instanceof Error ? fault.message : String(fault);
  return number > 0 || words === STOPPED ? words : `${words} The wordings above are okrlint’s own.`;
}
