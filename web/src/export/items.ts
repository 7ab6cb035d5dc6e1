/** What can be done with the finished draft. */

import type { Draft, Format } from "../contract.ts";
import { copy, NOT_COPIED } from "../shell/copy.ts";
import type { Item } from "../shell/menu.ts";
import { notice } from "../shell/notices.ts";
import { save } from "../shell/save.ts";
import { csv } from "./csv.ts";
import { json } from "./json.ts";
import { markdown, written } from "./markdown.ts";
import { toPaper } from "./paper.ts";
import { COLUMNS, rows } from "./rows.ts";
import { xlsx } from "./xlsx.ts";

export interface Page {
  text(): string;
  format(): Format;
  profile(): string;
  /** The whole draft as it is read now. */
  whole(): Promise<Draft>;
  put(text: string): void;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function exportItems(page: Page): Item[] {
  const item = (words: string, run: (text: string) => void | Promise<void>): Item => ({
    words,
    run: async () => {
      const text = page.text();
      if (text.trim() === "") return notice("There is nothing to export yet.");
      try {
        await run(text);
      } catch (fault) {
        notice(fault instanceof Error ? fault.message : String(fault));
      }
    },
  });
  const asRead = (words: string, run: (draft: Draft, text: string) => void) => item(words, async (text) => run(await page.whole(), text));
  // What is Markdown already needs nobody to read it.
  const asMarkdown = async (text: string) => written(page.format(), text) ?? markdown(await page.whole(), text);
  return [
    item("Copy as Markdown", async (text) => notice((await copy(await asMarkdown(text))) ? "Copied as Markdown." : NOT_COPIED)),
    item("Download Markdown", async (text) => save("okrs.md", "text/markdown", await asMarkdown(text))),
    asRead("Download CSV", (draft, text) => save("okrs.csv", "text/csv", csv(COLUMNS, rows(draft, text)))),
    asRead("Download Excel", (draft, text) => save("okrs.xlsx", XLSX, xlsx(COLUMNS, rows(draft, text)))),
    asRead("Download JSON", (draft, text) => save("okrs.json", "application/json", json(draft, text))),
    asRead("Turn into Markdown", (draft, text) => page.put(markdown(draft, text))),
    asRead("Print a report", (draft, text) => {
      toPaper(draft, { text, profile: page.profile() });
      window.print();
    }),
  ];
}
