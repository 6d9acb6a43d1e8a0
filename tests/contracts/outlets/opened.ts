/** Stores with outlets for the contract's tests, and what is looked at in them. */
import type { NewOutlet, Outlet, Store } from '../../../server/storage/ports.js';

const NOON = Date.parse('2022-02-27T12:00:00.000Z');
export const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();

export const HOOK: NewOutlet = {
  id: 'hook',
  blog: 'baku',
  kind: 'webhook',
  settings: { url: 'https://a', secret: 's' },
  addedAt: at(0),
};
export const CHANNEL: NewOutlet = {
  ...HOOK,
  id: 'channel',
  kind: 'telegram',
  settings: { token: 't' },
  addedAt: at(1),
};

export type Open = (...outlets: NewOutlet[]) => Promise<Opened>;

export interface Opened {
  store: Store;
  outlets: Store['outlets'];
  epoch: string;
  head: number;
}

/** Lists what waits for an outlet, as `<item> <seq>`. */
export async function waits({ outlets }: Opened, id = 'hook'): Promise<string[]> {
  return (await outlets.waiting(id, 100)).map(({ item, seq }) => `${item || 'blog'} ${seq}`);
}

export async function outletIn({ outlets }: Opened, id = 'hook'): Promise<Outlet> {
  const outlet = await outlets.outlet(id);
  if (outlet === null) throw new Error(`there is no ${id}`);
  return outlet;
}
