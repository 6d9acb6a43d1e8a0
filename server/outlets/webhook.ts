/**
 * Webhooks: each change is a signed POST to the outlet's address, one after the other. The answer's status alone is looked
 * at. An address that answers 410 wants no more; whatever else it answers, it is asked again.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { toMinute } from '../../shared/entry.js';
import type { OutletFault } from '../../shared/protocol/outlets.js';
import type { Outbound, OutboundRequest, OutboundResult } from '../outbound/outbound.js';
import type { Outlet } from '../storage/ports.js';
import type { Carried, Carrier, Change, Load } from './carrier.js';
import { signatureOf } from './signature.js';

export interface WebhookSettings {
  url: string;
  secret: string;
  /** Secrets before it, the newest first: each signs too until then, ISO 8601. */
  former: readonly FormerSecret[];
}

interface FormerSecret {
  secret: string;
  until: string;
}

export interface WebhookParts {
  outbound: Pick<Outbound, 'send'>;
  now: () => Date;
  /**
   * Milliseconds after which an address counts as not reached, whatever the cause: how soon that shows would tell whether a
   * name has an address inside. Not given: at once.
   */
  patienceMs?: number;
}

/** A request's body, and the name of the change that is told. */
interface Delivery {
  name: string;
  body: object;
}

/** Tells two addresses of a host apart: with many services the path is a secret. */
const SHOWN_OF_PATH = 4;

export class Webhook implements Carrier {
  /** Each is noted before the next one leaves: a crash repeats one. */
  readonly atOnce = 1;

  constructor(private readonly parts: WebhookParts) {}

  async carry({ outlet, changes: [change] }: Load, signal: AbortSignal): Promise<Carried> {
    if (change === undefined) return { taken: 0 };
    const { epoch, seq } = change;
    const name = `${outlet.blog}.${epoch}.${seq.toString()}`;
    const result = await this.post(outlet, { name, body: bodyOf(outlet.blog, change) }, signal);
    const fault = faultOf(result);
    if (fault === null) return { taken: 1 };
    if (fault.why === 'gone') return { taken: 0, then: { kind: 'dead', ...fault } };
    const afterS = result.kind === 'answered' ? result.retryAfterS : null;
    return { taken: 0, then: { kind: 'later', afterS, ...fault } };
  }

  /** Sends a request that is signed as all are, with `test` in place of a change. */
  async test(outlet: Outlet, signal: AbortSignal): Promise<OutletFault | null> {
    const at = toMinute(this.parts.now().toISOString());
    const delivery = { name: `${outlet.blog}.test.${randomUUID()}`, body: { blog: outlet.blog, at, test: true } };
    return faultOf(await this.post(outlet, delivery, signal));
  }

  nameOf(settings: unknown): string {
    const { host, pathname } = new URL((settings as WebhookSettings).url);
    return pathname === '/' ? host : `${host}/…${pathname.slice(1).slice(-SHOWN_OF_PATH)}`;
  }

  private post({ settings }: Outlet, { name, body }: Delivery, signal: AbortSignal): Promise<OutboundResult> {
    const { now } = this.parts;
    const { url } = settings as WebhookSettings;
    const text = JSON.stringify(body);
    const bytes = Buffer.from(text, 'utf8');
    const secrets = secretsOf(settings as WebhookSettings, now());
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': bytes.length,
      'User-Agent': 'Rallyline-Webhook',
      'Rallyline-Signature': signatureOf(secrets, Math.floor(now().getTime() / 1_000), text),
      'Rallyline-Delivery': name,
    };
    return this.send({ url, method: 'POST', headers, body: bytes, signal });
  }

  private async send(request: OutboundRequest): Promise<OutboundResult> {
    const { outbound, patienceMs = 0 } = this.parts;
    const end = performance.now() + patienceMs;
    const result = await outbound.send(request);
    if (result.kind !== 'silent' && result.kind !== 'refused') return result;
    const { signal } = request;
    await sleep(Math.max(0, end - performance.now()), undefined, { signal }).catch(() => undefined);
    return result;
  }
}

/** The secrets in force, the newest first. */
function secretsOf({ secret, former }: WebhookSettings, now: Date): string[] {
  return [secret, ...formerInForce(former, now).map((one) => one.secret)];
}

export function formerInForce(former: readonly FormerSecret[], now: Date): FormerSecret[] {
  return former.filter(({ until }) => Date.parse(until) > now.getTime());
}

/** The blog's slug stands first; where the blog itself changed, its JSON stands in that place. */
function bodyOf(blog: string, change: Change): object {
  const { epoch, seq, at, ...state } = change;
  return { blog, epoch, seq, at, ...state };
}

/** null where it was taken. Nothing of an answer is kept but its status. */
function faultOf(result: OutboundResult): OutletFault | null {
  switch (result.kind) {
    case 'answered':
      return statusFault(result.status);
    case 'refused':
      return { why: 'unreachable' };
    case 'busy':
    case 'silent':
      return { why: result.kind };
  }
}

function statusFault(status: number): OutletFault | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return { why: 'redirected', status };
  if (status === 410) return { why: 'gone', status };
  if (status === 429) return { why: 'busy', status };
  return { why: status >= 400 && status < 500 ? 'declined' : 'broken', status };
}
