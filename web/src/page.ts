/** The page: puts the editor, the board and the engine together. */

import { App } from "./app.ts";
import { Client } from "./engine/client.ts";
import { byId } from "./dom.ts";
import { announce } from "./shell/notices.ts";

const base = new URL(".", location.href).href;
const kind = document.querySelector<HTMLMetaElement>('meta[name="okrlint-engine"]')?.content;

/** The token comes in the fragment, which no server sees, and leaves the address bar at once. */
function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) {
    sessionStorage.setItem("okrlint-token", token);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return token ?? sessionStorage.getItem("okrlint-token");
}

const engine = kind === "http" ? "http" : "wasm";
const client = new Client(`${base}worker.js`);
const app = new App(client);
const start = { kind: "start", engine, base, token: engine === "http" ? takeToken() : null } as const;
client.ask(start).then(
  (started) => app.start(started, start),
  (fault: Error) => {
    byId("totals").textContent = fault.message;
    announce(fault.message);
  },
);
