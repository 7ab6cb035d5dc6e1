/**
 * The engine behind `okrlint serve`: the page asks the server that it came from and nobody else.
 *
 * The token, where there is one, goes into a header of each request. Proposals come as server-sent events.
 */

import type { Catalogue, Check, Opinion, Plan, Proposal, Request, Rewrite } from "../contract.ts";
import { upper } from "../draft/words.ts";
import { EngineError, type Engine } from "./engine.ts";
import { TOKEN_WANTED } from "./protocol.ts";
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
    // What holds at once comes as `begun`, before the model has repaired the rest.
    return this.stream("rewrite", { ...request, model: true }, ["begun", "proposal"], each, stop);
  }

  opinions(request: Request, each: (opinion: Opinion) => void, stop: AbortSignal): Promise<void> {
    return this.stream("opinions", request, ["opinion"], each, stop);
  }

  /** Hands over each event called one of `names` as it comes, and fails in the end with what the server could not do. */
  private async stream<T>(path: string, request: Request, names: string[], each: (it: T) => void, stop: AbortSignal): Promise<void> {
    const response = await this.send(
      path,
      { method: "POST", body: JSON.stringify(request), signal: stop },
      { "Content-Type": "application/json", Accept: "text/event-stream" },
    );
    const faults: string[] = [];
    let isDone = !response.body;
    try {
      for await (const event of response.body ? events(response.body) : []) {
        if (names.includes(event.name)) each(JSON.parse(event.data) as T);
        if (event.name === "error") faults.push(sentence(event.data));
        if (event.name === "done") isDone = true;
      }
    } catch (error) {
      // The connection broke off: told below, since `done` has not come.
      if (stop.aborted) throw error;
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
    const fixed = { headers: all, cache: "no-store", credentials: "omit", redirect: "error" } as const;
    for (let turn = 1; ; turn++) {
      let response: Response;
      try {
        response = await fetch(`${this.base}api/${path}`, { ...init, ...fixed });
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") throw error;
        throw new EngineError("okrlint cannot be reached. Is `okrlint serve` still running?");
      }
      if (response.ok) return response;
      const wait = Number(response.headers.get("Retry-After") ?? Number.NaN);
      if (turn === TURNS || !(wait <= LONGEST_WAIT) || init.signal?.aborted) throw new EngineError(await refusal(response));
      await new Promise((done) => setTimeout(done, Math.max(wait, 1) * 1000));
    }
  }
}

/** How often a server that asks to wait is asked, and for how many seconds at most one waits. */
const TURNS = 4;
const LONGEST_WAIT = 5;

async function refusal(response: Response): Promise<string> {
  if (response.status === 401) return TOKEN_WANTED;
  return sentence(await response.text(), response.status);
}

function isAddress(words: string): boolean {
  return /^\w+:\/\//.test(words);
}

function sentence(body: string, status = 0): string {
  try {
    const said = JSON.parse(body) as { error?: string };
    if (said.error) return `${isAddress(said.error) ? said.error : upper(said.error)}.`.replace(/\.\.$/, ".");
  } catch {
    // Not JSON: a proxy in between answered.
  }
  return status ? `The server answered with ${status}.` : "The server could not finish.";
}
