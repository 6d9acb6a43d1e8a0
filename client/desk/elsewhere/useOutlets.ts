/** The outlets of the rally that is open, of one kind, and what became of the last request about them. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { OutletAnswer, OutletKind } from '../../../shared/protocol/outlets.js';
import type { Reply } from '../../account/request.js';
import { useBoard } from '../frame/hooks.js';
import { outletsApi, type OutletsApi } from './outletsApi.js';

export interface OutletsInHand {
  api: OutletsApi;
  /** null: they are not here yet. */
  outlets: readonly OutletAnswer[] | null;
  /** The sentence about a request that failed; null where the last one went well. */
  fault: string | null;
  /** Resolves with the answer, after the list was read anew; null where there is none. */
  after: <Value>(asked: Promise<Reply<Value>>) => Promise<Value | null>;
}

/** A secret that was just made: the server tells it this once. */
export interface ShownSecret {
  of: string;
  secret: string;
}

const READ_EVERY_MS = 15_000;

export function useOutlets(kind: OutletKind): OutletsInHand {
  const { desk, blog, words } = useBoard();
  const api = useMemo(() => outletsApi(desk.api, blog.slug), [desk, blog.slug]);
  const [outlets, setOutlets] = useState<readonly OutletAnswer[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const read = async () => {
    const reply = await api.list();
    if (reply.kind === 'ok') setOutlets(reply.value.outlets.filter((one) => one.kind === kind));
  };
  useEffect(() => {
    void read();
    const timer = setInterval(() => document.visibilityState === 'visible' && void read(), READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [api]);
  const after = async <Value>(asked: Promise<Reply<Value>>): Promise<Value | null> => {
    const reply = await asked;
    const said = reply.kind === 'refused' ? sayRefusal(reply.refusal, words.refusals, words) : words.notices.lost;
    setFault(reply.kind === 'ok' ? null : said);
    await read();
    return reply.kind === 'ok' ? reply.value : null;
  };
  return { api, outlets, fault, after };
}
