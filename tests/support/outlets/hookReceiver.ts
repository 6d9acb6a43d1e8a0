/** A webhook's receiver of the tests' own, on loopback: it takes what is signed rightly alone, and answers as it is told. */
import { createHmac } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Outbound, OutboundLimits } from '../../../server/outbound/outbound.js';
import { CERTIFICATE, KEY } from '../push/certificate.js';
import { loopbackOutbound } from '../push/pushService.js';

export interface Hooked {
  /** The receiver's name: the path of its address. */
  name: string;
  body: HookBody;
  delivery: string;
  /** The hexadecimal values of `v1` in the signature. */
  signatures: string[];
  headers: IncomingMessage['headers'];
  /** When it came, by the clock of the process. */
  at: number;
}

export interface HookBody {
  blog: string | { slug: string; visibility: string; drives?: { done: number }[]; title?: string };
  epoch: string;
  seq: number;
  at: string;
  entry?: { id: string; text: string; seq: number; byline: string };
  gone?: string;
  test?: boolean;
}

/** `hang`: no answer at all. A number: that status, with `Retry-After` and a body where given. */
export type HookBehaviour = 'hang' | { status: number; retryAfter?: string; location?: string; answer?: string };

export class HookReceiver {
  readonly received: Hooked[] = [];
  /** Requests that came, by receiver, whatever became of them. */
  readonly asked = new Map<string, number>();
  readonly behaviour = new Map<string, HookBehaviour>();
  /** By receiver, the secrets that it knows. */
  readonly secrets = new Map<string, string>();
  private readonly server: http.Server;

  /** `protocol`: desk and command line take https alone. */
  constructor(private readonly protocol: 'http' | 'https' = 'http') {
    const answer = (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response);
    const named = { cert: CERTIFICATE, key: KEY };
    this.server = protocol === 'http' ? http.createServer(answer) : https.createServer(named, answer);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** An outbound that reaches it, by the name of its certificate where it has one. */
  outbound(limits: Partial<OutboundLimits> = {}): Outbound {
    return loopbackOutbound(limits, CERTIFICATE);
  }

  /** The address of a receiver. `host`: a name of loopback. */
  address(name: string, host = this.protocol === 'http' ? 'localhost' : 'push.test'): string {
    return `${this.protocol}://${host}:${(this.server.address() as AddressInfo).port}/${name}?key=kept-from-the-desk`;
  }

  /** Everything that a receiver took, in order. */
  of(name: string): Hooked[] {
    return this.received.filter((one) => one.name === name);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = performance.now();
    const name = new URL(request.url ?? '', 'http://receiver').pathname.slice(1);
    this.asked.set(name, (this.asked.get(name) ?? 0) + 1);
    const body = await textOf(request);
    const behaviour = this.behaviour.get(name) ?? { status: 204 };
    if (behaviour === 'hang') return;
    const signatures = signaturesOf(request);
    if (!this.isSigned(name, request, body)) return void response.writeHead(401).end();
    const { status, retryAfter, location, answer = '' } = behaviour;
    if (status >= 200 && status < 300) {
      const delivery = String(request.headers['rallyline-delivery']);
      const { headers } = request;
      this.received.push({ name, body: JSON.parse(body) as HookBody, delivery, signatures, headers, at });
    }
    const told = {
      ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
      ...(location !== undefined && { Location: location }),
    };
    response.writeHead(status, told).end(answer);
  }

  private isSigned(name: string, request: IncomingMessage, body: string): boolean {
    const [, t = ''] = /^t=(\d+),/.exec(String(request.headers['rallyline-signature'])) ?? [];
    const secret = this.secrets.get(name) ?? '';
    return signaturesOf(request).includes(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'));
  }
}

function signaturesOf(request: IncomingMessage): string[] {
  const header = String(request.headers['rallyline-signature']);
  return header.split(',').flatMap((part) => (part.startsWith('v1=') ? [part.slice(3)] : []));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
