/**
 * The engine behind `okrlint serve`: the page asks the server that it came from and nobody else.
 *
 * The token, where there is one, goes into a header of each request. Proposals come as server-sent events.
 */

import type { Catalogue, Check, Opinion, Plan, Proposal, Request, Rewrite } from "../contract.ts";
import { EngineError, type Engine } from "./engine.ts";
import { events } from "./events.ts";

/** What `/api/about` tells. */
export interface About {
  profiles: string[];
  /** The profile where a request names none. */
  profile: string;
  /** The language model that is asked where the page wants it; null where there is none. */
  model: string | null;
  /** Who runs it, and whether that is the machine of the server. */
  model_host: string | null;
  model_is_local: boolean;
}

export class Http implements Engine {
  private readonly base: string;
  private readonly token: string | null;

  constructor(base: string, token: string | null) {
    this.base = base;
    this.token = token;
  }

  async about(): Promise<About> {
    return this.json("about") as Promise<About>;
  }

  async check(request: Request): Promise<Check> {
    return this.json("check", request) as Promise<Check>;
  }

  async rewrite(request: Request): Promise<Rewrite> {
    return this.json("rewrite", { ...request, model: false }) as Promise<Rewrite>;
  }

  async convert(request: Request): Promise<Plan> {
    return this.json("convert", request) as Promise<Plan>;
  }

  async initiatives(request: Request): Promise<Plan> {
    return this.json("initiatives", request) as Promise<Plan>;
  }

  async rules(profile: string): Promise<Catalogue> {
    return this.json(`rules?profile=${encodeURIComponent(profile)}`) as Promise<Catalogue>;
  }

  /** What kind of file it is, its content says. */
  async importFile(bytes: ArrayBuffer): Promise<string> {
    const response = await this.send("import", { method: "POST", body: bytes }, { "Content-Type": "application/octet-stream" });
    return ((await response.json()) as { text: string }).text;
  }

  ask(request: Request, each: (proposal: Proposal) => void, stop: AbortSignal): Promise<void> {
    return this.stream("rewrite", { ...request, model: true }, "proposal", each, stop);
  }

  opinions(request: Request, each: (opinion: Opinion) => void, stop: AbortSignal): Promise<void> {
    return this.stream("opinions", request, "opinion", each, stop);
  }

  /** Hands over each event called `name` as it comes, and fails in the end with what the server could not do. */
  private async stream<T>(path: string, request: Request, name: string, each: (it: T) => void, stop: AbortSignal): Promise<void> {
    const response = await this.send(
      path,
      { method: "POST", body: JSON.stringify(request), signal: stop },
      { "Content-Type": "application/json", Accept: "text/event-stream" },
    );
    const faults: string[] = [];
    let isDone = !response.body;
    for await (const event of response.body ? events(response.body) : []) {
      if (event.name === name) each(JSON.parse(event.data) as T);
      if (event.name === "error") faults.push(sentence(event.data));
      if (event.name === "done") isDone = true;
    }
    if (!isDone && faults.length === 0) faults.push("The server stopped before it had finished. What came until then is shown.");
    if (faults.length > 0) throw new EngineError(faults.join(" "));
  }

  private async json(path: string, body?: object): Promise<unknown> {
    const init = body ? { method: "POST", body: JSON.stringify(body) } : { method: "GET" };
    const response = await this.send(path, init, { "Content-Type": "application/json", Accept: "application/json" });
    return response.json();
  }

  private async send(path: string, init: RequestInit, headers: Record<string, string>): Promise<Response> {
    const all = this.token ? { ...headers, Authorization: `Bearer ${this.token}` } : headers;
    let response: Response;
    try {
      const fixed = { headers: all, cache: "no-store", credentials: "omit", redirect: "error" } as const;
      response = await fetch(`${this.base}api/${path}`, { ...init, ...fixed });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new EngineError("okrlint cannot be reached. Is `okrlint serve` still running?");
    }
    if (!response.ok) throw new EngineError(await refusal(response));
    return response;
  }
}

async function refusal(response: Response): Promise<string> {
  if (response.status === 401) return "The server asks for its token: open the address that `okrlint serve` printed.";
  const wait = response.headers.get("Retry-After");
  const later = wait ? ` Try again in ${wait} seconds.` : "";
  return `${sentence(await response.text(), response.status)}${later}`;
}

function sentence(body: string, status = 0): string {
  try {
    const said = JSON.parse(body) as { error?: string };
    if (said.error) return `${said.error.charAt(0).toUpperCase()}${said.error.slice(1)}.`.replace(/\.\.$/, ".");
  } catch {
    // Not JSON: a proxy in between answered.
  }
  return status ? `The server answered with ${status}.` : "The server could not finish.";
}
