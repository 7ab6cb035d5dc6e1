/**
 * Builds the page into `dist/`: `node build.mjs`; with `--check` it says whether `dist/` is what the source builds.
 *
 * Scripts, styles and pages are compared by their bytes. The engine is not built here but by `web/engine/build`; it is
 * compared by the hash of what it is built from, which stands in `dist/engine.inputs`.
 */

import * as esbuild from "esbuild";
import { readdirSync, readFileSync, mkdirSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { inputs } from "./engine/inputs.mjs";

const WEB = dirname(fileURLToPath(import.meta.url));
const DIST = join(WEB, "dist");
const ENGINE = "engine.wasm.gz";

/** Every file of the page with its bytes, the engine left out. */
async function built() {
  const result = await esbuild.build({
    absWorkingDir: WEB,
    entryPoints: { page: "src/page.ts", worker: "src/engine/worker.ts", style: "src/style.css" },
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome111", "firefox115", "safari16.4"],
    loader: { ".md": "text", ".txt": "text" },
    define: { PROFILES: JSON.stringify(profiles()) },
    legalComments: "none",
    charset: "utf8",
    outdir: "dist",
    write: false,
  });
  const files = new Map(result.outputFiles.map((file) => [file.path.slice(DIST.length + 1), Buffer.from(file.contents)]));
  const html = readFileSync(join(WEB, "src/index.html"), "utf8");
  // The same page twice: `okrlint serve` gives out the second, and its engine is the server.
  files.set("index.html", Buffer.from(html.replace("ENGINE", "wasm")));
  files.set("server.html", Buffer.from(html.replace("ENGINE", "http")));
  files.set("icon.svg", readFileSync(join(WEB, "src/icon.svg")));
  files.set("LICENSES.txt", Buffer.from(licences()));
  return files;
}

/** Names and summaries of the profiles, the default first. */
function profiles() {
  const folder = join(WEB, "../rules/profiles");
  const read = (file) => ({
    name: file.replace(/\.toml$/, ""),
    summary: /^summary = "((?:[^"\\]|\\.)*)"/m.exec(readFileSync(join(folder, file), "utf8"))?.[1] ?? "",
  });
  return readdirSync(folder).filter((file) => file.endsWith(".toml")).sort().map(read);
}

/** The licences of the libraries that are part of the scripts. */
function licences() {
  const names = ["@codemirror/commands", "@codemirror/language", "@codemirror/state", "@codemirror/view", "@lezer/common", "@lezer/highlight", "@marijn/find-cluster-break", "crelt", "style-mod", "w3c-keyname"];
  const all = names.filter((name) => existsSync(join(WEB, "node_modules", name, "LICENSE")));
  return all.map((name) => `${name}\n\n${readFileSync(join(WEB, "node_modules", name, "LICENSE"), "utf8").trim()}\n`).join("\n---\n\n");
}

function check(files) {
  const wrong = [...files].filter(([name, bytes]) => {
    const path = join(DIST, name);
    return !existsSync(path) || !readFileSync(path).equals(bytes);
  });
  const faults = wrong.map(([name]) => `web/dist/${name} is not what the source builds: run scripts/web build`);
  const known = new Set([...files.keys(), ENGINE, "engine.inputs"]);
  for (const name of readdirSync(DIST)) if (!known.has(name)) faults.push(`web/dist/${name} belongs to nothing`);
  const noted = existsSync(join(DIST, "engine.inputs")) ? readFileSync(join(DIST, "engine.inputs"), "utf8").trim() : "";
  if (noted !== inputs()) faults.push("web/dist/engine.wasm.gz was built from other source: run scripts/web engine");
  return faults;
}

const files = await built();
if (process.argv.includes("--check")) {
  const faults = check(files);
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log(`web/dist is what the source builds: ${files.size} files and the engine`);
  process.exit(faults.length === 0 ? 0 : 1);
}
mkdirSync(DIST, { recursive: true });
for (const [name, bytes] of files) writeFileSync(join(DIST, name), bytes);
console.log(`built ${files.size} files into web/dist`);
