/** A card: one objective as it was understood, its key results, and what is to be said about each. */

import type { Initiative, KeyResult } from "../contract.ts";
import { clipped, h } from "../dom.ts";
import type { Finding, Numbered } from "../engine/protocol.ts";
import type { Actions } from "./actions.ts";
import { findingItem } from "./finding.ts";
import { Statement } from "./statement.ts";
import { counted, total } from "./weighed.ts";
import { isSound, kindOf, range } from "./words.ts";

/** `findings` are those about this objective, by weight. */
export function objectiveCard(objective: Numbered, findings: Finding[], actions: Actions): HTMLElement {
  const own = findings.filter((finding) => finding.key_result === null);
  const card = h("section", { class: "card" });
  if (objective.text !== null) {
    const statement = new Statement(objective, null);
    card.append(
      h("h3", {}, statementButton(statement, objective.id ?? "Objective", actions)),
      ...(findings.length > 0 ? [h("p", { class: "of-set" }, total(counted(findings)))] : []),
      reading(statement, actions, [kindChip(objective, false), ...plain(objective)]),
    );
    card.append(findingList(own, actions), suggestions(statement, own, actions));
    card.setAttribute("aria-label", clipped(objective.text, 120));
  } else {
    const title = objective.key_results.length > 0 ? "Under no objective" : "Initiatives of no key result";
    card.append(h("h3", { class: "no-objective" }, title), findingList(own, actions));
    card.setAttribute("aria-label", title);
  }
  const items = objective.key_results.map((keyResult, at) => {
    const about = findings.filter((finding) => finding.key_result === at);
    return keyResultItem(new Statement(objective, at), keyResult, about, actions);
  });
  if (items.length > 0) card.append(h("ol", { class: "key-results", "aria-label": "Key results" }, ...items));
  card.append(initiatives(() => objective.initiatives, actions));
  return card;
}

function keyResultItem(statement: Statement, keyResult: KeyResult, findings: Finding[], actions: Actions): HTMLElement {
  const metric = keyResult.metric && h("span", { class: "chip" }, h("i", {}, "metric "), h("bdi", {}, clipped(keyResult.metric, 120)));
  const numbers = range(keyResult);
  return h(
    "li",
    { class: "key-result", "data-key-result": statement.keyResult },
    h("h4", {}, statementButton(statement, keyResult.id ?? "Key result", actions)),
    reading(statement, actions, [
      kindChip(keyResult, true),
      metric,
      numbers && h("span", { class: "chip range" }, numbers),
      ...plain(keyResult),
      keyResult.deadline && chip("by", keyResult.deadline),
      keyResult.data_source && chip("from", keyResult.data_source),
    ]),
    findingList(findings, actions),
    suggestions(statement, findings, actions),
    initiatives(() => statement.it.initiatives, actions),
  );
}

function statementButton(statement: Statement, label: string, actions: Actions): HTMLElement {
  return h(
    "button",
    { type: "button", class: "statement", on: { onclick: () => actions.show(statement.span) } },
    h("span", { class: "label" }, label),
    " ",
    h("bdi", {}, clipped(statement.text) || "(without words)"),
  );
}

function kindChip(statement: Numbered | KeyResult, isKeyResult: boolean): HTMLElement | null {
  const kind = kindOf(statement, isKeyResult);
  if (kind === null) return null;
  const doubt = statement.reading_confidence === "low" && h("span", { class: "doubt" }, " – not sure");
  return h("span", { class: isSound(statement.kind) ? "chip kind sound" : "chip kind" }, kind, doubt);
}

function plain(statement: Numbered | KeyResult): (HTMLElement | null)[] {
  return [
    statement.type ? h("span", { class: "chip" }, statement.type) : null,
    statement.owner ? chip("owner", statement.owner) : null,
    statement.confidence ? chip("confidence", statement.confidence) : null,
  ];
}

function chip(name: string, text: string): HTMLElement {
  return h("span", { class: "chip" }, h("i", {}, `${name} `), h("bdi", {}, clipped(text, 120)));
}

/** How the statement is read, and the button for where that is wrong. */
function reading(statement: Statement, actions: Actions, chips: (HTMLElement | null | "" | undefined)[]): HTMLElement {
  const row = h("div", { class: "chips" }, ...chips);
  tool(row, "misread", "Read wrongly?", statement, actions, (key, from) => actions.toggleMisread(key, statement, from));
  return row;
}

function findingList(findings: Finding[], actions: Actions): HTMLElement | string {
  if (findings.length === 0) return "";
  return h("ul", { class: "findings" }, ...findings.map((finding) => findingItem(finding, actions)));
}

/** The button that offers other wordings, where there is something to mend. */
function suggestions(statement: Statement, findings: Finding[], actions: Actions): HTMLElement | string {
  if (findings.length === 0) return "";
  const row = h("div", { class: "tools" });
  tool(row, "suggest", "Suggest", statement, actions, (key, from) => actions.toggleSuggest(key, statement, from));
  return row;
}

/** A button with the panel that it opens, in `row`. */
function tool(
  row: HTMLElement,
  name: string,
  words: string,
  statement: Statement,
  actions: Actions,
  toggle: (key: string, from: HTMLElement) => void,
) {
  const key = `${name}|${statement.key}`;
  const open = actions.panel(key);
  const attributes = { type: "button", class: `tool ${name}`, "data-panel": name, "aria-expanded": String(open !== null) };
  const button = h("button", { ...attributes, "aria-label": `${words}: ${clipped(statement.text, 120)}` }, words);
  button.addEventListener("click", () => toggle(key, button));
  row.append(button);
  if (open) row.append(open);
}

function initiatives(list: () => Initiative[], actions: Actions): HTMLElement | string {
  if (list().length === 0) return "";
  const items = list().map(({ text }, at) => {
    const show = () => actions.show(list()[at]!.span);
    return h("li", {}, h("button", { type: "button", class: "initiative", on: { onclick: show } }, h("bdi", {}, clipped(text))));
  });
  return h("div", { class: "initiatives" }, h("p", {}, "Initiatives"), h("ul", {}, ...items));
}
