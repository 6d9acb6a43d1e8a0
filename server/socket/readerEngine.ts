/**
 * The readers' WebSocket server: makes a connection of each upgrade that speaks the protocol, and pings all of them.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuseUpgrade } from './engine.js';
import { Heartbeat } from './heartbeat.js';
import { ReaderConnection, type OnJoin } from './readerConnection.js';
import { readerUpgrade } from './readerUpgrade.js';

export class ReaderEngine {
  private readonly heartbeat = new Heartbeat<ReaderConnection>();

  constructor(private readonly onJoin: OnJoin) {}

  start(): void {
    this.heartbeat.start();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const wire = speaksOurs(request) ? readerUpgrade(request, socket) : null;
    if (wire === null) return refuseUpgrade(socket, '400 Bad Request');
    new ReaderConnection(wire).open(head, this.heartbeat, this.onJoin);
  }

  /** Ends every connection without telling anybody to stay away. */
  close(): void {
    this.heartbeat.stop();
    for (const connection of this.heartbeat.members()) connection.close();
  }
}

function speaksOurs({ url = '' }: IncomingMessage): boolean {
  const asked = new URLSearchParams(url.split('?')[1]);
  return asked.get('EIO') === '4' && asked.get('transport') === 'websocket' && !asked.has('sid');
}
