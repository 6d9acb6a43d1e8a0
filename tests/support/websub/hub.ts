/**
 * A hub of the tests' own, on loopback. It refuses what a hub refuses (W3C WebSub, and PubSubHubbub 0.4 for how it is told),
 * fetches the topic that it is told of, and hands out only what is new in a feed that names both the hub and the topic.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Outbound } from '../../../server/outbound/outbound.js';
import { loopbackOutbound } from '../push/pushService.js';

/** The hub's address as the server's settings have it. */
export const HUB = 'https://hub.test/';

/** `hang`: no answer at all. */
export type HubBehaviour = 'hang' | { status: number; retryAfter?: string; location?: string };

export interface HubTold {
  topic: string;
}

export class StandInHub {
  /** Requests, whatever became of them. */
  asked = 0;
  readonly told: HubTold[] = [];
  readonly faults: string[] = [];
  /** By topic, the ids that subscribers were handed, in order. */
  readonly handedOut = new Map<string, string[]>();
  behaviour: HubBehaviour = { status: 202 };
  private readonly underWay = new Set<Promise<void>>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  /** `fetched`: where an address of the publisher leads to in the test; null: topics are not fetched. */
  constructor(private readonly fetched: ((topic: string) => string) | null = null) {}

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    await Promise.all(this.underWay);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** An outbound that leads the hub's address to this hub, and is the usual one for all else. */
  outbound(timeoutMs = 2_000): Outbound {
    const outbound = loopbackOutbound({ timeoutMs });
    const { port } = this.server.address() as AddressInfo;
    const send = outbound.send.bind(outbound);
    outbound.send = (request) => send({ ...request, url: request.url.replace(HUB, `http://localhost:${port}/`) });
    return outbound;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked += 1;
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const form = new URLSearchParams(Buffer.concat(pieces).toString());
    const fault = faultOf(request, form);
    if (fault !== null) {
      this.faults.push(fault);
      response.writeHead(400).end(fault);
      return;
    }
    if (this.behaviour === 'hang') return;
    const { status, retryAfter, location } = this.behaviour;
    const headers = { ...(retryAfter && { 'Retry-After': retryAfter }), ...(location && { Location: location }) };
    response.writeHead(status, headers).end();
    if (status < 300) this.take(form.get('hub.url') ?? '');
  }

  private take(topic: string): void {
    this.told.push({ topic });
    if (this.fetched === null) return;
    const work = this.fetchTopic(topic, this.fetched(topic)).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async fetchTopic(topic: string, address: string): Promise<void> {
    const response = await fetch(address, { headers: { 'Cache-Control': 'no-cache' } });
    const body = await response.text();
    const links = response.headers.get('link') ?? '';
    const { hub, self, ids } = readFeed(topic, body);
    if (response.status !== 200) this.faults.push(`${topic} answers ${response.status}`);
    if (links !== `<${HUB}>; rel="hub", <${topic}>; rel="self"`) this.faults.push(`${topic} has the links ${links}`);
    if (hub !== HUB || self !== topic) this.faults.push(`${topic} names ${hub} and ${self}`);
    const known = this.handedOut.get(topic) ?? [];
    this.handedOut.set(topic, [...known, ...ids.filter((id) => !known.includes(id))]);
  }
}

function faultOf({ method, headers }: IncomingMessage, form: URLSearchParams): string | null {
  if (method !== 'POST') return `the method is ${method ?? ''}`;
  if (headers['content-type'] !== 'application/x-www-form-urlencoded')
    return `the type is ${headers['content-type'] ?? ''}`;
  if (form.getAll('hub.mode').join() !== 'publish') return 'hub.mode is not publish';
  const urls = form.getAll('hub.url');
  if (urls.length !== 1 || !URL.canParse(urls[0] ?? '')) return 'hub.url is not one address';
  return null;
}

/** The feed as an independent program reads it. */
function readFeed(topic: string, body: string): { hub: string; self: string; ids: string[] } {
  if (topic.includes('.json')) {
    const { hubs = [], feed_url: self = '', items = [] } = parseJsonFeed(body);
    return { hub: hubs[0]?.url ?? '', self, ids: items.map(({ id = '' }) => id) };
  }
  const isAtom = topic.includes('.atom');
  const { links = [], ids } = isAtom ? ofAtom(body) : ofRss(body);
  const at = (rel: string) => links.find((link) => link.rel === rel)?.href ?? '';
  return { hub: at('hub'), self: at('self'), ids };
}

function ofAtom(body: string) {
  const { links, entries = [] } = parseAtomFeed(body);
  return { links, ids: entries.map(({ id = '' }) => id) };
}

function ofRss(body: string) {
  const { atom, items = [] } = parseRssFeed(body);
  return { links: atom?.links, ids: items.map(({ guid }) => guid?.value ?? '') };
}
