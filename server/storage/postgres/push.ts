/** Push subscriptions on PostgreSQL. What compares and writes is a function of the database. */
import type { Push, PushKeys, PushSubscriber, ToldEntry, Waiting } from '../ports.js';
import { hostOf } from '../ports.js';
import {
  PUSH_SUBSCRIBER,
  pushLatest,
  pushTidying,
  pushWaiting,
  pushWaitingHosts,
  waitingOf,
  type PushWaitingRow,
} from '../records/push.js';
import type { Connection, Database } from './database.js';

const MAKE_KEYS = 'insert into push_keys (one, public_key, private_key) values (1, $1, $2) on conflict do nothing';
const KEYS = 'select public_key as "publicKey", private_key as "privateKey" from push_keys';
const END_BLOG = `
  with ended as (delete from push_subscribers where blog = $1 returning id)
  delete from push_waiting where subscriber in (select id from ended)`;
const SENT = `
  with gone as (delete from push_waiting where subscriber = $1 and entry = $2 and seq = $3)
  update push_waiting set news = false where subscriber = $1 and entry = $2 and seq <> $3`;
const SET_BEGUN = `
  update push_waiting w set begun = $3 from unnest($1::text[], $2::text[]) as asked (subscriber, entry)
  where w.subscriber = asked.subscriber and w.entry = asked.entry`;
const POSTPONE =
  'update push_waiting set due = $3, attempts = attempts + 1, begun = $4 where subscriber = $1 and entry = $2';
const TIDYING = pushTidying('$1', '$1');

export function postgresPush({ writing }: Database): Push {
  // Asked of the connection that writes: a replica may not have yet what was just written.
  const { ask } = writing;
  return {
    keys: (made) => keysIn(writing, made),
    subscriber: async (id) => (await ask<PushSubscriber>(`${PUSH_SUBSCRIBER} where id = $1`, [id]))[0] ?? null,
    begin: async (subscriber, most, replaced) => {
      const asked = JSON.stringify({ ...subscriber, host: hostOf(subscriber.endpoint), most, replaced });
      const [row] = await ask<{ begun: boolean }>('select begin_push($1::jsonb) as begun', [asked]);
      return row?.begun === true ? 'begun' : 'full';
    },
    end: async (id) => void (await ask('select end_push($1)', [id])),
    endBlog: async (blog) => void (await ask(END_BLOG, [blog])),
    told: async (blog, entry) =>
      (await ask<ToldEntry>('select first, stand from push_told where blog = $1 and entry = $2', [blog, entry]))[0] ??
      null,
    tell: async (telling) => void (await ask('select tell_push($1::jsonb)', [JSON.stringify(telling)])),
    ...waitingIn(writing),
  };
}

type OfWaiting = Pick<Push, 'waitingHosts' | 'waiting' | 'sent' | 'attempt' | 'unattempt' | 'postpone' | 'tidy'>;

function waitingIn({ ask }: Connection): OfWaiting {
  const setBegun = async (waiting: readonly Waiting[], begun: boolean): Promise<void> => {
    const columns = [waiting.map(({ subscriber }) => subscriber.id), waiting.map(({ entry }) => entry)];
    await ask(SET_BEGUN, [...columns, begun]);
  };
  return {
    waitingHosts: async (at) =>
      (await ask<{ host: string }>(pushWaitingHosts('$1', '$2'), [at, pushLatest(at)])).map(({ host }) => host),
    waiting: async (host, at, limit) =>
      (await ask<PushWaitingRow>(pushWaiting('$1', '$2', '$3', '$4'), [host, at, pushLatest(at), limit])).map(
        waitingOf,
      ),
    sent: async ({ subscriber, entry, seq }) => void (await ask(SENT, [subscriber.id, entry, seq])),
    attempt: (waiting) => setBegun(waiting, true),
    unattempt: (waiting) => setBegun(waiting, false),
    postpone: async ({ subscriber, entry, mayBeTold }, due) =>
      void (await ask(POSTPONE, [subscriber.id, entry, due, mayBeTold])),
    tidy: async (at, before) => {
      await ask(TIDYING.waiting, [at]);
      await ask(TIDYING.told, [before]);
      await ask(TIDYING.subscribers);
    },
  };
}

async function keysIn({ ask }: Connection, made: PushKeys): Promise<PushKeys> {
  await ask(MAKE_KEYS, [made.publicKey, made.privateKey]);
  return (await ask<PushKeys>(KEYS))[0] ?? made;
}
