/** The things in the box that this person may see, one at a time. */
import { useEffect, useState } from 'preact/hooks';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import {
  addressShared,
  forgetShared,
  shared,
  sharedIds,
  sweepShared,
  vouchFor,
  type Share,
} from '../../worker/sharedBox.js';

export interface Shown {
  id: string;
  share: Share;
}

/** `next` lets go of the thing that is shown, and shows the one after it. */
export function useSharedThings(session: SessionAnswer | null) {
  const [isLost, setLost] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const person = session === null ? null : `${session.role} ${session.name}`;
  const look = async () => setShown(await firstFor(person));
  useEffect(() => {
    const mark = markIn(location);
    if (mark === 'lost') setLost(true);
    void settled(mark).then(look);
  }, [person]);
  const next = async () => {
    if (shown !== null) await forgetShared(shown.id);
    await look();
  };
  return { shown, next, isLost, closeLost: () => setLost(false) };
}

/** Takes the mark out of the address: the page that is loaded anew comes from no share. */
function markIn({ href }: Location): string | null {
  const address = new URL(href);
  const mark = address.searchParams.get('shared');
  address.searchParams.delete('shared');
  if (mark !== null) history.replaceState(history.state, '', address);
  return mark;
}

async function settled(mark: string | null): Promise<void> {
  if (mark !== null && mark !== 'lost') await vouchFor(mark).catch(() => undefined);
  await sweepShared().catch(() => undefined);
}

/** A thing that was offered to another person is kept for them. */
async function firstFor(person: string | null): Promise<Shown | null> {
  for (const id of await sharedIds().catch(() => [])) {
    const share = await shared(id);
    if (share === null || (share.person !== null && share.person !== person)) continue;
    if (person !== null && share.person === null) await addressShared(id, { ...share, person });
    return { id, share };
  }
  return null;
}
