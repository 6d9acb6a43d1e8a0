/** The few packets of engine.io's protocol (4) and socket.io's (5) that a reader's connection sends and understands. */
import { READERS_NAMESPACE, type ReaderEvents } from '../../shared/protocol/readers.js';
import type { OutwardRefusal } from '../failures.js';
import { Packet, textMessage } from './packet.js';
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

/** An event as a message that is made once for many readers. */
export function packetOf(event: keyof ReaderEvents, json: string): Packet {
  return new Packet(eventText(event, json));
}

export const PING_BYTES = textMessage(PING);
