/** The outlets of the rally that is open, of one kind, and what became of the last request about them. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OutletAnswer, OutletKind } from '../../../shared/protocol/outlets.js';
import type { Reply } from '../../account/request.js';
import { useBoard } from '../frame/hooks.js';
import { sayFailed } from '../frame/sayFailed.js';
import { outletsApi, type OutletsApi } from './outletsApi.js';

export interface OutletsInHand {
  api: OutletsApi;
  /** null: they are not here yet. */
  outlets: readonly OutletAnswer[] | null;
  /** The sentence about a request that failed; null where the last one went well, and where an older list is here. */
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
  const [unread, setUnread] = useState<string | null>(null);
  const read = async () => {
    const reply = await api.list();
    if (reply.kind === 'ok') setOutlets(reply.value.outlets.filter((one) => one.kind === kind));
    else setUnread(sayFailed(reply, words.unreachableHow, words));
  };
  useEffect(() => {
    void read();
    const timer = setInterval(() => document.visibilityState === 'visible' && void read(), READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [api]);
  const after = async <Value>(asked: Promise<Reply<Value>>): Promise<Value | null> => {
    const reply = await asked;
    setFault(reply.kind === 'ok' ? null : sayFailed(reply, words.notices.lost, words));
    await read();
    return reply.kind === 'ok' ? reply.value : null;
  };
  return { api, outlets, fault: fault ?? (outlets === null ? unread : null), after };
}
