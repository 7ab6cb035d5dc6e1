/**
 * What the model thinks of what no rule can know, apart from the findings: one card above the others, objective by
 * objective, in the order in which it comes.
 */

import type { Objective, Opinion } from "../contract.ts";
import { clipped, h } from "../dom.ts";
import type { Model } from "../engine/protocol.ts";
import { close } from "./allow.ts";
import type { Desk } from "./desk.ts";
import { place } from "./place.ts";

/** The key of the card among the open panels. */
export const OPINIONS = "opinions";

const ABOUT: Record<string, string> = {
  relevance: "Does it bear on the objective?",
  sufficiency: "Do the key results suffice?",
  inspiration: "Does it inspire?",
  reach: "Is it within reach?",
};

/** `objectives` are those of the draft that the model is asked about; `show` goes to where words stand in the text. */
export function opinionsCard(model: Model, desk: Desk, objectives: Objective[], show: (words: string) => void): HTMLElement {
  const status = h("p", { class: "status", role: "status" });
  const list = h("ol", { class: "opinion-list" });
  const stop = h("button", { type: "button", "data-asking": true, on: { onclick: () => desk.stopModel() } }, "Stop");
  const foot = h("div", { class: "row foot" }, close(OPINIONS, desk));
  const asked = desk.revision();
  const groups = new Map<number | null, HTMLElement>();
  const group = (index: number | null) => {
    const known = groups.get(index);
    if (known) return known;
    const words = index === null ? null : (objectives[index]?.text ?? null);
    const fresh = h("ul", {});
    const head = words
      ? h("button", { type: "button", class: "statement", on: { onclick: () => show(words) } }, h("bdi", {}, clipped(words, 200)))
      : "The whole draft";
    list.append(h("li", {}, h("h4", {}, head), fresh));
    groups.set(index, fresh);
    return fresh;
  };
  let number = 0;
  const each = ({ about, message, objective: index, key_result }: Opinion) => {
    number++;
    const line = key_result === null ? null : (objectives[index ?? -1]?.key_results[key_result]?.text ?? null);
    group(index).append(
      h(
        "li",
        { class: "opinion" },
        line && h("p", { class: "about" }, h("bdi", {}, clipped(line, 160))),
        h("p", {}, h("span", { class: "label" }, ABOUT[about] ?? about), " ", h("bdi", {}, clipped(message))),
      ),
    );
  };
  const end = (words: string) => {
    stop.remove();
    status.textContent = asked === desk.revision() ? words : `${words} The draft has changed since.`.trim();
  };
  const begin = () => {
    status.textContent = `${model.name} is reading …`;
    foot.prepend(stop);
    desk.askOpinions(each).then(
      () => end(number > 0 ? "" : `${model.name} has no opinion on this draft.`),
      (fault: Error) => end(fault.message),
    );
  };
  if (model.isLocal) {
    begin();
  } else {
    // What leaves the machine is said before it does.
    status.textContent = `The whole draft would go to ${place(model)}.`;
    const send = h("button", { type: "button", class: "main" }, `Send it to ${model.name}`);
    send.addEventListener("click", () => {
      send.remove();
      begin();
    });
    foot.prepend(send);
  }
  return h(
    "section",
    { class: "card opinions", "aria-label": `Opinion of ${model.name}` },
    h("h3", {}, `Opinion of ${model.name}`),
    h("p", { class: "help" }, `What no rule can know, as ${place(model)} sees it. No finding depends on it.`),
    status,
    list,
    foot,
  );
}
