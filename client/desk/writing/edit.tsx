/** Editing an entry, and correcting it with a note that readers see. What is typed is kept until it is sent. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { Area } from '../../entry/controls.js';
import { Conflict } from '../../entry/conflict.js';
import { wordsOf } from '../../entry/draft.js';
import type { DraftPhoto } from '../../entry/draftPhotos.js';
import { wordsOfEntry } from '../../entry/entryWords.js';
import { faultIn, faultOf, type Fault } from '../../entry/fault.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { isGone } from '../../../shared/may.js';
import { useDraft } from '../frame/kept.js';
import { editingIn, editingOf, patchIn, upon, type Editing } from './editing.js';
import { EntrySheet } from './entrySheet.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { Thumb } from '../board/photos.js';

interface EditProps {
  entry: DeskEntry;
  correcting: boolean;
  onClose: () => void;
}

export function Edit({ entry, correcting, onClose }: EditProps): JSX.Element {
  const { kept, setting, isStale, fault, isSending, send, change } = useEditing({ entry, correcting, onClose });
  const words = useWords();
  const { form } = useFormSpeech();
  const { draft, note } = kept.value;
  const title = correcting ? words.correctTitle : words.editTitle;
  return (
    <EntrySheet
      kind={entry.kind}
      title={words.say(title, { kind: form.kinds[entry.kind] })}
      draft={draft}
      made={() => wordsOf(draft, setting())}
      fault={fault}
      isSending={isSending}
      send={correcting ? words.sendCorrection : words.save}
      onSend={send}
      onChange={(next) => change({ draft: next })}
      onDiscard={kept.isKept ? kept.clear : null}
      onClose={onClose}
      picture={(photo) => pictureOf(entry, photo)}
      alarm={
        isStale && kept.isKept ? (
          <Stale
            entry={entry}
            mine={wordsOf(draft, setting())}
            onMine={() => kept.set(upon(kept.value, entry, setting()))}
            onTheirs={kept.clear}
          />
        ) : null
      }
      first={correcting ? <Note note={note} fault={fault} onNote={(typed) => change({ note: typed })} /> : null}
    />
  );
}

function useEditing({ entry, correcting, onClose }: EditProps) {
  const { desk, deeds, offers, notices } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const speech = useFormSpeech();
  const setting = () => ({ now: desk.serverNow(), timeZone: blog.timeZone });
  const place = `edit/${blog.slug}/${entry.id}`;
  const kept = useDraft<Editing>(desk.shelf, place, () => editingOf(entry, setting()), editingIn);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSending, setSending] = useState(false);
  const editing = kept.value;
  const { draft, base, note } = editing;
  // My own command raises the number, too; until its receipt is here that is no conflict.
  const isStale = entry.rev > base.rev && !isSending;
  useEffect(() => {
    // Nothing was typed: what stands now is what is edited.
    if (isStale && !kept.isKept) kept.clear();
  }, [isStale]);

  const checked = (): Record<string, unknown> | null => {
    const patch = patchIn(editing, entry, setting());
    const isUnchanged = Object.keys(patch).length === 0 && !correcting;
    const found =
      faultOf(draft, wordsOf(draft, setting()), blog.slug, speech) ??
      (correcting && note.trim() === '' ? { field: 'note', message: words.noteBlank } : null) ??
      (isUnchanged ? { field: '', message: speech.form.unchanged } : null);
    setFault(found);
    return found === null ? patch : null;
  };
  const send = async () => {
    const patch = isSending ? null : checked();
    if (patch === null) return;
    const correction = correcting ? { correction: { note: note.trim() }, verification: 'corrected' } : {};
    setSending(true);
    const { id } = entry;
    const sent = await deeds.send('revise', id, { id, blog: blog.slug, rev: base.rev, ...patch, ...correction });
    setSending(false);
    if (sent.is === 'refused') setFault(faultIn(sent.refusal, draft, speech));
    if (sent.is !== 'done') return;
    kept.clear();
    onClose();
    if (correcting) offers.make(entry, { is: 'corrected', note: note.trim() }, blog);
    notices.done(correcting ? 'offerReady' : 'saved');
  };
  const change = (part: Partial<Editing>) => {
    kept.set({ ...editing, ...part });
    setFault(null);
  };
  return { kept, setting, isStale, fault, isSending, send, change };
}

interface StaleProps {
  entry: DeskEntry;
  mine: ReturnType<typeof wordsOfEntry>;
  onMine: () => void;
  onTheirs: () => void;
}

function Stale({ entry, mine, onMine, onTheirs }: StaleProps): JSX.Element {
  const { blog } = useBoard();
  const words = useWords();
  const { form } = useFormSpeech();
  if (isGone(entry)) return <p class="alarm">{form.conflict.gone}</p>;
  return (
    <Conflict
      drives={blog.drives}
      yours={mine}
      stands={wordsOfEntry(entry)}
      says={{ mine: words.conflictMine, theirs: words.conflictTheirs }}
      onMine={onMine}
      onTheirs={onTheirs}
    />
  );
}

function Note({ note, fault, onNote }: { note: string; fault: Fault | null; onNote: (note: string) => void }) {
  const words = useWords();
  return (
    <div class="note-field">
      <Area
        name="note"
        label={words.note}
        hint={words.noteHow}
        value={note}
        fault={fault?.field === 'note' ? fault.message : null}
        onValue={onNote}
      />
    </div>
  );
}

/** One that was taken down has nothing left to say. */
function pictureOf({ media }: DeskEntry, { id }: DraftPhoto): JSX.Element | null {
  const item = media.find((one) => one.id === id);
  return item === undefined || item.state === 'gone' ? null : <Thumb item={item} />;
}
