/**
 * The draft as it was understood, beside the editor. Cards that say the same as before stay in the page, so that
 * focus, open panels and the reading place outlive a key press somewhere else.
 */

import { count, h } from "../dom.ts";
import type { Finding, Numbered, View } from "../engine/protocol.ts";
import type { Actions } from "./actions.ts";
import { objectiveCard } from "./card.ts";
import { findingItem } from "./finding.ts";

interface Card {
  element: HTMLElement;
  objective: Numbered;
  findings: Finding[];
}

/** How many objectives have cards at once. */
export const WINDOW = 40;

export class Board {
  private readonly host: HTMLElement;
  private readonly actions: Actions;
  private readonly go: (first: number) => void;
  private cards = new Map<string, Card>();
  private shown: Card[] = [];

  /** `go` moves the window to begin with that objective. */
  constructor(host: HTMLElement, actions: Actions, go: (first: number) => void) {
    this.host = host;
    this.actions = actions;
    this.go = go;
  }

  /** Shows a view between `above` and `below`; `isFresh` builds every card anew. */
  render(view: View, isFresh: boolean, above: HTMLElement | null, below: HTMLElement | null) {
    const old = isFresh ? new Map<string, Card>() : this.cards;
    this.cards = new Map();
    this.shown = view.objectives.map((objective) => {
      const findings = view.findings.filter((finding) => finding.objective === objective.index);
      const signature = this.signature(objective, findings);
      const known = old.get(signature);
      old.delete(signature);
      const live = known ?? { element: h("div"), objective, findings };
      // What the buttons of a kept card refer to is brought up to date in place.
      Object.assign(live.objective, objective);
      moved(live.findings, findings);
      if (!known) live.element = objectiveCard(live.objective, live.findings, this.actions);
      this.cards.set(signature, live);
      return live;
    });
    const whole = view.findings.filter((finding) => finding.objective === null);
    const draft = whole.length > 0 && this.whole(whole);
    const first = view.objectives[0]?.index ?? 0;
    const after = view.starts.length - first - view.objectives.length;
    this.place([
      above,
      draft || null,
      first > 0 ? this.more(`Show the ${count(Math.min(first, WINDOW), "objective")} before`, first - WINDOW) : null,
      ...this.shown.map((card) => card.element),
      after > 0 ? this.more(`Show the next ${count(Math.min(after, WINDOW), "objective")} of ${after.toLocaleString("en")}`, first + WINDOW) : null,
      below,
    ]);
  }

  clear() {
    this.cards.clear();
    this.shown = [];
    this.host.replaceChildren();
  }

  /** The card at a place of the text, and within it the key result, brought into view and marked. */
  reveal(place: number): { from: number; to: number } | null {
    const card = this.shown.findLast(({ objective }) => objective.span.start <= place);
    this.host.querySelectorAll(".here").forEach((element) => element.classList.remove("here"));
    if (!card) return null;
    const index = card.objective.key_results.findIndex(({ span }) => span.start <= place && place <= span.end);
    const item = index >= 0 ? card.element.querySelector(`[data-key-result="${index}"]`) : null;
    const element = item ?? card.element.querySelector("h3");
    element?.classList.add("here");
    element?.scrollIntoView({ block: "nearest" });
    const span = index >= 0 ? card.objective.key_results[index]!.span : card.objective.span;
    const isAt = span.start <= place && place <= span.end && card.objective.text !== null;
    return index >= 0 || isAt ? { from: span.start, to: span.end } : null;
  }

  /** Puts the focus on what is said about the marked place. */
  focusHere() {
    this.host.querySelector<HTMLElement>(".here button")?.focus();
  }

  private signature(objective: Numbered, findings: Finding[]): string {
    return JSON.stringify([objective, findings], (key, value) => (PLACES.has(key) ? undefined : value));
  }

  private whole(findings: Finding[]): HTMLElement {
    const items = findings.map((finding) => findingItem(finding, this.actions));
    return h(
      "section",
      { class: "card whole", "aria-label": "The whole draft" },
      h("h3", {}, "The whole draft"),
      h("ul", { class: "findings" }, ...items),
    );
  }

  private more(words: string, first: number): HTMLElement {
    const go = () => this.go(Math.max(0, first));
    return h("button", { type: "button", class: "more", on: { onclick: go } }, words);
  }

  /** Puts elements in order and leaves those alone that stand right already. */
  private place(elements: (HTMLElement | null)[]) {
    const wanted = elements.filter((element) => element !== null);
    const keep = new Set<Node>(wanted);
    for (const child of [...this.host.children]) if (!keep.has(child)) child.remove();
    wanted.forEach((element, at) => {
      if (this.host.children[at] !== element) this.host.insertBefore(element, this.host.children[at] ?? null);
    });
  }
}

/** What may differ in a card that says the same. */
const PLACES = new Set(["span", "index", "objective", "related", "edits"]);

/** A kept card's findings take over the places of the new ones. */
function moved(live: Finding[], fresh: Finding[]) {
  fresh.forEach((finding, at) => Object.assign(live[at]!, finding));
}
