/** People, a clock and a store for the contract of people. */
import type { People, Store } from '../../../server/storage/ports.js';
import { createBlog } from '../journal/drafts.js';

/** Opens a fresh, empty store that goes by this clock. The suite closes it. */
export type OpenStore = (now: () => Date) => Promise<Store>;

const NOON = Date.parse('2022-02-27T12:00:00.000Z');

/** So many minutes after noon of 27 February 2022, UTC. */
export const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();

export const ANN = { id: 'ann', blog: 'baku', name: 'Ann', role: 'reporter' } as const;
export const OLGA = { id: 'olga', blog: null, name: 'Olga', role: 'owner' } as const;
export const OLEH = { ...OLGA, id: 'oleh', name: 'Oleh' } as const;
export type Who = typeof ANN | typeof OLGA | typeof OLEH;

/** Registers the closing of stores after each test. Their clock stands at noon until it is set. */
export function usePeople(openStore: OpenStore): {
  open: () => Promise<People>;
  openStore: () => Promise<Store>;
  setClock: (minutes: number) => void;
} {
  const opened: Store[] = [];
  let time = NOON;
  afterEach(async () => {
    time = NOON;
    for (const store of opened.splice(0)) await store.close();
  });
  const openWhole = async () => {
    const store = await openStore(() => new Date(time));
    opened.push(store);
    await createBlog(store.journal);
    return store;
  };
  return {
    open: async () => (await openWhole()).people,
    openStore: openWhole,
    setClock: (minutes) => (time = NOON + minutes * 60_000),
  };
}

/** Invites a person until 13:00. */
export async function invited(people: People, who: Who = ANN): Promise<void> {
  const { id: person } = await people.person(who);
  await people.invite({
    id: `invitation-of-${person}`,
    person,
    secretHash: 'invitation',
    expiresAt: at(60),
    at: at(0),
    invitedBy: null,
  });
}

/** An attempt to redeem that invitation. */
export function attempt(
  minutes: number,
  over: { attemptHash?: string; secretHash?: string; halfHash?: string; id?: string } = {},
) {
  const { attemptHash = 'attempt', secretHash = 'session', halfHash = 'half', id = 'phone' } = over;
  return { invitationHash: 'invitation', attemptHash, device: { id, secretHash, halfHash }, at: at(minutes) };
}
