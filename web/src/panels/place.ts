/** Where a model is, in the words that the page says before anything is sent there. */

import type { Model } from "../engine/protocol.ts";

export function place({ name, host, isLocal }: Model): string {
  if (!isLocal) return `${name} at ${host}`;
  return isHere() ? `${name} on this computer` : `${name} on ${location.hostname}`;
}

/** Whether the page comes from the computer that shows it. */
export function isHere(): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
}
