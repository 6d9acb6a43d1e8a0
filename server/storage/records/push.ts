/** The questions about push subscriptions that both stores ask alike, and their rows as records. */
import { PUSH_PAUSE_MAX_MS, type PushSubscriber, type Waiting } from '../ports.js';

export const PUSH_SUBSCRIBER = 'select id, blog, endpoint, p256dh, auth, lang, epoch, seq from push_subscribers';

/** A subscriber's columns come under their own names; those of what waits are told apart from them. */
export type PushWaitingRow = PushSubscriber & {
  entry: string;
  entry_seq: number;
  news: boolean | number;
  begun: boolean | number;
  attempts: number;
  until: string;
};

export function waitingOf(row: PushWaitingRow): Waiting {
  const { entry, entry_seq: seq, news, begun, attempts, until, ...subscriber } = row;
  return { subscriber, entry, seq, isNews: Boolean(news), mayBeTold: Boolean(begun), attempts, until };
}

/**
 * The latest time for which something waits by a clock like this one: no pause is longer. What is due later was postponed before the
 * clock on the wall was set back.
 */
export function pushLatest(at: string): string {
  return new Date(Date.parse(at) + PUSH_PAUSE_MAX_MS).toISOString();
}

/** The condition of a push that is due: one that was never tried in vain waits for no time, whatever the clock on the wall said when it was told. */
function isDue(at: string, latest: string): string {
  return `(w.attempts = 0 or w.due <= ${at} or w.due > ${latest}) and w.until > ${at}`;
}

/** `at` and `latest` are placeholders: see `pushLatest`. */
export function pushWaitingHosts(at: string, latest: string): string {
  return `
    select s.host from push_waiting w join push_subscribers s on s.id = w.subscriber
    where ${isDue(at, latest)} group by s.host order by count(*) desc, s.host`;
}

/** Asks for all that waits, without what has to wait for something older of the same subscriber. */
export function pushWaiting(host: string, at: string, latest: string, limit: string): string {
  return `
    select s.id, s.blog, s.endpoint, s.p256dh, s.auth, s.lang, s.epoch, s.seq,
      w.entry, w.seq as entry_seq, w.news, w.begun, w.attempts, w.until
    from push_subscribers s join push_waiting w on w.subscriber = s.id
    where s.host = ${host} and ${isDue(at, latest)} and not exists (
      select 1 from push_waiting o where o.subscriber = w.subscriber and o.until > ${at}
        and (o.seq < w.seq or (o.seq = w.seq and o.entry < w.entry)))
    limit ${limit}`;
}

export function pushTidying(at: string, before: string): Record<'waiting' | 'told' | 'subscribers', string> {
  return {
    waiting: `delete from push_waiting where until <= ${at} or subscriber not in (select id from push_subscribers)`,
    told: `delete from push_told where at < ${before}`,
    subscribers: 'delete from push_subscribers where blog not in (select slug from blogs)',
  };
}
