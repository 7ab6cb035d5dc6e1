/** What a panel needs of the page: the draft as it stands, the engine, and a way to change the text. */

import type { Format, Opinion, PlainEdit, Proposal } from "../contract.ts";
import type { Finding, Model, Section, View } from "../engine/protocol.ts";
import type { Statement } from "../draft/statement.ts";

export interface Desk {
  text(): string;
  format(): Format;
  /** Counts up with every change of the text. */
  revision(): number;
  /** Changes the text and says what was done, to the eye and to a screen reader. */
  change(edits: PlainEdit[], done: string): void;
  /** Where edits of the text as it was at a revision belong now; null where one of their places has changed since. */
  moved(edits: PlainEdit[], made: number): PlainEdit[] | null;
  /** Changes the text, looks how it is read now, and takes the change back where `isRight` says no. */
  tryOut(edits: PlainEdit[], isRight: (view: View) => boolean, done: string): Promise<boolean>;
  section(statement: Statement): Section;
  /** The statement that a finding is about; null where it is about more than one. */
  statement(finding: Finding): string | null;
  propose(section: Section): Promise<Proposal[]>;
  /** The language model; null where none can be asked. */
  model: Model | null;
  /** Asks it about the statement at a place of the text. */
  askModel(section: Section, at: number, each: (proposal: Proposal) => void): Promise<void>;
  /** Asks it what it thinks of the whole draft. */
  askOpinions(each: (opinion: Opinion) => void): Promise<void>;
  stopModel(): void;
  /** How a key result would be read that does not stand in the draft yet. */
  read(objective: string, keyResult: string): Promise<View>;
  close(key: string): void;
}
