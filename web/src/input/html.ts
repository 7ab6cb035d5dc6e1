/**
 * Rich text out of a document or mail as Markdown: headings, lists with their depth, tables, paragraphs.
 *
 * The markup is read by the browser's parser into a document that loads and runs nothing; of it only text is taken. The
 * walk keeps its own stack, since a page may nest deeper than a call stack.
 */

interface List {
  isOrdered: boolean;
  number: number;
  /** How deep it is, from 0. */
  level: number;
}

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DIV DL DT FIGURE FOOTER FORM HEADER HR MAIN NAV P PRE SECTION TBODY THEAD TFOOT TABLE".split(" "),
);
const SILENT = new Set("SCRIPT STYLE TEMPLATE HEAD TITLE META LINK NOSCRIPT IFRAME OBJECT SVG MATH".split(" "));

/** Whether clipboard markup says more than its plain text: it has lists, headings or tables. */
export function isStructured(html: string): boolean {
  return /<(?:ul|ol|li|h[1-6]|table|tr)\b/i.test(html) || /mso-list|MsoListParagraph/i.test(html);
}

/** The Markdown of `html`. */
export function markdown(html: string): string {
  const writer = new Writer();
  const document = new DOMParser().parseFromString(bare(html), "text/html");
  type Step = { node: Node; isEnd: boolean };
  const stack: Step[] = [{ node: document.body, isEnd: false }];
  while (stack.length > 0) {
    const { node, isEnd } = stack.pop()!;
    if (node instanceof Text) {
      writer.text(node.data);
    } else if (node instanceof Element) {
      const name = node.tagName.toUpperCase();
      if (SILENT.has(name) || isWordMark(node)) continue;
      if (isEnd) {
        writer.leave(name, node);
        continue;
      }
      writer.enter(name, node);
      stack.push({ node, isEnd: true });
      for (let child = node.lastChild; child; child = child.previousSibling) stack.push({ node: child, isEnd: false });
    }
  }
  return writer.result();
}

/** Between what stands below each other in a cell. */
const BREAK = "\u0000";

/** How many columns and rows a cell is taken to reach over at most. */
const [WIDE, FAR] = [50, 1000];

function span(cell: Element, name: "rowspan" | "colspan"): number {
  const number = Number(cell.getAttribute(name) ?? 1);
  // No end is said by a zero.
  return number === 0 ? FAR : Math.max(Math.floor(number) || 1, 1);
}

class Writer {
  private readonly lines: string[] = [];
  private line = "";
  private opening = "";
  private readonly lists: List[] = [];
  private cells: string[] | null = null;
  /** For each column of the table how many rows its last cell still reaches over. */
  private reach: number[] = [];
  private isFirstRow = false;
  /** The tables around what is read: whether each only lays a page out. */
  private readonly tables: boolean[] = [];

  enter(name: string, element: Element) {
    if (this.cells) {
      this.enterInCell(name, element);
    } else if (name === "UL" || name === "OL") {
      this.end();
      if (this.lists.length === 0) this.gap();
      const level = Math.max(writtenLevel(element), this.lists.length);
      const list = { isOrdered: name === "OL", number: Number(element.getAttribute("start") ?? 1) || 1 };
      this.lists.push({ ...list, level });
    } else if (name === "LI") {
      this.end();
      this.opening = this.item(element);
    } else if (/^H[1-6]$/.test(name)) {
      this.end();
      this.gap();
      this.opening = `${"#".repeat(Number(name[1]))} `;
    } else if (name === "BR") {
      this.end();
    } else if (name === "TABLE") {
      this.end();
      this.gap();
      this.tables.push(isLayout(element));
      this.isFirstRow = true;
      this.reach = [];
    } else if (name === "TR") {
      this.end();
      if (this.tables.at(-1) === false) this.cells = [];
    } else if (name === "TD" || name === "TH") {
      this.end();
    } else if (name === "P" && isWordItem(element)) {
      this.end();
      this.opening = `${"  ".repeat(wordLevel(element))}- `;
    } else if (name === "P" && /\bMsoTitle\b/.test(element.className)) {
      this.end();
      this.gap();
      this.opening = "# ";
    } else if (BLOCKS.has(name)) {
      this.end();
      if (name === "P" && this.lists.length === 0) this.gap();
    }
  }

  /** A row is one line: what stands below each other in a cell is parted by a mark in it. */
  private enterInCell(name: string, element: Element) {
    if (name === "TD" || name === "TH") {
      this.line = "";
      this.passCells();
      this.reach[this.cells!.length] = Math.min(span(element, "rowspan"), FAR) - 1;
    } else if (name === "BR" || BLOCKS.has(name) || name === "LI" || /^H[1-6]$/.test(name)) {
      this.line += BREAK;
    }
  }

  /** Empty cells where those of rows above reach down. */
  private passCells() {
    const cells = this.cells!;
    for (let left = this.reach[cells.length] ?? 0; left > 0; left = this.reach[cells.length] ?? 0) {
      this.reach[cells.length] = left - 1;
      cells.push("");
    }
  }

  leave(name: string, element: Element) {
    if (this.cells && name !== "TR" && name !== "TD" && name !== "TH") {
      if (BLOCKS.has(name)) this.line += BREAK;
    } else if (name === "UL" || name === "OL") {
      this.end();
      this.lists.pop();
      if (this.lists.length === 0) this.gap();
    } else if (name === "LI" || /^H[1-6]$/.test(name)) {
      this.end();
      if (name !== "LI") this.gap();
    } else if ((name === "TD" || name === "TH") && this.cells) {
      const parts = this.line.split(BREAK).map(squeezed).filter((part) => part !== "");
      // A sentence that goes on below is one all the same.
      const joined = parts.reduce((all, part) => `${all}${/^\p{Ll}/u.test(part) ? " " : "<br>"}${part}`, "").replace("<br>", "");
      this.cells.push(joined.replaceAll("|", "\\|"));
      this.line = "";
      for (let more = Math.min(span(element, "colspan"), WIDE); more > 1; more--) this.cells.push("");
    } else if (name === "TR" && this.cells) {
      this.passCells();
      this.row(this.cells);
    } else if (BLOCKS.has(name) || name === "TR" || name === "TD" || name === "TH") {
      this.end();
      if (name === "TABLE") this.tables.pop();
      if (name === "TABLE" || (name === "P" && this.lists.length === 0)) this.gap();
    }
  }

  text(data: string) {
    this.line += data.replaceAll(BREAK, "");
  }

  result(): string {
    this.end();
    const text = this.lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
    return text === "" ? "" : `${text}\n`;
  }

  private item(element: Element): string {
    const list = this.lists.at(-1);
    const said = Number(element.getAttribute("aria-level") ?? 0);
    const level = Math.min(Math.max(said - 1, list?.level ?? 0, 0), 16);
    // What stands under a number has to stand further in than under a bullet.
    const step = (depth: number) => ((this.lists[depth] ?? list)?.isOrdered ? "    " : "  ");
    const indent = Array.from({ length: level }, (_, depth) => step(depth)).join("");
    return list?.isOrdered ? `${indent}${list.number++}. ` : `${indent}- `;
  }

  private row(cells: string[]) {
    this.cells = null;
    const [title, ...others] = cells.filter((cell) => cell !== "");
    if (this.isFirstRow && cells.length > 1 && title && others.length === 0) {
      // A title over the whole width of the table stands above it.
      this.lines.push(title, "");
      return;
    }
    if (cells.some((cell) => cell !== "")) {
      this.lines.push(`| ${cells.join(" | ")} |`);
      if (this.isFirstRow) this.lines.push(`|${" --- |".repeat(cells.length)}`);
      this.isFirstRow = false;
    }
  }

  /** Ends the line that is being written, where there is anything on it. */
  private end() {
    const text = squeezed(this.line).replace(/^[·•▪◦o§]\s+(?=\S)/, (mark) => (this.opening.endsWith("- ") ? "" : mark));
    if (text !== "") {
      this.lines.push(this.opening + text);
      this.opening = "";
    }
    this.line = "";
  }

  private gap() {
    if (this.lines.length > 0 && this.lines.at(-1) !== "") this.lines.push("");
  }
}

function squeezed(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ").trim();
}

const STYLE = /<style\b/gi;

/**
 * Styles under another name: what the page's own policy forbids it to apply, it would complain about even where nothing
 * is shown.
 */
function bare(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    STYLE.lastIndex = at;
    const open = STYLE.exec(html)?.index ?? html.length;
    parts.push(html.slice(at, open));
    // The sheet ends at its closing tag; what stands in it holds no tag.
    at = html.indexOf("</", open);
    if (at < 0 || open === html.length) break;
  }
  return parts.join("").replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
}

function style(element: Element): string {
  return element.getAttribute("data-style") ?? "";
}

/** The level that Google Docs writes into the class of a list, which it puts beside the list that it belongs under. */
function writtenLevel(list: Element): number {
  return Number(/\blst-kix_\w+-(\d)\b/.exec(list.className)?.[1] ?? 0);
}

/** Whether a table holds a page rather than rows: other tables or headings in it, or never two cells side by side. */
function isLayout(table: Element): boolean {
  if (table.querySelector("table, h1, h2, h3")) return true;
  return ![...table.querySelectorAll("tr")].some((row) => row.children.length > 1);
}

/** The bullet or number that Word and Outlook write out before an item, for programs without lists. */
function isWordMark(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(style(element));
}

/** Word writes list items as paragraphs with a style of their own. */
function isWordItem(element: Element): boolean {
  return /MsoListParagraph/.test(element.className) || /mso-list:\s*l\d/.test(style(element));
}

function wordLevel(element: Element): number {
  const level = /level(\d)/.exec(style(element))?.[1];
  return level ? Number(level) - 1 : 0;
}
