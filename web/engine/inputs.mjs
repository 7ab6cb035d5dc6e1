/** What the engine is built from, as one hash: `node inputs.mjs` prints it. Tests and other edges are no part of it. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

const FILES = ["Cargo.toml", "build.rs", "web/engine/Cargo.toml", "web/engine/Cargo.lock"];
const FOLDERS = ["build", "rules", "src", "web/engine/src"];

/** Paths that never become part of the engine: what other edges and tests need. */
const APART = [
  /^src\/(?:main\.rs|(?:cli|server|assist|lsp|mcp)(?:\.rs|\/))/,
  /(?:^|\/)tests(?:\.rs|\/)/,
  /\/snapshots\//,
  /^rules\/weights\/lines\//,
  /\.(?:md|py)$/,
];

/** The hash over all inputs, line ends as the repository has them. */
export function inputs() {
  const hash = createHash("sha256");
  for (const path of paths()) {
    const bytes = readFileSync(join(ROOT, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

export function paths() {
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
  );
  return [...FILES, ...below].filter((path) => !APART.some((apart) => apart.test(path))).sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(process.argv.includes("--list") ? paths().join("\n") : inputs());
}
