/** The page's side of the worker: each question gets its answer, and of checks that queue up only the last is asked. */

import type { Opinion, Proposal } from "../contract.ts";
import type { Answers, Ask } from "./protocol.ts";

interface Waiting {
  resolve(answer: unknown): void;
  reject(fault: Error): void;
  part?: ((part: never) => void) | undefined;
}

interface Reply {
  id: number;
  answer?: unknown;
  part?: never;
  fault?: string;
}

type Check = Extract<Ask, { kind: "check" }>;

export class Client {
  private readonly address: string;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private isChecking = false;
  private queued: { ask: Check; waiting: Waiting } | null = null;

  constructor(address: string) {
    this.address = address;
    this.worker = new Worker(address, { type: "module" });
    this.worker.onmessage = ({ data }: MessageEvent<Reply>) => this.settle(data);
    this.worker.onerror = () => {
      for (const { reject } of this.waiting.values()) reject(new Error("The checking engine stopped."));
      this.waiting.clear();
    };
  }

  /** Another worker with an engine of its own, for what must not wait while this one works. */
  async another(start: Extract<Ask, { kind: "start" }>): Promise<Client> {
    const another = new Client(this.address);
    await another.ask(start);
    return another;
  }

  ask<K extends Ask["kind"]>(ask: Extract<Ask, { kind: K }>, transfer: Transferable[] = []): Promise<Answers[K]> {
    return this.send(ask, undefined, transfer) as Promise<Answers[K]>;
  }

  /** Asks the model; `each` is called for every proposal as it comes. */
  askModel(ask: Extract<Ask, { kind: "model" }>, each: (proposal: Proposal) => void): Promise<void> {
    return this.send(ask, each) as Promise<never>;
  }

  /** The same for its opinions. */
  askOpinions(ask: Extract<Ask, { kind: "opinions" }>, each: (opinion: Opinion) => void): Promise<void> {
    return this.send(ask, each) as Promise<never>;
  }

  /** Null where a newer check went before this one. */
  check(ask: Check): Promise<Answers["check"] | null> {
    return new Promise((resolve, reject) => {
      this.queued?.waiting.resolve(null);
      this.queued = { ask, waiting: { resolve: resolve as (answer: unknown) => void, reject } };
      this.checkNext();
    });
  }

  private checkNext() {
    if (this.isChecking || !this.queued) return;
    const { ask, waiting } = this.queued;
    this.queued = null;
    this.isChecking = true;
    this.send(ask)
      .then(waiting.resolve, waiting.reject)
      .finally(() => {
        this.isChecking = false;
        this.checkNext();
      });
  }

  private send(ask: Ask, part?: (part: never) => void, transfer: Transferable[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.next++;
      this.waiting.set(id, { resolve, reject, part });
      this.worker.postMessage({ id, ask }, transfer);
    });
  }

  private settle({ id, answer, part, fault }: Reply) {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    if (part !== undefined) return waiting.part?.(part);
    this.waiting.delete(id);
    if (fault !== undefined) waiting.reject(new Error(fault));
    else waiting.resolve(answer);
  }
}
