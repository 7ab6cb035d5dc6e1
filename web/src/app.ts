/** The page's state and what follows from it: a change of the text is checked, and what was found is shown. */

import { type ChangeDesc } from "@codemirror/state";

import type { Format, Opinion, PlainEdit, Proposal, Rule } from "./contract.ts";
import { type Exception, revoked } from "./change/allow.ts";
import { applied, lineAt } from "./change/lines.ts";
import { byId, h } from "./dom.ts";
import type { Actions } from "./draft/actions.ts";
import { Board, WINDOW } from "./draft/board.ts";
import { LARGE, last, moved, patched } from "./draft/near.ts";
import type { Statement } from "./draft/statement.ts";
import { revealWeighed, total, totals, weighed } from "./draft/weighed.ts";
import { Changes } from "./editor/changes.ts";
import { Editor } from "./editor/editor.ts";
import type { Client } from "./engine/client.ts";
import type { Ask, Finding, Model, Section, Started, View } from "./engine/protocol.ts";
import { exportItems } from "./export/items.ts";
import { whenPrinted } from "./export/paper.ts";
import { ACCEPTED, received } from "./input/files.ts";
import { isStructured, markdown } from "./input/html.ts";
import { allowedCard } from "./panels/allowed.ts";
import { allowPanel } from "./panels/allow.ts";
import { planDialog } from "./panels/plan.ts";
import type { Desk } from "./panels/desk.ts";
import { misreadPanel } from "./panels/misread.ts";
import { OPINIONS, opinionsCard } from "./panels/opinions.ts";
import { privacy } from "./panels/place.ts";
import { suggestPanel } from "./panels/suggest.ts";
import { upper } from "./draft/words.ts";
import { invitation } from "./shell/invitation.ts";
import { menu } from "./shell/menu.ts";
import { announce, notice, withdraw } from "./shell/notices.ts";
import { wireTheme } from "./shell/theme.ts";
import { type Kept, load, onKeptElsewhere, save } from "./store.ts";

/** Drafts up to here are asked about whole; of longer ones, a statement's own objective is. */
const SMALL = 4000;

/** How long after the last key press a draft is kept, and the totals are told to a screen reader. */
const REST_MS = 700;

/** How long after a check that failed it is tried again. */
const AGAIN_MS = 4000;

/** How many new findings a screen reader is told. */
const TOLD = 2;

/** How long after the last key press a large draft is checked as a whole. */
const SETTLED_MS = 400;

type Start = Extract<Ask, { kind: "start" }>;

export class App implements Actions, Desk {
  model: Model | null = null;
  private readonly client: Client;
  private readonly editor: Editor;
  private readonly board: Board;
  private readonly kept: Kept = load();
  private readonly panels = new Map<string, HTMLElement>();
  private rules = new Map<string, Rule>();
  private readonly changes = new Changes();
  private first = 0;
  private view: View | null = null;
  private profile = "balanced";
  private isStarted = false;
  private isByWeight = false;
  private pressed = 0;
  private keep = 0;
  /** Checks the objective at the cursor of a large draft; there as soon as there is such a draft. */
  private near: Promise<Client> | null = null;
  private startOfAnother: Start | null = null;
  private rest = 0;
  private again = 0;
  /** The messages that a screen reader was told or spared. */
  private told = new Set<string>();
  /** Whether the text was changed here since it was kept. */
  private isChanged = false;
  /** Where a button of a card has changed the text: the focus goes back there once the card is drawn anew. */
  private left: number | null = null;

  constructor(client: Client) {
    this.client = client;
    this.board = new Board(byId("board"), this, (first) => this.move(first));
    this.editor = new Editor(byId("editor"), this.kept.text, {
      changed: (changes) => this.changed(changes),
      moved: (place) => this.reveal(place),
      received: (data) => this.receive(data),
      asked: (place) => this.goToCard(place),
    });
    this.wire();
    this.showWaiting();
  }

  /** The engine is there. */
  async start(started: Started, start: Start) {
    this.isStarted = true;
    this.startOfAnother = start;
    this.model = started.model;
    const names = started.profiles ?? PROFILES.map(({ name }) => name);
    const usual = started.profile ?? "balanced";
    this.profile = this.kept.profile && names.includes(this.kept.profile) ? this.kept.profile : usual;
    this.fillProfiles(names);
    if (this.model) byId("opinion").title = byId("opinion").ariaLabel = `Opinion of ${this.model.name}`;
    byId("privacy").textContent = privacy(start.engine, started.model);
    document.documentElement.dataset["ready"] = "";
    await Promise.all([this.loadRules(), this.check()]);
  }

  // What the panels need: see `Desk`.

  text(): string {
    return this.editor.text();
  }

  format(): Format {
    return this.view?.draft.format ?? "text";
  }

  revision(): number {
    return this.changes.revision;
  }

  change(edits: PlainEdit[], done: string) {
    this.left = edits[0]?.start ?? null;
    this.editor.replace(edits);
    notice(done, () => this.editor.undo());
  }

  moved(edits: PlainEdit[], made: number): PlainEdit[] | null {
    return this.changes.moved(edits, made);
  }

  async tryOut(edits: PlainEdit[], isRight: (view: View) => boolean, done: string): Promise<boolean> {
    const text = applied(this.text(), edits);
    if (edits.length === 0) return false;
    const ask = { kind: "check", text, format: this.kept.format, profile: this.profile } as const;
    const view = await this.client.ask({ ...ask, first: this.first, count: WINDOW + 1 });
    if (!isRight(view)) return false;
    this.change(edits, done);
    return true;
  }

  section(statement: Statement): Section {
    const text = this.text();
    const { starts } = this.view ?? { starts: new Uint32Array() };
    const isLines = this.format() === "text" || this.format() === "markdown";
    if (text.length <= SMALL || !isLines) return { start: 0, end: text.length, first: 0 };
    const first = statement.above.index;
    const own = starts[first] ?? 0;
    const next = starts[first + 1];
    return { start: lineAt(text, own).from, end: next === undefined ? text.length : lineAt(text, next).from, first };
  }

  statement({ objective, key_result }: Finding): string | null {
    const above = this.view?.objectives.find(({ index }) => index === objective);
    return (key_result === null ? above?.text : above?.key_results[key_result]?.text) ?? null;
  }

  propose(section: Section): Promise<Proposal[]> {
    return this.client.ask({ kind: "rewrite", ...this.asked(), section });
  }

  askModel(section: Section, at: number, each: (proposal: Proposal) => void): Promise<void> {
    return this.client.askModel({ kind: "model", ...this.asked(), section, at }, each);
  }

  askOpinions(each: (opinion: Opinion) => void): Promise<void> {
    return this.client.askOpinions({ kind: "opinions", ...this.asked() }, each);
  }

  stopModel() {
    void this.client.ask({ kind: "stop" });
  }

  read(objective: string, keyResult: string): Promise<View> {
    const line = (words: string) => words.replace(/\s+/g, " ");
    const text = `## Objective: ${line(objective)}\n\n- KR1: ${line(keyResult)}\n`;
    return this.client.ask({ kind: "read", text, profile: this.profile });
  }

  close(key: string) {
    const panel = this.panels.get(key);
    if (panel?.querySelector("[data-asking]")) this.stopModel();
    const own = `[data-panel="${key.split("|")[0]}"]`;
    const button = panel?.parentElement?.querySelector<HTMLElement>(own) ?? document.querySelector<HTMLElement>(own);
    button?.setAttribute("aria-expanded", "false");
    button?.focus({ preventScroll: true });
    panel?.remove();
    this.panels.delete(key);
  }

  // What the cards need: see `Actions`.

  rule(id: string): Rule | undefined {
    return this.rules.get(id);
  }

  show(span: { start: number; end: number }) {
    this.pane("write");
    this.editor.show(span.start, span.end, true);
    this.editor.current({ from: span.start, to: span.end });
  }

  fix(finding: Finding) {
    const edits = finding.fix?.edits.map(({ span, text }) => ({ start: span.start, end: span.end, text })) ?? [];
    this.change(edits, "Done.");
  }

  toggleAllow(key: string, finding: Finding, from: HTMLElement) {
    this.toggle(key, from, () => allowPanel(key, finding, this));
    this.panels.get(key)?.querySelector("input")?.focus({ preventScroll: true });
  }

  toggleSuggest(key: string, statement: Statement, from: HTMLElement) {
    this.toggle(key, from, () => suggestPanel(key, statement, this));
  }

  toggleMisread(key: string, statement: Statement, from: HTMLElement) {
    this.toggle(key, from, () => misreadPanel(key, statement, this));
  }

  panel(key: string): HTMLElement | null {
    return this.panels.get(key) ?? null;
  }

  /** Opens or closes the card with what the model thinks of the draft as it is read now. */
  private async toggleOpinions() {
    if (!this.model) return;
    if (this.panels.has(OPINIONS)) return this.close(OPINIONS);
    this.setOrder(false);
    const { objectives } = await this.whole();
    const show = (words: string) => {
      const start = this.text().indexOf(words);
      if (start >= 0) this.show({ start, end: start + words.length });
    };
    byId("opinion").setAttribute("aria-expanded", "true");
    const card = opinionsCard(this.model, this, objectives, show);
    this.panels.set(OPINIONS, card);
    this.render(false);
    byId("board").scrollTop = 0;
  }

  /** Opens or closes a panel in the row of the button that asks for it. */
  private toggle(key: string, from: HTMLElement, make: () => HTMLElement) {
    if (this.panels.has(key)) return this.close(key);
    const panel = make();
    this.panels.set(key, panel);
    from.setAttribute("aria-expanded", "true");
    from.parentElement?.append(panel);
    panel.scrollIntoView({ block: "nearest" });
  }

  // A change, and what follows.

  private changed(changes: ChangeDesc) {
    this.changes.add(changes);
    this.isChanged = true;
    withdraw();
    this.pressed = performance.now();
    if (this.editor.doc().length === 0 || changes.length === 0) this.kept.format = null;
    this.showTools();
    window.clearTimeout(this.keep);
    this.keep = window.setTimeout(() => this.store(), REST_MS);
    window.clearTimeout(this.rest);
    if (!this.view || this.editor.doc().length < LARGE) return void this.check();
    this.view = moved(this.view, changes);
    this.rest = window.setTimeout(() => void this.check(), SETTLED_MS);
    void this.checkNear(changes);
  }

  /** Checks the objective in which a large draft was changed, while the whole of it waits until the typing rests. */
  private async checkNear(changes: ChangeDesc) {
    const { view, pressed, startOfAnother: start } = this;
    const { revision } = this.changes;
    let place = 0;
    changes.iterChangedRanges((_from, _to, _start, end) => (place = end));
    const index = view ? last(view.starts, place) : -1;
    if (!view || !start || index < this.first || index >= this.first + view.objectives.length) return;
    if (view.draft.format !== "text" && view.draft.format !== "markdown") return;
    const doc = this.editor.doc();
    const line = doc.lineAt(view.starts[index]!);
    const next = view.starts[index + 1];
    const section = { start: line.from, end: next === undefined ? doc.length : doc.lineAt(next).from, first: index };
    if (section.end - section.start > LARGE) return;
    this.near ??= this.client.another(start);
    const near = await this.near;
    const text = doc.sliceString(section.start, section.end);
    const part = await near.check({ kind: "check", text, format: view.draft.format, profile: this.profile, first: 0, count: 2 });
    if (!part || revision !== this.changes.revision) return;
    const patchedView = patched(view, index, part, section, line.number);
    if (!patchedView) return;
    this.view = patchedView;
    this.editor.mark(patchedView.marks);
    this.render(false);
    performance.measure("okrlint:findings", { start: pressed, end: performance.now() });
  }

  private asked() {
    return { text: this.text(), format: this.format(), profile: this.profile };
  }

  private async check() {
    if (!this.isStarted) return this.showWaiting();
    const revision = this.changes.revision;
    const pressed = this.pressed;
    const text = this.text();
    window.clearTimeout(this.again);
    if (text.trim() === "") {
      this.view = null;
      return this.showEmpty();
    }
    const ask = { kind: "check", text, format: this.kept.format, profile: this.profile } as const;
    try {
      const view = await this.client.check({ ...ask, first: this.first, count: WINDOW });
      if (!view || revision !== this.changes.revision) return;
      if (this.first > 0 && view.objectives.length === 0) return this.move(0);
      this.view = view;
      this.editor.mark(view.marks);
      this.render(false);
      if (pressed > 0) performance.measure(text.length < LARGE ? "okrlint:findings" : "okrlint:whole", { start: pressed, end: performance.now() });
    } catch (fault) {
      this.problem(fault);
      this.again = window.setTimeout(() => void this.check(), AGAIN_MS);
    }
  }

  private problem(fault: unknown) {
    const words = fault instanceof Error ? fault.message : String(fault);
    const old = this.view && h("p", { class: "read" }, "Below stands what was found before.");
    byId("totals").replaceChildren(h("p", { class: "problem" }, words), old ?? "");
    announce(words);
  }

  private render(isFresh: boolean) {
    const { view } = this;
    if (!view) return;
    byId("empty").hidden = true;
    byId("main").removeAttribute("data-empty");
    byId("views").hidden = false;
    byId("opinion").hidden = this.model === null;
    byId("totals").replaceChildren(...totals(view.summary));
    byId("pane-read").textContent = `Findings (${view.marks.length / 3})`;
    byId("board").hidden = this.isByWeight;
    byId("weighed").hidden = !this.isByWeight;
    if (this.isByWeight) byId("weighed").replaceChildren(...weighed(view, this));
    else this.board.render(view, isFresh, this.panel(OPINIONS), this.allowed());
    announce([`${total(view.summary)}.`, ...this.fresh(view)].join(" "), REST_MS);
    this.dropPanels();
    this.goBack();
  }

  /** Findings that a screen reader was not told of, when they are few. */
  private fresh({ findings }: View): string[] {
    const fresh = findings.filter(({ message }) => !this.told.has(message)).map(({ message }) => message);
    this.told = new Set(findings.map(({ message }) => message));
    return fresh.length <= TOLD ? fresh.map((message) => `${upper(message)}.`) : [];
  }

  /** The focus was on a card that has been drawn anew: it goes to the same statement. */
  private goBack() {
    const place = this.left;
    this.left = null;
    if (place === null || (document.activeElement ?? document.body) !== document.body) return;
    if (this.isByWeight) return byId("by-weight").focus();
    this.reveal(place);
    this.board.focusHere();
  }

  /** Panels whose statement is gone have no place any more. */
  private dropPanels() {
    for (const [key, panel] of this.panels) if (!panel.isConnected) this.panels.delete(key);
  }

  private allowed(): HTMLElement | null {
    const remove = (exception: Exception) => this.change(revoked(this.text(), exception), "The exception is taken out.");
    return allowedCard(this.text(), (exception) => this.show(exception), remove);
  }

  /** A draft is there and the engine is not yet. */
  private showWaiting() {
    const isEmpty = this.text().trim() === "";
    this.showEmpty();
    if (!isEmpty) byId("totals").replaceChildren(h("p", { class: "status" }, "Loading what checks it …"));
  }

  private showEmpty() {
    this.told.clear();
    byId("main").toggleAttribute("data-empty", this.text().trim() === "");
    this.panels.clear();
    this.board.clear();
    this.editor.mark(new Uint32Array());
    byId("weighed").replaceChildren();
    byId("totals").replaceChildren();
    byId("views").hidden = true;
    byId("opinion").hidden = true;
    byId("pane-read").textContent = "Findings";
    byId("board").hidden = true;
    byId("weighed").hidden = true;
    const host = byId("empty");
    host.hidden = this.text().trim() !== "";
    if (host.hidden) byId("board").hidden = false;
    if (host.hidden || host.querySelector(".invitation")) return;
    host.replaceChildren(invitation((text) => this.put(text, null)));
  }

  private move(first: number) {
    this.first = first;
    byId("board").scrollTop = 0;
    void this.check();
  }

  // Both sides.

  private reveal(place: number) {
    if (!this.view) return;
    if (this.isByWeight) return this.editor.current(revealWeighed(byId("weighed"), this.view, place));
    const index = last(this.view.starts, place);
    if (index < this.first || index >= this.first + WINDOW) {
      if (index >= 0) this.move(Math.max(0, index - 2));
      return;
    }
    this.editor.current(this.board.reveal(place));
  }

  private goToCard(place: number) {
    this.setOrder(false);
    this.pane("read");
    this.reveal(place);
    this.board.focusHere();
  }

  private pane(name: "write" | "read") {
    byId("main").dataset["pane"] = name;
    byId("pane-write").setAttribute("aria-pressed", String(name === "write"));
    byId("pane-read").setAttribute("aria-pressed", String(name === "read"));
  }

  private setOrder(isByWeight: boolean) {
    this.isByWeight = isByWeight;
    byId("by-place").setAttribute("aria-pressed", String(!isByWeight));
    byId("by-weight").setAttribute("aria-pressed", String(isByWeight));
    this.render(true);
  }

  // What comes in.

  private put(text: string, format: Format | null) {
    this.kept.format = format;
    this.first = 0;
    this.editor.put(text, true);
    this.editor.focus();
  }

  private receive(data: DataTransfer): boolean {
    const file = data.files[0];
    if (data.files.length > 1) notice(`One draft at a time: of ${data.files.length} files the first is opened.`);
    const html = data.getData("text/html");
    if (file && !html) {
      void this.open(file);
      return true;
    }
    if (!isStructured(html)) return false;
    const text = markdown(html);
    if (text === "") return false;
    this.editor.put(text, this.text().trim() === "");
    return true;
  }

  private async open(file: File) {
    try {
      const convert = (bytes: ArrayBuffer) => this.client.ask({ kind: "import", bytes }, [bytes]);
      const { text, format } = await received(file, convert);
      const isReplaced = this.text().trim() !== "";
      this.put(text, format);
      notice(`${file.name} is open.`, isReplaced ? () => this.editor.undo() : undefined);
    } catch (fault) {
      notice(fault instanceof Error ? fault.message : String(fault));
    }
  }

  // Around it.

  private wire() {
    const click = (id: string, run: () => void) => byId(id).addEventListener("click", run);
    const file = byId<HTMLInputElement>("file");
    file.accept = ACCEPTED;
    click("open", () => file.click());
    file.addEventListener("change", () => {
      if (file.files?.[0]) void this.open(file.files[0]);
      file.value = "";
    });
    for (const id of ["board", "weighed"]) {
      byId(id).addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        for (const [key, panel] of this.panels) if (panel.contains(event.target as Node)) return this.close(key);
      });
    }
    click("undo", () => this.editor.undo());
    click("redo", () => this.editor.redo());
    click("clear", () => {
      this.put("", null);
      notice("The draft is cleared.", () => this.editor.undo());
    });
    for (const kind of ["convert", "initiatives"] as const) {
      click(kind, () => {
        const plan = this.client.ask({ kind, text: this.text(), format: this.kept.format, profile: this.profile });
        const take = (text: string, done: string) => {
          this.put(text, null);
          notice(done, () => this.editor.undo());
        };
        const written = this.view?.objectives.filter(({ text }) => text !== null).length ?? 0;
        void planDialog(kind, plan, { text: this.text(), objectives: written }, take);
      });
    }
    click("by-place", () => this.setOrder(false));
    click("by-weight", () => this.setOrder(true));
    click("opinion", () => void this.toggleOpinions().catch((fault: unknown) => this.problem(fault)));
    click("pane-write", () => this.pane("write"));
    click("pane-read", () => {
      this.pane("read");
      this.reveal(this.editor.selection().from);
    });
    const profile = byId<HTMLSelectElement>("profile");
    profile.addEventListener("change", () => {
      this.profile = profile.value;
      this.kept.profile = profile.value;
      profile.title = summaryOf(profile.value);
      this.store();
      void Promise.all([this.loadRules(), this.check()]);
    });
    const page = { text: () => this.text(), format: () => this.format(), profile: () => this.profile, whole: () => this.whole(), put: (text: string) => this.put(text, null) };
    menu(byId<HTMLDetailsElement>("export"), byId("export-items"), exportItems(page));
    whenPrinted(() => this.view, () => ({ text: this.text(), profile: this.profile }));
    wireTheme(this.kept, () => this.store());
    this.showTools();
    window.addEventListener("pagehide", () => this.store());
    onKeptElsewhere((text) => {
      if (text !== "" && text !== this.text()) notice("Another tab has a newer draft. What is changed last is kept.");
    });
    window.addEventListener("dragover", (event) => event.preventDefault());
    window.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer && !event.composedPath().includes(byId("editor"))) this.receive(event.dataTransfer);
    });
  }

  private fillProfiles(names: string[]) {
    const select = byId<HTMLSelectElement>("profile");
    const words = (name: string) => name.replaceAll("-", " ");
    select.replaceChildren(...names.map((name) => h("option", { value: name, selected: name === this.profile }, words(name))));
    select.title = summaryOf(this.profile);
  }

  private async loadRules() {
    try {
      const { rules } = await this.client.ask({ kind: "rules", profile: this.profile });
      this.rules = new Map(rules.map((rule) => [rule.id, rule]));
      this.render(true);
    } catch (fault) {
      this.problem(fault);
    }
  }

  private whole() {
    return this.client.ask({ kind: "whole", text: this.text(), format: this.kept.format, profile: this.profile });
  }

  private showTools() {
    const { undo, redo } = this.editor?.depths() ?? { undo: 0, redo: 0 };
    byId<HTMLButtonElement>("undo").disabled = undo === 0;
    byId<HTMLButtonElement>("redo").disabled = redo === 0;
    const isEmpty = (this.editor?.doc().length ?? 0) === 0;
    for (const id of ["clear", "convert", "initiatives"]) byId<HTMLButtonElement>(id).disabled = isEmpty;
  }

  /** Keeps the draft; one that was not changed here may have been in another tab since, and stays as that left it. */
  private store() {
    this.kept.text = this.isChanged ? this.text() : load().text;
    const isKept = save(this.kept);
    if (!isKept && this.isChanged) notice("This browser cannot keep a draft of this size: export it before you leave the page.");
    this.isChanged = false;
  }
}

function summaryOf(profile: string): string {
  return PROFILES.find(({ name }) => name === profile)?.summary ?? "";
}

