/**
 * The readers' WebSocket server: makes a connection of each upgrade that speaks the protocol, and pings all of them.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { refuseUpgrade } from './engine.js';
import { Heartbeat } from './heartbeat.js';
import { ReaderConnection, type OnJoin } from './readerConnection.js';
import { MAX_BYTES } from './readerPackets.js';

export class ReaderEngine {
  private readonly heartbeat = new Heartbeat<ReaderConnection>();
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_BYTES,
    // No reader has to ping the server: the answers to a flood of pings would queue up.
    autoPong: false,
  });

  constructor(private readonly onJoin: OnJoin) {}

  start(): void {
    this.heartbeat.start();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!speaksOurs(request)) return refuseUpgrade(socket, '400 Bad Request');
    this.server.handleUpgrade(request, socket, head, (ws) => {
      new ReaderConnection(ws, socket).open(this.heartbeat, this.onJoin);
    });
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
