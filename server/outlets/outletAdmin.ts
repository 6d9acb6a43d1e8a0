/** A blog's outlets as its desk and the operator run them. Who may is asked before; secrets leave here once. */
import type {
  OutletAnswer,
  OutletFault,
  OutletKind,
  OutletTested,
  SecretAnswer,
  WebhookMade,
} from '../../shared/protocol/outlets.js';
import { Refused } from '../../shared/refusals.js';
import type { Outbound } from '../outbound/outbound.js';
import type { Outlet, Outlets } from '../storage/ports.js';
import type { Carrier } from './carrier.js';
import type { OutletRoundParts } from './outletRound.js';
import { newSecret } from './signature.js';
import { formerInForce, type WebhookSettings } from './webhook.js';

export interface OutletAdminParts {
  outlets: Outlets;
  carriers: OutletRoundParts['carriers'];
  /** The way of webhooks. */
  outbound: Pick<Outbound, 'isReachable'>;
  /** Whether this is the operator's: the one who is told why an address cannot be reached. */
  isOperators?: boolean;
  now: () => Date;
  newId: () => string;
  /** Hears that an outlet may go on. */
  onResumed?: () => void;
}

/** Each costs a request for every change. */
const MOST_OF_BLOG = 10;
const FORMER_MS = 86_400_000;
/** Each lengthens the signature of every request: of more changes in a day, the oldest secrets end early. */
const MOST_FORMER = 5;

export class OutletAdmin {
  constructor(private readonly parts: OutletAdminParts) {}

  async list(blog: string): Promise<OutletAnswer[]> {
    return Promise.all((await this.parts.outlets.outlets(blog)).map((outlet) => this.answerOf(outlet)));
  }

  /** Lists the outlets of all blogs, each with its blog. */
  async listAll(): Promise<{ blog: string; outlet: OutletAnswer }[]> {
    const all = await this.parts.outlets.allOutlets();
    return Promise.all(all.map(async (outlet) => ({ blog: outlet.blog, outlet: await this.answerOf(outlet) })));
  }

  /** Makes an outlet of settings that its kind looked at. Throws `not-found`, `invalid` where the blog has too many, and `conflict` where it has the only one of its kind. */
  async add(blog: string, kind: OutletKind, settings: unknown): Promise<Outlet> {
    const { outlets, now, newId } = this.parts;
    const made = { id: newId(), blog, kind, settings, addedAt: now().toISOString() };
    const added = await outlets.add(made, MOST_OF_BLOG);
    if (added === null) throw new Refused('not-found', { field: 'blog' });
    if (added === 'set') throw new Refused('conflict', { field: 'channel', why: 'channel-set' });
    if (added !== 'full') return added;
    throw new Refused('invalid', { field: 'kind', why: 'too-many-outlets', values: { n: MOST_OF_BLOG } });
  }

  /** Throws as `add`, and `invalid` for an address that is not https on port 443 of the public internet. */
  async addWebhook(blog: string, url: string): Promise<WebhookMade> {
    if (!this.parts.outbound.isReachable(url)) throw new Refused('invalid', { field: 'url', why: 'not-reachable' });
    const secret = newSecret();
    const settings: WebhookSettings = { url, secret, former: [] };
    const { id } = await this.add(blog, 'webhook', settings);
    return { id, secret };
  }

  /** Gives a webhook another secret; each one before signs too for a day. Throws `not-found`. */
  async renewSecret(blog: string, id: string): Promise<SecretAnswer> {
    const { outlets, now } = this.parts;
    const outlet = await this.outletOf(blog, id);
    if (outlet.kind !== 'webhook') throw new Refused('not-found');
    const { url, secret: replaced, former } = outlet.settings as WebhookSettings;
    const formerUntil = new Date(now().getTime() + FORMER_MS).toISOString();
    const secret = newSecret();
    const before = [{ secret: replaced, until: formerUntil }, ...formerInForce(former, now())];
    const settings: WebhookSettings = { url, secret, former: before.slice(0, MOST_FORMER) };
    // Somebody else may be changing it, too: of their secret, and of ours, one would be told and never be in force.
    if (!(await outlets.setSettings(id, outlet.settings, settings))) return this.renewSecret(blog, id);
    return { secret, formerUntil };
  }

  /** Sends a test that is no change. Throws `not-found`. */
  async test(blog: string, id: string): Promise<OutletTested> {
    const outlet = await this.outletOf(blog, id);
    const fault = await this.carrierOf(outlet).test(outlet, new AbortController().signal);
    return fault === null ? { ok: true } : { ok: false, ...this.told(outlet, fault) };
  }

  /** Goes on with what waits, at once. Throws `not-found`. */
  async resume(blog: string, id: string): Promise<void> {
    const { outlets, now, onResumed } = this.parts;
    await this.outletOf(blog, id);
    await outlets.resume(id, now().toISOString());
    onResumed?.();
  }

  /** Throws `not-found`. */
  async remove(blog: string, id: string): Promise<void> {
    await this.outletOf(blog, id);
    await this.parts.outlets.remove(id);
  }

  /** An outlet of another blog is as little there as none (rule A2). */
  private async outletOf(blog: string, id: string): Promise<Outlet> {
    const outlet = await this.parts.outlets.outlet(id);
    if (outlet?.blog !== blog) throw new Refused('not-found');
    return outlet;
  }

  private async answerOf(outlet: Outlet): Promise<OutletAnswer> {
    const { id, kind, state, addedAt, failure, lastAt, settings } = outlet;
    return {
      ...{ id, kind, state, addedAt, name: this.carrierOf(outlet).nameOf(settings) },
      ...(failure === null ? {} : { failure: this.told(outlet, failure) }),
      ...(lastAt === null ? {} : { lastAt }),
      // A webhook's carrier keeps no notes.
      ...(kind === 'webhook' ? {} : { entries: await this.parts.outlets.countNotes(id) }),
    };
  }

  /** An editor types addresses in: of one that is not reached, nothing tells whether a name has an address inside. */
  private told<Fault extends OutletFault>({ kind }: Outlet, fault: Fault): Fault {
    const isTold = this.parts.isOperators === true || kind !== 'webhook' || fault.why !== 'unreachable';
    return isTold ? fault : { ...fault, why: 'silent' };
  }

  private carrierOf({ kind }: Outlet): Carrier {
    const carrier = this.parts.carriers[kind];
    if (carrier === undefined) throw new Error(`nothing carries to a ${kind}`);
    return carrier;
  }
}
