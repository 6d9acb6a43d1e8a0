/** Requests about a list that is read anew after each of them, and the sentences about what failed last. */
import { useState } from 'preact/hooks';
import type { Reply } from '../../account/request.js';
import { useWords } from './hooks.js';
import { sayFailed } from './sayFailed.js';

export function useRequests(read: () => Promise<Reply<unknown>>) {
  const words = useWords();
  const [fault, setFault] = useState<string | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const look = async () => {
    const reply = await read();
    setUnread(reply.kind === 'ok' ? null : sayFailed(reply, words.unreachableHow, words));
  };
  /** Resolves with the answer, after the list was read anew; null where there is none. */
  const after = async <Value>(asked: Promise<Reply<Value>>): Promise<Value | null> => {
    const reply = await asked;
    setFault(reply.kind === 'ok' ? null : sayFailed(reply, words.notices.lost, words));
    await look();
    return reply.kind === 'ok' ? reply.value : null;
  };
  return { fault, unread, look, after };
}
