/** A push service of the tests' own, on loopback: it checks who sends (RFC 8292), decrypts, and answers as it is told. */
import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lookup } from 'node:dns/promises';
import { Outbound, OUTBOUND_LIMITS, type OutboundLimits } from '../../../server/outbound/outbound.js';
import type { PushMessage } from '../../../shared/protocol/push.js';
import { browserKeys, decrypted, type BrowserKeys } from './decrypted.js';

export interface Received {
  /** The name of the browser that it was for. */
  browser: string;
  message: PushMessage;
  headers: IncomingMessage['headers'];
  /** The content of the signed token. */
  claims: { aud: string; sub: string; exp: number };
  /** The server's public key, base64url. */
  signedBy: string;
  bytes: number;
}

/** `hang`: nothing is taken, and there is no answer. `lose`: the message is taken, and its answer is lost. */
export type Behaviour = 'hang' | 'lose' | { status: number; retryAfter?: string; location?: string };

export class PushService {
  readonly received: Received[] = [];
  /** Requests that came, whatever became of them. */
  asked = 0;
  /** The answers to the next requests for a browser; 201 where nothing is said. */
  readonly behaviour = new Map<string, Behaviour>();
  private readonly browsers = new Map<string, BrowserKeys>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** A browser that subscribes: what it gives to our server. `host`: names of loopback are services of their own. */
  subscribe(browser: string, host = 'localhost'): { endpoint: string; keys: { p256dh: string; auth: string } } {
    const keys = this.browsers.get(browser) ?? browserKeys();
    this.browsers.set(browser, keys);
    return { endpoint: `http://${host}:${this.port}/push/${browser}`, keys: keys.keys };
  }

  /** The messages of one browser, in order. */
  toldTo(browser: string): PushMessage[] {
    return this.received.filter((one) => one.browser === browser).map(({ message }) => message);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked += 1;
    const body = await bodyOf(request);
    const browser = request.url?.split('/').at(-1) ?? '';
    const behaviour = this.behaviour.get(browser) ?? { status: 201 };
    if (behaviour === 'hang') return;
    if (behaviour === 'lose') {
      this.received.push(this.read(browser, request, body));
      return void request.socket.destroy();
    }
    const { status, retryAfter, location } = behaviour;
    if (status === 201) this.received.push(this.read(browser, request, body));
    response.writeHead(status, {
      ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
      ...(location !== undefined && { Location: location }),
    });
    response.end();
  }

  private read(browser: string, { headers }: IncomingMessage, body: Buffer): Received {
    const keys = this.browsers.get(browser);
    if (keys === undefined) throw new Error(`nobody is ${browser}`);
    const { claims, key: signedBy } = verified(headers.authorization ?? '');
    const message = JSON.parse(decrypted(body, keys)) as PushMessage;
    return { browser, message, headers, claims, signedBy, bytes: body.length };
  }
}

/**
 * An outbound that reaches loopback by these names, over plain http: by its parts, as nothing else can. `ca`: who signed the
 * certificates of those that it reaches over TLS.
 */
export function loopbackOutbound(limits: Partial<OutboundLimits> = {}, ca?: string): Outbound {
  return new Outbound({
    protocols: ['http:', 'https:'],
    ports: null,
    isAllowed: (address) => address === '127.0.0.1',
    resolve: async (name) => [(await lookup(name.endsWith('.test') ? 'localhost' : name, 4)).address],
    limits: { ...OUTBOUND_LIMITS, timeoutMs: 20_000, ...limits },
    ...(ca !== undefined && { ca }),
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Throws where the token is not signed (ES256) by the key that stands beside it. */
function verified(authorization: string): { claims: Received['claims']; key: string } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const bytes = Buffer.from(key, 'base64url');
  const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((half) => half.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const isRight = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: string };
  if (!isRight || alg !== 'ES256') throw new Error('a token that is not signed by its key');
  return { claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) as Received['claims'], key };
}
