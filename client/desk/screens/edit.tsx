/** Editing an entry, and correcting it with a note that readers see. What is typed is kept until it is sent. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { wordsOf } from '../../entry/draft.js';
import { useDraft } from '../drafts.js';
import { editingOf, isEditing, patchIn, upon, type Editing } from '../editing.js';
import { entryFault, faultOfEntry, type Fault } from '../entryFault.js';
import { Send } from './buttons.js';
import { Conflict } from './conflict.js';
import { EntryForm } from './entryForm.js';
import { Area, FaultLine } from './fields.js';
import { useFaultFocus } from './faultFocus.js';
import { useBoard, usePage, useWords } from './hooks.js';
import { KindMark } from './marks.js';
import { PhotoFields } from './photoFields.js';
import { Preview } from './preview.js';
import { Sheet } from './sheet.js';

interface EditProps {
  entry: DeskEntry;
  correcting: boolean;
  onClose: () => void;
}

export function Edit({ entry, correcting, onClose }: EditProps): JSX.Element {
  const { desk, deeds, offers, notices } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const setting = () => ({ now: desk.serverNow(), timeZone: blog.timeZone });
  const kept = useDraft<Editing>(
    desk.shelf,
    `edit/${blog.slug}/${entry.id}`,
    () => editingOf(entry, setting()),
    isEditing,
  );
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSending, setSending] = useState(false);
  const [isPreviewed, setPreviewed] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useFaultFocus(body, fault);

  const editing = kept.value;
  const { draft } = editing;
  const change = (part: Partial<Editing>) => {
    kept.set({ ...editing, ...part });
    setFault(null);
  };
  // My own command raises the number, too; until its receipt is here that is no conflict.
  const isStale = entry.rev > editing.base.rev && !isSending;
  useEffect(() => {
    // Nothing was typed: what stands now is what is edited.
    if (isStale && !kept.isKept) kept.clear();
  }, [isStale]);

  const checked = (): Record<string, unknown> | null => {
    const made = wordsOf(draft, setting());
    const patch = patchIn(editing, entry, setting());
    const isEmpty = Object.keys(patch).length === 0;
    const found =
      entryFault(draft, made, blog.slug) ??
      (correcting && editing.note.trim() === '' ? { field: 'note', message: words.noteBlank } : null) ??
      (isEmpty && !correcting ? { field: '', message: words.form.unchanged } : null);
    setFault(found);
    return found === null ? patch : null;
  };

  const send = async () => {
    const patch = checked();
    if (patch === null || isSending) return;
    setSending(true);
    const note = editing.note.trim();
    const sent = await deeds.send('revise', entry.id, {
      id: entry.id,
      blog: blog.slug,
      rev: editing.base.rev,
      ...patch,
      ...(correcting ? { correction: { note }, verification: 'corrected' } : {}),
    });
    setSending(false);
    if (sent.is === 'refused') setFault(faultOfEntry(sent.refusal, draft));
    if (sent.is !== 'done') return;
    kept.clear();
    onClose();
    if (!correcting) notices.done('saved');
    else {
      offers.make(entry, { is: 'corrected', note }, blog);
      notices.done('offerReady');
    }
  };

  const title = correcting ? words.correctTitle : words.editTitle;
  return (
    <Sheet
      title={
        <>
          <KindMark kind={entry.kind} /> {words.say(title, { kind: words.form.kinds[entry.kind] })}
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
          <Send isSending={isSending}>{correcting ? words.sendCorrection : words.save}</Send>
        </>
      }
    >
      <div class="form" ref={body}>
        {isStale && kept.isKept && (
          <Conflict
            entry={entry}
            mine={wordsOf(draft, setting())}
            onMine={() => kept.set(upon(editing, entry, setting()))}
            onTheirs={kept.clear}
          />
        )}
        {isPreviewed ? (
          <Preview words={wordsOf(draft, setting())} />
        ) : (
          <>
            {correcting && (
              <div class="note-field">
                <Area
                  name="note"
                  label={words.note}
                  hint={words.noteHow}
                  value={editing.note}
                  fault={fault?.field === 'note' ? fault.message : null}
                  onValue={(note) => change({ note })}
                />
              </div>
            )}
            <EntryForm draft={draft} fault={fault} change={(part) => change({ draft: { ...draft, ...part } })} />
            <PhotoFields entry={entry} photos={editing.photos} onPhotos={(photos) => change({ photos })} />
          </>
        )}
      </div>
    </Sheet>
  );
}
