/** The desk's own entries: an update, a notice, a collection's progress. What is typed is kept until it is sent. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { draftIn, emptyDraft, wordsOf, type Draft } from '../../entry/draft.js';
import { faultIn, faultOf, type Fault } from '../../entry/fault.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { useDraft } from '../frame/kept.js';
import { EntrySheet } from './entrySheet.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';

/** The id is the entry's: what was sent once and is sent again after a reload is posted once. */
interface Post {
  id: string;
  draft: Draft;
}

interface WriteProps {
  kind: 'update' | 'notice' | 'drive';
  onClose: () => void;
}

export function Write({ kind, onClose }: WriteProps): JSX.Element {
  const { kept, fault, isSending, made, send, change } = usePost(kind, onClose);
  const words = useWords();
  const { form } = useFormSpeech();
  return (
    <EntrySheet
      kind={kind}
      title={form.kinds[kind]}
      draft={kept.value.draft}
      made={made}
      fault={fault}
      isSending={isSending}
      send={words.sendPost}
      onSend={send}
      onChange={change}
      onDiscard={kept.isKept ? kept.clear : null}
      onClose={onClose}
      picture={() => null}
    />
  );
}

function usePost(kind: WriteProps['kind'], onClose: () => void) {
  const { desk, deeds } = usePage();
  const { blog } = useBoard();
  const speech = useFormSpeech();
  const begin = (): Post => {
    return { id: desk.newId(), draft: emptyDraft(kind, blog.languages[0] ?? 'en', blog.drives[0]?.id) };
  };
  const kept = useDraft<Post>(desk.shelf, `write/${blog.slug}/${kind}`, begin, postIn);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSending, setSending] = useState(false);
  const { id, draft } = kept.value;
  const made = () => wordsOf(draft, { now: desk.serverNow(), timeZone: blog.timeZone });

  const send = async () => {
    const what = made();
    const found = faultOf(draft, what, blog.slug, speech);
    setFault(found);
    if (found !== null || isSending || (kind === 'drive' && blog.drives.length === 0)) return;
    // The time of this attempt is the time of the next one, too: the same id must carry the same words.
    kept.set({ id, draft: { ...draft, happenedAt: what.happenedAt as string } });
    setSending(true);
    const sent = await deeds.send('post', id, { id, blog: blog.slug, ...what });
    setSending(false);
    if (sent.is === 'refused') {
      setFault(faultIn(sent.refusal, draft, speech));
      // Its id is spent, or its time is of an attempt that was refused.
      kept.set({ id: desk.newId(), draft });
    }
    if (sent.is !== 'done') return;
    kept.clear();
    onClose();
  };
  const change = (next: Draft) => {
    kept.set({ id, draft: next });
    setFault(null);
  };
  return { kept, fault, isSending, made, send, change };
}

function postIn(kept: unknown): Post | null {
  const { id, draft } = (kept ?? {}) as Partial<Post>;
  const read = draftIn(draft);
  return typeof id === 'string' && read !== null ? { id, draft: read } : null;
}
