/** The page: puts the editor, the board and the engine together. */

import { App } from "./app.ts";
import { Client } from "./engine/client.ts";
import { byId, h } from "./dom.ts";
import { TOKEN_WANTED } from "./engine/protocol.ts";
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

// The address with a token, entered while the page is open, loads nothing by itself.
window.addEventListener("hashchange", () => {
  if (location.hash.includes("token=") && takeToken()) location.reload();
});

/** A field for the token, where the address came without it. */
function tokenForm(): HTMLElement {
  const token = h("input", { type: "password", autocomplete: "off", "aria-label": "Token", required: true });
  const submit = (event: Event) => {
    event.preventDefault();
    sessionStorage.setItem("okrlint-token", token.value.trim());
    location.reload();
  };
  return h("form", { class: "row", on: { onsubmit: submit } }, token, h("button", { type: "submit" }, "Use this token"));
}

const engine = kind === "http" ? "http" : "wasm";
const client = new Client(`${base}worker.js`);
const app = new App(client);
const start = { kind: "start", engine, base, token: engine === "http" ? takeToken() : null } as const;
client.ask(start).then(
  (started) => app.start(started, start),
  (fault: Error) => {
    byId("totals").textContent = fault.message;
    if (fault.message === TOKEN_WANTED) byId("totals").append(tokenForm());
    announce(fault.message);
  },
);
