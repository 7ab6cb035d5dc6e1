/** A menu that closes when it should: on Escape, on a click elsewhere, and after a choice. */

import { h } from "../dom.ts";

export interface Item {
  words: string;
  run(): void | Promise<void>;
}

export function menu(details: HTMLDetailsElement, host: HTMLElement, items: Item[]) {
  const close = () => details.removeAttribute("open");
  const summary = details.querySelector("summary");
  host.replaceChildren(
    ...items.map(({ words, run }) => {
      const choose = () => {
        close();
        summary?.focus();
        void run();
      };
      return h("button", { type: "button", on: { onclick: choose } }, words);
    }),
  );
  details.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && details.open) {
      close();
      summary?.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target as Node)) close();
  });
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget as Node)) close();
  });
}
