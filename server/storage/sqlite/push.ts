/** Push subscriptions on SQLite, in one transaction each. */
import type { Push, PushKeys, PushSubscriber, Telling, ToldEntry, Waiting } from '../ports.js';
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
import type { Connection, Database, Statement } from './database.js';

const BEGIN = `
  insert into push_subscribers (id, blog, host, endpoint, p256dh, auth, lang, epoch, seq)
  values (@id, @blog, @host, @endpoint, @p256dh, @auth, @lang, @epoch, @seq)
  on conflict (id) do update set p256dh = excluded.p256dh, auth = excluded.auth, lang = excluded.lang`;
const MOVE = `
  insert into push_waiting (subscriber, entry, seq, news, begun, attempts, due, until)
  select @id, entry, seq, news, begun, attempts, due, until from push_waiting where subscriber = @former
  on conflict do nothing`;
const TELL = `
  insert into push_told (blog, entry, epoch, first, stand, at) values (@blog, @entry, @epoch, @seq, @stand, @at)
  on conflict (blog, entry) do nothing`;
const WAIT = `
  insert into push_waiting (subscriber, entry, seq, news, due, until)
  select s.id, t.entry, @seq, @news, @at, @until from push_told t join push_subscribers s on s.blog = t.blog
  where t.blog = @blog and t.entry = @entry and (s.epoch <> t.epoch or s.seq < t.first)
  on conflict (subscriber, entry) do update set seq = excluded.seq,
    until = case when news = 1 and begun = 0 then until else excluded.until end`;
const POSTPONE = `
  update push_waiting set due = @due, attempts = attempts + 1, begun = @begun
  where subscriber = @subscriber and entry = @entry`;

export function sqlitePush(database: Database): Push {
  const { read, write } = database;
  const rows = new PushRows(database);
  return {
    keys: async (made) => write(() => rows.keys(made)),
    subscriber: async (id) => read(() => rows.subscriber(id)),
    begin: async (subscriber, most, replaced) => write(() => rows.begin(subscriber, most, replaced)),
    end: async (id) => write(() => rows.end(id)),
    endBlog: async (blog) => write(() => rows.endBlog(blog)),
    told: async (blog, entry) => read(() => rows.told(blog, entry)),
    tell: async (telling) => write(() => rows.tell(telling)),
    waitingHosts: async (at) => read(() => rows.waitingHosts(at)),
    waiting: async (host, at, limit) => read(() => rows.waiting(host, at, limit)),
    sent: async (waiting) => write(() => rows.sent(waiting)),
    attempt: async (waiting) => write(() => rows.setBegun(waiting, 1)),
    unattempt: async (waiting) => write(() => rows.setBegun(waiting, 0)),
    postpone: async (waiting, due) => write(() => rows.postpone(waiting, due)),
    tidy: async (at, before) => write(() => rows.tidy(at, before)),
  };
}

/** Methods are called within a transaction. */
class PushRows {
  private readonly on: ReturnType<typeof statements>;

  constructor({ reading, writing }: Database) {
    this.on = statements(reading, writing);
  }

  keys(made: PushKeys): PushKeys {
    this.on.makeKeys.run({ ...made });
    return this.on.keys.get() ?? made;
  }

  subscriber(id: string): PushSubscriber | null {
    return this.on.subscriber.get({ id }) ?? null;
  }

  begin(subscriber: PushSubscriber, most: number, former: string | null): 'begun' | 'full' {
    const { id, blog, endpoint } = subscriber;
    const stands = this.on.known.get({ id, former }) !== undefined;
    if (!stands && (this.on.count.get({ blog })?.n ?? 0) >= most) return 'full';
    this.on.begin.run({ ...subscriber, host: hostOf(endpoint) });
    if (former !== null && former !== id) {
      this.on.move.run({ id, former });
      this.end(former);
    }
    return 'begun';
  }

  end(id: string): void {
    this.on.endWaiting.run({ id });
    this.on.end.run({ id });
  }

  endBlog(blog: string): void {
    this.on.endBlogWaiting.run({ blog });
    this.on.endBlog.run({ blog });
  }

  told(blog: string, entry: string): ToldEntry | null {
    return this.on.told.get({ blog, entry }) ?? null;
  }

  tell({ blog, entry, epoch, seq, stand, at, until }: Telling): void {
    const isNews = this.on.tell.run({ blog, entry, epoch, seq, stand, at }).changes > 0;
    if (!isNews) this.on.tellAgain.run({ blog, entry, stand });
    this.on.wait.run({ blog, entry, seq, at, until, news: Number(isNews) });
  }

  waitingHosts(at: string): string[] {
    return this.on.waitingHosts.all({ at, latest: pushLatest(at) }).map(({ host }) => host);
  }

  waiting(host: string, at: string, limit: number): Waiting[] {
    return this.on.waiting.all({ host, at, latest: pushLatest(at), limit }).map(waitingOf);
  }

  sent({ subscriber, entry, seq }: Waiting): void {
    this.on.sent.run({ subscriber: subscriber.id, entry, seq });
    // A newer state of the entry waits still: this subscriber knows the entry from now on.
    this.on.isTold.run({ subscriber: subscriber.id, entry });
  }

  setBegun(waiting: readonly Waiting[], begun: 0 | 1): void {
    for (const { subscriber, entry } of waiting) this.on.setBegun.run({ subscriber: subscriber.id, entry, begun });
  }

  postpone({ subscriber, entry, mayBeTold }: Waiting, due: string): void {
    this.on.postpone.run({ subscriber: subscriber.id, entry, due, begun: Number(mayBeTold) });
  }

  tidy(at: string, before: string): void {
    this.on.tidyWaiting.run({ at });
    this.on.tidyTold.run({ before });
    this.on.tidySubscribers.run();
  }
}

function statements(reading: Connection, writing: Connection) {
  const { waiting, told, subscribers } = pushTidying('@at', '@before');
  return {
    ...subscriberStatements(reading, writing),
    told: reading.prepare<ToldEntry>('select first, stand from push_told where blog = @blog and entry = @entry'),
    tell: writing.prepare(TELL),
    tellAgain: writing.prepare('update push_told set stand = @stand where blog = @blog and entry = @entry'),
    wait: writing.prepare(WAIT),
    waitingHosts: reading.prepare<{ host: string }>(pushWaitingHosts('@at', '@latest')),
    waiting: reading.prepare<PushWaitingRow>(pushWaiting('@host', '@at', '@latest', '@limit')),
    sent: writing.prepare('delete from push_waiting where subscriber = @subscriber and entry = @entry and seq = @seq'),
    isTold: writing.prepare('update push_waiting set news = 0 where subscriber = @subscriber and entry = @entry'),
    setBegun: writing.prepare(
      'update push_waiting set begun = @begun where subscriber = @subscriber and entry = @entry',
    ),
    postpone: writing.prepare(POSTPONE),
    tidyWaiting: writing.prepare(waiting),
    tidyTold: writing.prepare(told),
    tidySubscribers: writing.prepare(subscribers),
  };
}

function subscriberStatements(reading: Connection, writing: Connection): Record<Changing, Statement<unknown>> & Asking {
  return {
    makeKeys: writing.prepare(
      'insert into push_keys (one, public_key, private_key) values (1, @publicKey, @privateKey) on conflict do nothing',
    ),
    keys: writing.prepare('select public_key as publicKey, private_key as privateKey from push_keys'),
    subscriber: reading.prepare(`${PUSH_SUBSCRIBER} where id = @id`),
    known: writing.prepare('select 1 from push_subscribers where id in (@id, @former)'),
    count: writing.prepare('select count(*) as n from push_subscribers where blog = @blog'),
    begin: writing.prepare(BEGIN),
    move: writing.prepare(MOVE),
    end: writing.prepare('delete from push_subscribers where id = @id'),
    endWaiting: writing.prepare('delete from push_waiting where subscriber = @id'),
    endBlog: writing.prepare('delete from push_subscribers where blog = @blog'),
    endBlogWaiting: writing.prepare(
      'delete from push_waiting where subscriber in (select id from push_subscribers where blog = @blog)',
    ),
  };
}

type Changing = 'makeKeys' | 'begin' | 'move' | 'end' | 'endWaiting' | 'endBlog' | 'endBlogWaiting';

interface Asking {
  keys: Statement<PushKeys>;
  subscriber: Statement<PushSubscriber>;
  known: Statement<unknown>;
  count: Statement<{ n: number }>;
}
