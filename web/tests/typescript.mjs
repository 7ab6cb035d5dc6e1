/** A module of the page for tests that need no browser. */

import * as esbuild from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const WEB = join(dirname(fileURLToPath(import.meta.url)), "..");

export async function load(path) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: WEB,
    entryPoints: [path],
    bundle: true,
    format: "esm",
    write: false,
    define: { PROFILES: "[]" },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
