/** A reader over `ws` that says exactly what a test wants said, and keeps what it hears. */
import { WebSocket } from 'ws';
import { READERS_PATH } from '../../../shared/protocol/readers.js';
import { until } from '../feed/instance.js';

export interface RawReader {
  ws: WebSocket;
  /** Every packet after the engine's handshake, as text. */
  packets: string[];
  /** Events by name, in order: `[name, payload]`. */
  events: [string, Record<string, unknown>][];
  connectError: { message: string; data: Record<string, unknown> } | null;
  closed: boolean;
  /** The code of the close, as the reader saw it; null as long as it is open. */
  code: number | null;
  named: (name: string) => Record<string, unknown>[];
}

export async function openRaw(url: string, path = READERS_PATH): Promise<RawReader> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}${path}?EIO=4&transport=websocket`);
  const reader: RawReader = {
    ws,
    packets: [],
    events: [],
    connectError: null,
    closed: false,
    code: null,
    named: (name) => reader.events.filter(([event]) => event === name).map(([, payload]) => payload),
  };
  ws.on('error', () => undefined);
  ws.on('close', (code) => Object.assign(reader, { closed: true, code }));
  let opened = false;
  ws.on('message', (data: Buffer) => {
    const packet = data.toString();
    if (packet.startsWith('0')) opened = true;
    else if (packet === '2') ws.send('3');
    else hear(reader, packet);
  });
  await until('the engine opened or refused', () => opened || reader.closed);
  return reader;
}

function hear(reader: RawReader, packet: string): void {
  reader.packets.push(packet);
  const [, type, json] = /^4(\d)\/\w+,(.*)$/s.exec(packet) ?? [];
  if (type === '2') reader.events.push(JSON.parse(json!) as [string, Record<string, unknown>]);
  if (type === '4') reader.connectError = JSON.parse(json!) as RawReader['connectError'];
}

/** Opens and names a blog, as readers do. */
export async function joinRaw(url: string, auth: object): Promise<RawReader> {
  const reader = await openRaw(url);
  reader.ws.send(`40/live,${JSON.stringify({ v: 1, ...auth })}`);
  await until('it is in or refused', () => reader.events.length > 0 || reader.connectError !== null || reader.closed);
  return reader;
}
