/** What can be done with the finished draft. */

import type { Draft, Summary } from "../contract.ts";
import { byId } from "../dom.ts";
import { total } from "../draft/weighed.ts";
import type { Item } from "../shell/menu.ts";
import { notice } from "../shell/notices.ts";
import { save } from "../shell/save.ts";
import { csv } from "./csv.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { report } from "./report.ts";
import { COLUMNS, rows } from "./rows.ts";
import { xlsx } from "./xlsx.ts";

export interface Page {
  text(): string;
  /** The whole draft as it is read now. */
  whole(): Promise<Draft>;
  put(text: string): void;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function exportItems(page: Page): Item[] {
  const item = (words: string, run: (draft: Draft, text: string) => void | Promise<void>): Item => ({
    words,
    run: async () => {
      const text = page.text();
      if (text.trim() === "") return notice("There is nothing to export yet.");
      try {
        await run(await page.whole(), text);
      } catch (fault) {
        notice(fault instanceof Error ? fault.message : String(fault));
      }
    },
  });
  return [
    item("Copy as Markdown", async (draft, text) => {
      await navigator.clipboard.writeText(markdown(draft, text));
      notice("Copied as Markdown.");
    }),
    item("Download Markdown", (draft, text) => save("okrs.md", "text/markdown", markdown(draft, text))),
    item("Download CSV", (draft, text) => save("okrs.csv", "text/csv", csv(COLUMNS, rows(draft, text)))),
    item("Download Excel", (draft, text) => save("okrs.xlsx", XLSX, xlsx(COLUMNS, rows(draft, text)))),
    item("Download JSON", (draft, text) => save("okrs.json", "application/json", json(draft, text))),
    item("Turn into Markdown", (draft, text) => page.put(markdown(draft, text))),
    item("Print a report", (draft) => print(draft)),
  ];
}

function print(draft: Draft) {
  const day = new Date().toLocaleDateString("en", { day: "numeric", month: "long", year: "numeric" });
  byId("report").replaceChildren(...report(draft, total(counted(draft)), day));
  window.print();
}

function counted({ diagnostics }: Draft): Summary {
  const number = (severity: string) => diagnostics.filter((it) => it.severity === severity).length;
  return { objectives: 0, key_results: 0, errors: number("error"), warnings: number("warning"), notes: number("note") };
}
