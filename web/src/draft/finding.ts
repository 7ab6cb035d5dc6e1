/** One finding: what is wrong, the question, and when asked the reason and who says so. */

import type { Rule } from "../contract.ts";
import { clipped, h } from "../dom.ts";
import type { Finding } from "../engine/protocol.ts";
import type { Actions } from "./actions.ts";
import { forPage, upper, WEIGHTS } from "./words.ts";

/** With `about`, the statement stands above it: where findings are listed apart from their statements. */
export function findingItem(finding: Finding, actions: Actions, about?: string): HTMLElement {
  const { name, sign } = WEIGHTS[finding.severity];
  const message = h(
    "button",
    { type: "button", class: "message", on: { onclick: () => actions.show(finding.span) } },
    h("span", { class: "sign", "aria-hidden": "true" }, sign),
    h("span", { class: "weight" }, `${name}: `),
    upper(clipped(finding.message)),
  );
  return h(
    "li",
    { class: `finding ${finding.severity}`, "data-rule": finding.rule },
    about ? h("p", { class: "about" }, h("bdi", {}, clipped(about, 160))) : null,
    message,
    finding.help && h("p", { class: "help" }, clipped(forPage(finding.help), 800)),
    why(finding, actions),
  );
}

function why(finding: Finding, actions: Actions): HTMLElement {
  const rule = actions.rule(finding.rule);
  const tools = h("div", { class: "finding-tools" });
  if (rule) tools.append(reason(rule));
  if (finding.fix) {
    const { message } = finding.fix;
    const fix = () => actions.fix(finding);
    tools.append(h("button", { type: "button", class: "quiet", on: { onclick: fix } }, `${upper(message)}`));
  }
  const key = `allow|${finding.rule}|${finding.objective}|${finding.key_result}`;
  const open = actions.panel(key);
  const allow = h("button", { type: "button", class: "quiet", "data-panel": "allow", "aria-expanded": String(open !== null) }, "Allow it…");
  allow.addEventListener("click", () => actions.toggleAllow(key, finding, allow));
  tools.append(allow);
  if (open) tools.append(open);
  return tools;
}

function reason(rule: Rule): HTMLElement {
  const sources = rule.sources.map(({ author, title, says }) =>
    h("li", {}, h("cite", {}, [author === "unnamed" ? null : author, title && `“${title}”`].filter(Boolean).join(", ")), `: ${says}`),
  );
  return h(
    "details",
    { class: "why" },
    h("summary", {}, "Why"),
    h("p", {}, paragraph(rule.why)),
    sources.length > 0 && h("ul", { class: "sources", "aria-label": "Sources" }, ...sources),
    h("p", { class: "rule-id" }, "Rule ", h("code", {}, rule.id)),
  );
}

/** Rule files break lines where they are wide; those breaks mean nothing. */
function paragraph(text: string): string {
  return text.split(/\s+/).join(" ").trim();
}
