/** Holds the desk's offers against the server: each act on each entry, in every status, for every role. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ROLES, STATUSES, type BlogStatus, type EntryState } from '../../../../shared/entry.js';
import { mayDo } from '../../../../client/desk/deeds/entryActs.js';
import { ENTRY_KEYS, type EntryAct } from '../../../../client/desk/board/keys.js';
import type { Accepted, Actor } from '../../../../server/newsroom.js';
import { openHouse, outcomeOf, type House } from '../../../server/newsroom/house.js';

let house: House;
beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());

const STATES: EntryState[] = ['held', 'published', 'retracted', 'taken-down'];

/** Does an act as the desk would. `actions` sends nothing by itself: it unfolds the buttons that change labels. */
function doneBy(act: EntryAct, actor: Actor, to: { id: string; blog: string }): Promise<Accepted> {
  const { newsroom } = house;
  const named = { command: randomUUID(), ...to };
  const revise = (patch: object) => newsroom.revise(actor, { ...named, rev: 1, ...patch });
  switch (act) {
    case 'edit':
      return revise({ text: 'They sing and dance.' });
    case 'correct':
      return revise({ correction: { note: 'It was at four.' }, verification: 'corrected' });
    case 'translate':
      return revise({ translations: { uk: { text: 'Вони співають.' } } });
    case 'publish':
      return newsroom.publish(actor, { ...named, rev: 1 });
    case 'pin':
      return revise({ pinned: true });
    case 'key':
    case 'actions':
      return revise({ key: true });
    case 'verify':
      return revise({ verification: 'seen' });
    case 'withdraw':
      return newsroom.retract(actor, named);
    case 'takeDown':
      return newsroom.takedown(actor, named);
  }
}

interface Made {
  act: EntryAct;
  state: EntryState;
  id: string;
}

/** Own entries in every state, one for each act, in a blog that then has this status. */
async function prepared(status: BlogStatus, actor: Actor, blog: string): Promise<Made[]> {
  const author = { ...actor, person: { ...actor.person, role: 'reporter' as const, blog } };
  const editor = house.person(blog, 'Eve', 'editor');
  const made: Made[] = [];
  for (const state of STATES) {
    await house.set(blog, { status: state === 'held' ? 'paused' : 'live' });
    for (const act of ACTS) {
      const { id } = (await house.post(author, blog)).receipt;
      if (state === 'retracted') await doneBy('withdraw', editor, { id, blog });
      if (state === 'taken-down') await doneBy('takeDown', editor, { id, blog });
      made.push({ act, state, id });
    }
  }
  await house.set(blog, { status });
  return made;
}

const ACTS = [...new Set(Object.values(ENTRY_KEYS))];

test.each(ROLES.flatMap((role) => STATUSES.map((status) => [role, status] as const)))(
  '[A2] the desk offers to a person of role %s, while the blog is %s, the acts that the server takes',
  async (role, status) => {
    const blog = await house.blog();
    const actor = house.person(blog, 'Ann', role);
    const differences: string[] = [];
    for (const { act, state, id } of await prepared(status, actor, blog)) {
      expect((await house.entry(blog, id)).state).toBe(state);
      const isOffered = mayDo(act, { who: actor.person, blog: { status }, entry: { state } });
      const outcome = await outcomeOf(doneBy(act, actor, { id, blog }));
      if (isOffered !== (outcome === 'ok')) differences.push(`${act} of ${state}: ${outcome}`);
    }
    // No reader has seen a held entry, so there is nothing to correct before them: that alone is the desk's own rule.
    expect(differences).toEqual(role === 'reporter' ? [] : ['correct of held: ok']);
  },
);
