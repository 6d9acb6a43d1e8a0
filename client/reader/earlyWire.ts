/** The socket that the page's own first lines have opened, for the reader's first link. */
import type { Wire } from '../feed/connection/link.js';

export interface EarlyWire {
  wire: WebSocket;
  /** Everything that the server has said so far. */
  heard: MessageEvent[];
}

declare global {
  var rallylineWire: EarlyWire | undefined;
}

/** Answers with the early socket once, where the server has not given it up meanwhile; else opens another. */
export function openWire(address: string): Wire {
  const early = globalThis.rallylineWire;
  globalThis.rallylineWire = undefined;
  if (!early || early.wire.readyState > WebSocket.OPEN) return new WebSocket(address);
  const { wire, heard } = early;
  // A link begins to listen in this very turn, and nothing comes in between.
  queueMicrotask(() => heard.forEach((event) => void wire.onmessage?.(event)));
  return wire;
}
