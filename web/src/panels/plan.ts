/** The dialog that shows a proposed set, made of projects or with first steps, before it enters the text. */

import type { Plan } from "../contract.ts";
import { byId, count, h } from "../dom.ts";
import { forPage } from "../draft/words.ts";

const TITLES = { convert: "Projects as OKRs", initiatives: "First steps" };
const NOTHING = {
  convert: "No line of this text is known as a project that moves a number.",
  initiatives: "No key result is without a first step that is known.",
};

/** The text before, and how many objectives it has. */
interface Before {
  text: string;
  objectives: number;
}

/** `take` gets the new text of the whole draft and what was done. */
export async function planDialog(
  kind: "convert" | "initiatives",
  asked: Promise<Plan>,
  draft: Before,
  take: (text: string, done: string) => void,
) {
  const dialog = byId<HTMLDialogElement>("plan");
  const title = h("h2", { id: "plan-title" }, TITLES[kind]);
  const close = h("button", { type: "button", on: { onclick: () => dialog.close() } }, "Close");
  dialog.replaceChildren(title, h("p", { class: "status", role: "status" }, "Looking …"), h("div", { class: "row" }, close));
  dialog.showModal();
  try {
    const plan = await asked;
    const chosen = (text: string) => {
      dialog.close();
      take(text, "The proposed set is in the text.");
    };
    dialog.replaceChildren(title, ...shown(body(kind, plan, draft, chosen, close)));
  } catch (fault) {
    const words = fault instanceof Error ? fault.message : String(fault);
    dialog.replaceChildren(title, h("p", { class: "problem", role: "alert" }, words), h("div", { class: "row" }, close));
  }
}

function body(kind: "convert" | "initiatives", plan: Plan, { text, objectives }: Before, take: (text: string) => void, close: HTMLElement) {
  const has = plan.objectives.some(({ key_results }) => key_results.length > 0);
  const replace = h("button", { type: "button", class: "main", on: { onclick: () => take(plan.draft) } }, "Replace my text");
  const below = h("button", { type: "button", on: { onclick: () => take(`${text.trimEnd()}\n\n${plan.draft}`) } }, "Put below my text");
  const isDropped = has && kind === "convert" && objectives > 0;
  return [
    isDropped && h("p", { class: "problem" }, `This text has ${count(objectives, "objective")} already: “Replace my text” drops them.`),
    has ? h("div", { class: "preview", tabindex: "0", "aria-label": "Proposed text", role: "group" }, plan.draft.trim()) : h("p", {}, NOTHING[kind]),
    list(`${count(plan.unplaced.length, "line")} left out`, plan.unplaced.map(({ text, message }) => [text, message])),
    list("To answer", plan.questions.map(({ text }) => [text, ""])),
    h("div", { class: "row" }, has && replace, has && kind === "convert" && below, close),
  ];
}

function shown(parts: (HTMLElement | false)[]): HTMLElement[] {
  return parts.filter((part) => part !== false);
}

function list(title: string, lines: [string, string][]): HTMLElement {
  if (lines.length === 0) return h("div", { hidden: true });
  const items = lines.map(([text, why]) => h("li", {}, h("bdi", {}, text), why && `: ${forPage(why)}`));
  return h("div", { class: "aside" }, h("h3", {}, title), h("ul", {}, ...items));
}
