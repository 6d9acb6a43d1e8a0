/** The socket that the page's own first lines have opened, for the reader's first link. */
import type { Wire } from '../feed/connection/link.js';

export interface EarlyWire {
  wire: WebSocket;
  /** Packets that the server has sent so far. */
  heard: MessageEvent[];
}

declare global {
  var rallyWire: EarlyWire | undefined;
}

/** `WebSocket.OPEN`: this script pays for each byte. */
const OPEN = 1;

/** Answers with the early socket once, where the server has not given it up meanwhile; else opens another. */
export function openWire(address: string): Wire {
  const early = globalThis.rallyWire;
  globalThis.rallyWire = undefined;
  if (!early || early.wire.readyState > OPEN) return new WebSocket(address);
  const { wire, heard } = early;
  // A link begins to listen in this very turn, and nothing comes in between.
  queueMicrotask(() => heard.forEach((event) => void wire.onmessage?.(event)));
  return wire;
}
