/** Elements out of plain data. Text enters the page as text nodes only, whatever a draft holds. */

export type Child = Node | string | number | null | undefined | false;

type Listeners = { [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void };
type Attributes = { on?: Listeners } & { [name: string]: unknown };

/** An element. Attributes that are `false`, `null` or `undefined` are left out, `true` is an empty one. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[K];
export function h(tag: string, attributes: Record<string, unknown> = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") listen(element, value as Listeners);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string | number => isShown(child)).map(node));
  return element;
}

function isShown(child: Child): boolean {
  return child !== null && child !== undefined && child !== false && child !== "";
}

/** Marks that turn the order of what follows: a draft may hold them, but no word of the page is to be read backwards. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

function node(child: Node | string | number): Node | string {
  return child instanceof Node ? child : String(child).replace(TURNS, "");
}

function listen(element: HTMLElement, listeners: Listeners) {
  for (const [name, listener] of Object.entries(listeners)) {
    element.addEventListener(name.slice(2), listener as EventListener);
  }
}

/** The element with that id, which `index.html` has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as T;
}

/** "1 finding", "2 findings". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** A text that fits a card, with an ellipsis where it goes on. */
export function clipped(text: string, most = 400): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;
}
