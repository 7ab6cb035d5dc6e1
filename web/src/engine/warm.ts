/**
 * Makes a fresh engine quick before anybody writes.
 *
 * A browser translates WebAssembly twice: at once and plainly, and well once it has run for a while. Until then a check
 * takes five times as long, and the first one lays out the tables besides. So the engine checks the examples over and
 * over, half a second of work in all; between two rounds whatever was asked goes first.
 */

import bad from "../../../examples/okrs/marketing-draft.md";
import good from "../../../examples/okrs/marketing-good.md";
import type { Request } from "../contract.ts";
import type { Engine } from "./engine.ts";

/** After so many rounds on these examples a draft of 10 KB is checked as quickly as it ever will be. */
const ROUNDS = 200;

/** How long a page that has just opened is left to ask first. */
const START_MS = 100;

/** How long it is left alone after the first round, which laid out the tables: what it shows first comes before all this. */
const PAUSE_MS = 1000;

/** Ends when the engine is quick. A fault is no concern of anybody: who asks next is told of it. */
export async function warmUp(engine: Engine, profile: () => string | undefined) {
  await rest(START_MS);
  try {
    for (let round = 0; round < ROUNDS; round++) {
      await engine.check(request(round, profile()));
      await rest(round === 0 ? PAUSE_MS : 0);
    }
  } catch {
    // As it was.
  }
}

/** Every line another in each round: the engine keeps what it has read once. */
function request(round: number, profile: string | undefined): Request {
  const text = `${bad}\n${good}`.replace(/\S$/gm, (end) => `${end} ${round}`);
  return profile === undefined ? { text } : { text, profile };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
