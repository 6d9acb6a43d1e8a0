/** The desk's own entries: an update, a notice, a collection's progress. What is typed is kept until it is sent. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { emptyDraft, wordsOf, type Draft } from '../../entry/draft.js';
import { useDraft } from '../drafts.js';
import { entryFault, faultOfEntry, type Fault } from '../entryFault.js';
import { Send } from './buttons.js';
import { EntryForm } from './entryForm.js';
import { FaultLine } from './fields.js';
import { useFaultFocus } from './faultFocus.js';
import { useBoard, usePage, useWords } from './hooks.js';
import { KindMark } from './marks.js';
import { Preview } from './preview.js';
import { Sheet } from './sheet.js';

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
  const { desk, deeds } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const begin = (): Post => ({ id: desk.newId(), draft: beginning(kind, blog) });
  const kept = useDraft<Post>(desk.shelf, `write/${blog.slug}/${kind}`, begin, isPost);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSending, setSending] = useState(false);
  const [isPreviewed, setPreviewed] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useFaultFocus(body, fault);
  const { id, draft } = kept.value;
  const made = () => wordsOf(draft, { now: desk.serverNow(), timeZone: blog.timeZone });
  const hasNoDrive = kind === 'drive' && blog.drives.length === 0;

  const send = async () => {
    const what = made();
    const found = entryFault(draft, what, blog.slug);
    setFault(found);
    if (found !== null || isSending || hasNoDrive) return;
    // The time of this attempt is the time of the next one, too: the same id must carry the same words.
    const happenedAt = what.happenedAt as string;
    kept.set({ id, draft: { ...draft, happenedAt } });
    setSending(true);
    const sent = await deeds.send('post', id, { id, blog: blog.slug, ...what });
    setSending(false);
    if (sent.is === 'refused') {
      setFault(faultOfEntry(sent.refusal, draft));
      // Its id is spent, or its time is of an attempt that was refused.
      kept.set({ id: desk.newId(), draft });
    }
    if (sent.is !== 'done') return;
    kept.clear();
    onClose();
  };

  return (
    <Sheet
      title={
        <>
          <KindMark kind={kind} /> {words.form.kinds[kind]}
        </>
      }
      onClose={onClose}
      onSend={() => void send()}
      foot={
        <>
          <FaultLine fault={fault?.field === '' ? fault.message : null} />
          {kept.isKept && (
            <button type="button" class="quiet" onClick={kept.clear}>
              {words.discard}
            </button>
          )}
          <button type="button" class="second" aria-pressed={isPreviewed} onClick={() => setPreviewed(!isPreviewed)}>
            {isPreviewed ? words.form.backToWriting : words.form.preview}
          </button>
          <Send isSending={isSending}>{words.sendPost}</Send>
        </>
      }
    >
      <div class="form" ref={body}>
        {hasNoDrive && <p class="alarm">{words.form.noDrives}</p>}
        {isPreviewed ? (
          <Preview words={made()} />
        ) : (
          <EntryForm
            draft={draft}
            fault={fault}
            change={(part) => {
              kept.set({ id, draft: { ...draft, ...part } });
              setFault(null);
            }}
          />
        )}
      </div>
    </Sheet>
  );
}

function beginning(kind: WriteProps['kind'], blog: { languages: string[]; drives: { id: string }[] }): Draft {
  const empty = emptyDraft(kind, blog.languages[0] ?? 'en');
  if (kind !== 'drive') return empty;
  return { ...empty, values: { ...empty.values, drive: blog.drives[0]?.id ?? '', amountIs: 'add' } };
}

function isPost(kept: unknown): kept is Post {
  const post = kept as Partial<Post> | null;
  return typeof post?.id === 'string' && typeof post.draft?.values === 'object' && Array.isArray(post.draft.meanings);
}
