/** The few packets of engine.io's protocol (4) and socket.io's (5) that a reader's connection sends and understands. */
import { READERS_NAMESPACE, type ReaderEvents } from '../../shared/protocol/readers.js';
import type { OutwardRefusal } from '../failures.js';
import { PING_INTERVAL_MS, PING_TIMEOUT_MS } from './heartbeat.js';

/** A reader's longest packet, ten times a handshake: a stranger can have no more than this kept per connection. */
export const MAX_BYTES = 4_096;

/** The first characters of packets: engine.io's type, and for a message (4) socket.io's type. */
const OPEN = '0';
const PING = '2';
export const PONG = '3';
const CONNECT = '40';
const EVENT = '42';
const CONNECT_ERROR = '44';

/** The first packet of a connection, which names it and says how often it is pinged. */
export function openingText(sid: string): string {
  const times = { pingInterval: PING_INTERVAL_MS, pingTimeout: PING_TIMEOUT_MS };
  return OPEN + JSON.stringify({ sid, upgrades: [], ...times, maxPayload: MAX_BYTES });
}

export function acceptText(sid: string): string {
  return `${CONNECT}${READERS_NAMESPACE},{"sid":"${sid}"}`;
}

export function refuseText(refusal: OutwardRefusal, namespace: string): string {
  return `${CONNECT_ERROR}${namespace},${JSON.stringify({ message: refusal.code, data: refusal })}`;
}

/** `json`: the event's value. */
export function eventText(event: keyof ReaderEvents, json: string): string {
  return `${EVENT}${READERS_NAMESPACE},["${event}",${json}]`;
}

/** Reads `40/live,{...}`, or `40{...}` in the namespace that has no name; null for anything else. */
export function connectOf(packet: string): { namespace: string; auth: unknown } | null {
  const [, namespace = '/', json = ''] = /^40(?:(\/[^,]*),?)?(.*)$/s.exec(packet) ?? [];
  if (!packet.startsWith(CONNECT)) return null;
  try {
    return { namespace, auth: json === '' ? {} : (JSON.parse(json) as unknown) };
  } catch {
    return null;
  }
}

/** An event as the bytes of one unmasked WebSocket text message (RFC 6455), which is what a server sends. */
export function packetBytes(event: keyof ReaderEvents, json: string): Buffer {
  return textMessage(eventText(event, json));
}

function textMessage(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([headerOf(payload.length), payload]);
}

function headerOf(length: number): Buffer {
  const FINAL_TEXT = 0x81;
  if (length < 126) return Buffer.from([FINAL_TEXT, length]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = FINAL_TEXT;
  header[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

export const PING_BYTES = textMessage(PING);
