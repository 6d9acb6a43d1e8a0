/**
 * The only way to an address that a stranger named: a push service's now. A request goes to a public address alone, to
 * the very addresses which were looked up once and looked at, over TLS with the name's own certificate. It follows no redirect,
 * and its time, its answer and its number are bounded. No setting opens it (docs/decisions/0048).
 */
import type { LookupFunction } from 'node:net';
import http from 'node:http';
import https from 'node:https';
import { isIPv6 } from 'node:net';
import { readAnswer, type OutboundAnswer } from './answer.js';
import { isPublicAddress } from './publicAddress.js';
import { addressesOfName } from './names.js';
import { addressesOf, literalOf, readTarget, type Reachable } from './target.js';

export type { OutboundAnswer };

export interface OutboundLimits {
  /** Milliseconds for a whole request, from the look-up to the answer's last byte. */
  timeoutMs: number;
  /** Bytes of an answer's body that are read. */
  answerBytes: number;
  /** Requests at once to one host and port. */
  perHost: number;
}

export interface OutboundParts extends Reachable {
  limits: OutboundLimits;
  /** A certificate authority besides those of the system: a test's own. */
  ca?: string;
}

export interface OutboundRequest {
  url: string;
  method: 'POST' | 'GET';
  headers: Readonly<Record<string, string | number>>;
  body: Buffer | null;
  /** Ends the request. */
  signal: AbortSignal;
}

/**
 * `refused`: nothing was sent, the address may not be reached. `busy`: nothing was sent, that host has enough requests.
 * `silent`: no answer in time, or the connection broke. Nothing tells more: what lies behind an address is not our
 * asker's to learn.
 */
export type OutboundResult = OutboundAnswer | { kind: 'refused' | 'busy' | 'silent' };

/** Interim answers (RFC 9110, 15.2) that a request may get: a server sends one, or none. */
const MOST_INTERIM = 4;

export const OUTBOUND_LIMITS: OutboundLimits = { timeoutMs: 10_000, answerBytes: 16_384, perHost: 16 };
/** A webhook's answer is its status; whoever works longer than this answers first and works then. */
export const WEBHOOK_LIMITS: OutboundLimits = { timeoutMs: 5_000, answerBytes: 1_024, perHost: 16 };
/**
 * Ten photos take a while from behind a slow line, and Telegram's answer has each message once more, with up to six
 * characters for a letter that is not Latin. More requests at once than channels are carried to: our own limit delays none.
 */
export const TELEGRAM_LIMITS: OutboundLimits = { timeoutMs: 60_000, answerBytes: 262_144, perHost: 64 };

/** The reach of the server itself; tests alone have another one. */
export const PUBLIC_INTERNET: Reachable = {
  protocols: ['https:'],
  ports: [443],
  isAllowed: isPublicAddress,
  resolve: (name) => addressesOfName(name),
};

export class Outbound {
  private readonly agents: { 'https:': https.Agent; 'http:': http.Agent };
  /** By host and port. */
  private readonly underWay = new Map<string, number>();
  private readonly ending = new AbortController();

  constructor(private readonly parts: OutboundParts) {
    // Agents of our own: the shared ones may be given a proxy by the environment.
    const options = { keepAlive: true, maxFreeSockets: 4, timeout: parts.limits.timeoutMs };
    const trusted = parts.ca === undefined ? {} : { ca: parts.ca };
    this.agents = { 'https:': new https.Agent({ ...options, ...trusted }), 'http:': new http.Agent(options) };
  }

  /** Whether such an address may be asked at all, as far as that can be told without asking anybody. */
  isReachable(address: string): boolean {
    const url = readTarget(address, this.parts);
    const literal = url === null ? null : literalOf(url);
    return url !== null && (literal === null || this.parts.isAllowed(literal));
  }

  /** Never rejects. */
  async send(request: OutboundRequest): Promise<OutboundResult> {
    const url = readTarget(request.url, this.parts);
    if (url === null) return { kind: 'refused' };
    const before = this.underWay.get(url.host) ?? 0;
    if (before >= this.parts.limits.perHost) return { kind: 'busy' };
    this.underWay.set(url.host, before + 1);
    const limit = AbortSignal.timeout(this.parts.limits.timeoutMs);
    const signal = AbortSignal.any([request.signal, limit, this.ending.signal]);
    try {
      // An answer that is none (101, say) ends the request without a word: the time alone lets go of it.
      return await Promise.race([this.sendTo(url, { ...request, signal }), aborted(signal)]);
    } catch {
      return { kind: 'silent' };
    } finally {
      this.leave(url.host);
    }
  }

  /** Ends what is under way, and every connection. */
  stop(): void {
    this.ending.abort();
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private async sendTo(url: URL, request: OutboundRequest): Promise<OutboundResult> {
    const addresses = await addressesOf(url, this.parts);
    if (addresses === null) return { kind: 'refused' };
    request.signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const sent = this.open(url, addresses, request);
      sent.once('error', reject);
      limitInterim(sent);
      sent.once('response', (response) => {
        readAnswer(response, this.parts.limits.answerBytes).then(resolve, reject);
      });
      sent.end(request.body ?? undefined);
    });
  }

  /** Opens the request: the name stays in `Host` and in the certificate, the connection goes to an address. */
  private open(
    url: URL,
    addresses: readonly string[],
    { method, headers, signal }: OutboundRequest,
  ): http.ClientRequest {
    const to = { method, headers, signal, lookup: among(addresses) };
    return url.protocol === 'https:'
      ? https.request(url, { ...to, agent: this.agents['https:'] })
      : http.request(url, { ...to, agent: this.agents['http:'] });
  }

  private leave(host: string): void {
    const left = (this.underWay.get(host) ?? 1) - 1;
    if (left === 0) this.underWay.delete(host);
    else this.underWay.set(host, left);
  }
}

/** Ends a request whose answers before the answer (1xx) do not end: each is read, and no limit of bytes counts it. */
function limitInterim(sent: http.ClientRequest): void {
  let interim = 0;
  sent.on('information', () => (interim += 1) > MOST_INTERIM && sent.destroy(new Error('too many interim answers')));
}

/** Answers with what was looked up, whatever the name: the first that takes the connection is used. */
function among(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_name, { all }, answer) => {
    if (all === true) answer(null, known);
    else answer(null, known[0]?.address ?? '', known[0]?.family);
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = (): void => reject(new Error('the request was ended'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}
