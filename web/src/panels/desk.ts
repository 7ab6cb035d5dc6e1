/** What a panel needs of the page: the draft as it stands, the engine, and a way to change the text. */

import type { Format, PlainEdit, Proposal } from "../contract.ts";
import type { Section, View } from "../engine/protocol.ts";
import type { Statement } from "../draft/statement.ts";

export interface Desk {
  text(): string;
  format(): Format;
  /** Counts up with every change of the text. */
  revision(): number;
  /** Changes the text and says what was done, to the eye and to a screen reader. */
  change(edits: PlainEdit[], done: string): void;
  /** Changes the text, looks how it is read now, and takes the change back where `isRight` says no. */
  tryOut(edits: PlainEdit[], isRight: (view: View) => boolean, done: string): Promise<boolean>;
  section(statement: Statement): Section;
  propose(section: Section): Promise<Proposal[]>;
  /** The model's name; null where none is asked. */
  model: string | null;
  askModel(section: Section, each: (proposal: Proposal) => void): Promise<void>;
  stopModel(): void;
  /** How a key result would be read that does not stand in the draft yet. */
  read(objective: string, keyResult: string): Promise<View>;
  close(key: string): void;
}
