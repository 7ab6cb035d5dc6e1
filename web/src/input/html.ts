/**
 * Rich text out of a document or mail as Markdown: headings, lists with their depth, tables, paragraphs.
 *
 * The markup is read by the browser's parser into a document that loads and runs nothing; of it only text is taken. The
 * walk keeps its own stack, since a page may nest deeper than a call stack.
 */

interface List {
  isOrdered: boolean;
  number: number;
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
  const document = new DOMParser().parseFromString(html, "text/html");
  type Step = { node: Node; isEnd: boolean };
  const stack: Step[] = [{ node: document.body, isEnd: false }];
  while (stack.length > 0) {
    const { node, isEnd } = stack.pop()!;
    if (node instanceof Text) {
      writer.text(node.data);
    } else if (node instanceof Element) {
      const name = node.tagName.toUpperCase();
      if (SILENT.has(name)) continue;
      if (isEnd) {
        writer.leave(name);
        continue;
      }
      writer.enter(name, node);
      stack.push({ node, isEnd: true });
      for (let child = node.lastChild; child; child = child.previousSibling) stack.push({ node: child, isEnd: false });
    }
  }
  return writer.result();
}

class Writer {
  private readonly lines: string[] = [];
  private line = "";
  private opening = "";
  private readonly lists: List[] = [];
  private cells: string[] | null = null;
  private isFirstRow = false;

  enter(name: string, element: Element) {
    if (name === "UL" || name === "OL") {
      this.end();
      if (this.lists.length === 0) this.gap();
      this.lists.push({ isOrdered: name === "OL", number: Number(element.getAttribute("start") ?? 1) || 1 });
    } else if (name === "LI") {
      this.end();
      this.opening = this.item();
    } else if (/^H[1-6]$/.test(name)) {
      this.end();
      this.gap();
      this.opening = `${"#".repeat(Number(name[1]))} `;
    } else if (name === "BR") {
      if (this.cells) this.line += " ";
      else this.end();
    } else if (name === "TABLE") {
      this.end();
      this.gap();
      this.isFirstRow = true;
    } else if (name === "TR") {
      this.end();
      this.cells = [];
    } else if (name === "P" && this.cells === null && isWordItem(element)) {
      this.end();
      this.opening = `${"  ".repeat(wordLevel(element))}- `;
    } else if (BLOCKS.has(name) && this.cells === null) {
      this.end();
      if (name === "P" && this.lists.length === 0) this.gap();
    }
  }

  leave(name: string) {
    if (name === "UL" || name === "OL") {
      this.end();
      this.lists.pop();
      if (this.lists.length === 0) this.gap();
    } else if (name === "LI" || /^H[1-6]$/.test(name)) {
      this.end();
      if (name !== "LI") this.gap();
    } else if ((name === "TD" || name === "TH") && this.cells) {
      this.cells.push(squeezed(this.line).replaceAll("|", "\\|"));
      this.line = "";
    } else if (name === "TR" && this.cells) {
      this.row(this.cells);
    } else if (BLOCKS.has(name) && this.cells === null) {
      this.end();
      if (name === "TABLE" || (name === "P" && this.lists.length === 0)) this.gap();
    }
  }

  text(data: string) {
    this.line += data;
  }

  result(): string {
    this.end();
    const text = this.lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
    return text === "" ? "" : `${text}\n`;
  }

  private item(): string {
    const list = this.lists.at(-1);
    const indent = "  ".repeat(Math.min(Math.max(this.lists.length - 1, 0), 16));
    return list?.isOrdered ? `${indent}${list.number++}. ` : `${indent}- `;
  }

  private row(cells: string[]) {
    this.cells = null;
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

/** Word writes list items as paragraphs with a style of their own. */
function isWordItem(element: Element): boolean {
  return /MsoListParagraph/.test(element.className) || /mso-list:\s*l\d/.test(element.getAttribute("style") ?? "");
}

function wordLevel(element: Element): number {
  const level = /level(\d)/.exec(element.getAttribute("style") ?? "")?.[1];
  return level ? Number(level) - 1 : 0;
}
