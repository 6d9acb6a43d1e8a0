/** The state of the form that an entry is written in: its draft, its fault, and sending it. */
import { useState } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { nextGesture } from '../../account/gesture.js';
import { useOnce } from '../../account/useOnce.js';
import { zoneOf } from '../../entry/clocks.js';
import { onTheirWay } from '../../entry/coming.js';
import { contentOf, type Draft } from '../../entry/draft.js';
import type { EntryContent } from '../../entry/entryContent.js';
import { faultIn, type Fault } from '../../entry/fault.js';
import { useFormSpeech, type FormSpeech } from '../../entry/formWords.js';
import { checkIsHere, faultNow } from './checking.js';
import type { Begun, WritingOf } from '../begun.js';
import { enqueue, isUnchanged } from '../writing.js';
import { useDraft } from './draft.js';
import { useHeld } from './heldPhotos.js';
import { useReporting, useSecondWords } from './hooks.js';
import { sayNotStored } from './notStored.js';

export type Sending = ReturnType<typeof useSending>;

/** `onClose` is told the id of the entry that was sent. */
export function useSending(begun: Begun, blog: SessionBlog, onClose: (sent?: string) => void) {
  const reporting = useReporting();
  const { draft, current, change, isLeft, named, forget } = useDraft(begun, blog);
  const [isPreviewed, setPreviewed] = useState(false);
  const [isReminded, setReminded] = useState(false);
  // The zone may have changed in the moment before the press: a time is read by the clocks that it was typed by.
  const made = () => contentOf(current(), reporting.setting({ timeZone: zoneOf(current()) ?? blog.timeZone }));
  const { fault, setFault, checked } = useFault(begun.of, blog, { draft, current, made });
  const enqueued = useEnqueuing(begun);
  const undescribed = draft.photos.filter(({ alt }) => alt.trim() === '').length;
  const cannotSend = isUnready(draft, blog);

  const ready = (): EntryContent | null => {
    const content = checked();
    if (content === null) setPreviewed(false);
    return content;
  };
  const heldIn = useHeld(blog);
  const send = useOnce(async () => {
    await checkIsHere(reporting.check);
    const held = await heldIn(current());
    if (held !== null) {
      setPreviewed(false);
      return setFault(held);
    }
    // In the moments of looking a picture may have been taken, or the form left, as for a name that must not go out.
    const content = isLeft() || isUnready(current(), blog) ? null : ready();
    if (content === null) return;
    if (undescribed > 0 && !isReminded) {
      setReminded(true);
      // The second tap of the same finger is no answer to what it has not read.
      return nextGesture();
    }
    const leaving = named();
    const sent = await enqueued(leaving, content);
    if ('fault' in sent) return setFault({ field: '', message: sent.fault });
    if (forget(leaving)) onClose(sent.id);
  });
  return {
    ...{ draft, current, blog, fault, setFault, made, send, checked: ready, cannotSend, isPreviewed, setPreviewed },
    reminder: isReminded ? undescribed : null,
    change: (...part: Parameters<typeof change>) => {
      change(...part);
      setFault(null);
      setReminded(false);
    },
  };
}

/** A picture that is still prepared would come after the entry that it belongs to. */
function isUnready(draft: Draft, blog: SessionBlog): boolean {
  return onTheirWay(draft).length > 0 || (draft.kind === 'drive' && blog.drives.length === 0);
}

interface Made {
  draft: Draft;
  current: () => Draft;
  made: () => EntryContent;
}

function useFault(of: WritingOf, blog: SessionBlog, { draft, current, made }: Made) {
  const speech = useFormSpeech();
  const { check } = useReporting();
  const [fault, setFault] = useState<Fault | null>(() => firstFault(of, draft, speech));
  /** The content to send; null where the phone found a fault. */
  const checked = (): EntryContent | null => {
    const content = made();
    const found = faultNow(check, current(), content, blog, speech) ?? unchangedIn(of, current(), content, speech);
    setFault(found);
    return found === null ? content : null;
  };
  return { fault, setFault, checked };
}

/** Puts an entry into the outbox. Answers with its id, or with a sentence on why this phone cannot store it. */
function useEnqueuing(begun: Begun) {
  const reporting = useReporting();
  const words = useSecondWords();
  return (draft: Draft, content: EntryContent): Promise<{ id: string } | { fault: string }> =>
    enqueue(begun, draft, content, reporting).then(
      (id) => ({ id }),
      (error: unknown) => ({ fault: sayNotStored(error, words) }),
    );
}

function unchangedIn(of: WritingOf, draft: Draft, content: EntryContent, { form }: FormSpeech): Fault | null {
  return isUnchanged(of, draft, content) ? { field: '', message: form.unchanged } : null;
}

/** A refused entry says at once, at its field, what is wrong with it. */
function firstFault(of: WritingOf, draft: Draft, speech: FormSpeech): Fault | null {
  if (of.is !== 'mend' || of.entry.refusal === null || of.entry.refusal.code === 'conflict') return null;
  return faultIn(of.entry.refusal, draft, speech);
}
