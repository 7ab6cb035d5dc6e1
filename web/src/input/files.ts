/** Files that were dropped or chosen, as text for the editor. */

import type { Format } from "../contract.ts";
import { markdown } from "./html.ts";

export interface Received {
  text: string;
  /** What the name says about it; null where the content has to tell. */
  format: Format | null;
}

const FORMATS: Record<string, Format> = {
  md: "markdown",
  markdown: "markdown",
  yaml: "yaml",
  yml: "yaml",
  json: "json",
  toml: "toml",
  csv: "csv",
  tsv: "tsv",
};

/** What the file chooser offers. */
export const ACCEPTED = ".txt,.md,.markdown,.csv,.tsv,.yaml,.yml,.json,.toml,.html,.htm,.xlsx,.ods,.docx";

/** Kinds that hold no text as it is. */
const OFFICE = ["xlsx", "ods", "docx"];

/** What files that look like text begin with, and what to do with them. */
const HINTS: [string, string][] = [
  ["{\\rtf", "is rich text (RTF): save it as Word or plain text, or paste what it says."],
  ["%PDF", "is a PDF: copy its text and paste it here."],
];

const LARGEST = 10 * 1024 * 1024;

/** Reads a file; `convert` makes Markdown of Excel and Word files. */
export async function received(
  file: File,
  convert: (bytes: ArrayBuffer) => Promise<string>,
): Promise<Received> {
  if (file.size > LARGEST) throw new Error(`${file.name} is larger than 10 MB.`);
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const bytes = await file.arrayBuffer();
  if (OFFICE.includes(ending)) return { text: await convert(bytes), format: "markdown" };
  const text = decoded(bytes, file.name);
  const hint = HINTS.find(([beginning]) => text.startsWith(beginning));
  if (hint) throw new Error(`${file.name} ${hint[1]}`);
  if (ending === "html" || ending === "htm") return { text: markdown(text), format: "markdown" };
  return { text, format: FORMATS[ending] ?? null };
}

/** Text in UTF-8, UTF-16 with a mark, or else Windows-1252. */
export function decoded(bytes: ArrayBuffer, name: string): string {
  const start = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 4096));
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (start.includes(0)) throw new Error(`${name} is no text file.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
