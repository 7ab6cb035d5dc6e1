/** The examples that an empty page offers: the drafts of `examples/okrs/`, which the README checks too. */

import bad from "../../examples/okrs/marketing-draft.md";
import good from "../../examples/okrs/marketing-good.md";
import projects from "../../examples/okrs/projects.txt";

export interface Example {
  name: string;
  about: string;
  text: string;
}

export const EXAMPLES: Example[] = [
  { name: "A first draft", about: "tasks and counts among the key results", text: bad },
  { name: "The same, mended", about: "results with a base and a target", text: good },
  { name: "A list of projects", about: "what a team plans to do, before it has OKRs", text: projects },
];
