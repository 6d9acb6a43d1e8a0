/** Edits an entry, or corrects it with a note that readers see. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { isBlank } from '../../../shared/characters.js';
import type { DeskEntry } from '../../../shared/entry.js';
import { isGone } from '../../../shared/may.js';
import type { Refusal } from '../../../shared/refusals.js';
import { Conflict } from '../../entry/conflict.js';
import { Area } from '../../entry/controls.js';
import { contentOf } from '../../entry/draft.js';
import { idsOf } from '../../entry/draftPhotos.js';
import { contentOfEntry } from '../../entry/entryContent.js';
import { faultOf } from '../../entry/check.js';
import type { Fault } from '../../entry/fault.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { faultAt } from '../settings/faults.js';
import { useLongAgo } from './longAgo.js';
import { byClocksOf, editingIn, editingOf, followed, patchIn, upon, type Editing } from './editing.js';
import { faultOfPhotos } from '../photos/formPhotos.js';
import { changed, EntrySheet } from './entrySheet.js';
import { faultOfEdit } from './refused.js';

interface EditProps {
  entry: DeskEntry;
  correcting: boolean;
  onClose: () => void;
}

export function Edit({ entry, correcting, onClose }: EditProps): JSX.Element {
  const { typed, editing, made, isStale, goOn, change, send } = useEditing({ entry, correcting, onClose });
  const words = useWords();
  const { draft, note } = editing;
  const title = correcting ? words.correctTitle : words.editTitle;
  const alarm = <Stale entry={entry} mine={made} onMine={goOn} onTheirs={typed.clear} />;
  const first = (
    <div class="stack offer">
      <Area
        name="note"
        label={words.note}
        hint={words.noteHow}
        value={note}
        fault={faultAt(typed.fault, 'note')}
        onValue={(next) => change(() => ({ note: next }))}
      />
    </div>
  );
  return (
    <EntrySheet
      kind={entry.kind}
      title={words.say(title, { kind: words.form.kinds[entry.kind] })}
      draft={draft}
      made={made}
      typed={typed}
      says={correcting ? words.sendCorrection : words.save}
      onSend={send}
      onChange={(part) => change((now) => ({ draft: changed(now.draft, part) }))}
      onClose={onClose}
      media={entry.media}
      alarm={(isGone(entry) || (isStale && typed.isKept)) && alarm}
      first={correcting && first}
    />
  );
}

/** The form while it is typed in: kept on this device, by the clocks that the rally has now, and whether it is of an old entry. */
function useForm({ entry, onClose }: Pick<EditProps, 'entry' | 'onClose'>) {
  const { desk, blog } = useBoard();
  const setting = () => ({ now: desk.serverNow(), timeZone: blog.timeZone });
  const begin = () => editingOf(entry, setting());
  const typed = useTyped({ place: `edit/${blog.slug}/${entry.id}`, begin, read: editingIn, onClose });
  const editing = followed(byClocksOf(typed.value, blog.timeZone), entry, setting());
  // This editor's own command raises the number, too; until its receipt is here that is no conflict.
  const isStale = entry.rev > editing.base.rev && !typed.isSending;
  useEffect(() => {
    // Nothing was typed, so the form follows the entry.
    if (isStale && !typed.isKept) typed.clear();
  }, [isStale]);
  const goOn = () => typed.change(upon(editing, entry, setting()));
  const change = (part: (now: Editing) => Partial<Editing>) =>
    typed.changeFrom((kept) => {
      const now = followed(byClocksOf(kept, blog.timeZone), entry, setting());
      return { ...now, ...part(now) };
    });
  return { typed, editing, setting, isStale, goOn, change };
}

function useEditing({ entry, correcting, onClose }: EditProps) {
  const { desk, deeds, offers, notices, blog, words } = useBoard();
  const { id } = entry;
  const form = useForm({ entry, onClose });
  const { typed, editing, setting } = form;
  const made = () => contentOf(editing.draft, setting());
  const longAgo = useLongAgo();
  const note = editing.note.trim();
  const faultNow = (patch: object): Fault | null => {
    const unready = faultOfPhotos(editing.draft, entry.media, desk.photos, words);
    const found = unready ?? faultOf(editing.draft, made(), blog, words, editing.base.words);
    if (found !== null) return found;
    if (correcting && isBlank(note)) return { field: 'note', message: words.noteBlank };
    if (!correcting && Object.keys(patch).length === 0) return { field: '', message: words.form.unchanged };
    return longAgo(editing.draft.happenedAt, editing.base.words.happenedAt);
  };
  const sendWithPhotos = async (fields: Record<string, unknown>) => {
    const isNew = (photo: string) => entry.media.every((item) => item.id !== photo);
    const oweNot = desk.photos.owe(id, idsOf(editing.draft.photos).filter(isNew));
    const sent = await deeds.send('revise', id, fields, typed.isOpen);
    if (sent.is === 'done') desk.photos.pay(id, blog.slug);
    if (sent.is === 'refused') oweNot();
    return sent;
  };
  const send = async () => {
    const patch = patchIn(editing, entry, setting());
    const correction = correcting ? { correction: { note }, verification: 'corrected' } : {};
    const fields = { id, blog: blog.slug, rev: editing.base.rev, ...patch, ...correction };
    const say = (refusal: Refusal) => faultOfEdit(refusal, editing.draft, words);
    const sent = await typed.send(faultNow(patch), () => sendWithPhotos(fields), say);
    if (sent?.is !== 'done') return;
    if (correcting) offers.make(entry, { is: 'corrected', note }, blog);
    notices.done(correcting ? 'offerReady' : 'saved');
  };
  return { ...form, made, send };
}

interface StaleProps {
  entry: DeskEntry;
  mine: () => ReturnType<typeof contentOfEntry>;
  onMine: () => void;
  onTheirs: () => void;
}

function Stale({ entry, mine, ...ways }: StaleProps): JSX.Element {
  const { blog, words } = useBoard();
  if (isGone(entry)) return <p class="alarm">{words.form.conflict.gone}</p>;
  const says = { mine: words.conflictMine, theirs: words.conflictTheirs };
  return <Conflict blog={blog} yours={mine()} stands={contentOfEntry(entry)} says={says} {...ways} />;
}
