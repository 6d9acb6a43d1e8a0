/** The outlets of the rally that is open, of one kind, and what became of the last request about them. */
import { useMemo, useState } from 'preact/hooks';
import type { OutletAnswer, OutletKind } from '../../../shared/protocol/outlets.js';
import { useBoard, useEvery } from '../frame/hooks.js';
import { useRequests } from '../frame/requests.js';
import { outletsApi, type OutletsApi } from './outletsApi.js';

export interface OutletsInHand {
  api: OutletsApi;
  /** null: they are not here yet. */
  outlets: readonly OutletAnswer[] | null;
  /** The sentence about a request that failed; null where the last one went well, and where an older list is here. */
  fault: string | null;
  after: ReturnType<typeof useRequests>['after'];
}

/** A secret that was just made: the server tells it this once. */
export interface ShownSecret {
  of: string;
  secret: string;
}

const READ_EVERY_MS = 15_000;

export function useOutlets(kind: OutletKind): OutletsInHand {
  const { desk, blog } = useBoard();
  const api = useMemo(() => outletsApi(desk.api, blog.slug), [desk, blog.slug]);
  const [outlets, setOutlets] = useState<readonly OutletAnswer[] | null>(null);
  const { fault, unread, look, after } = useRequests(async () => {
    const reply = await api.list();
    if (reply.kind === 'ok') setOutlets(reply.value.outlets.filter((one) => one.kind === kind));
    return reply;
  });
  useEvery(READ_EVERY_MS, look, api);
  return { api, outlets, fault: fault ?? (outlets === null ? unread : null), after };
}
