/** A refused entry: the server's sentence, and the two ways out. */
import type { JSX } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { Button } from '../../entry/button.js';
import { Conflict } from '../../entry/conflict.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { Alert } from '../../entry/alert.js';
import { FaultMessage } from '../../entry/labelled.js';
import { asSent } from '../../entry/draft.js';
import { contentOfEntry, type EntryContent } from '../../entry/entryContent.js';
import { Mark } from '../../entry/mark.js';
import { Undo } from '../../entry/undo.js';
import { ontoStanding } from '../../entry/versions.js';
import type { OwnEntry } from '../mine.js';
import { hasContent, type ContentItem, type Item } from '../outbox/item.js';
import { placeOf, type WritingOf } from '../begun.js';
import { holdOnTo, letGoOf } from '../openDrafts.js';
import { isUnderHand, locksHere, unlessHeld } from '../underHand.js';
import { beginAnew, discard } from '../writing.js';
import { useOffered, useReporting, useSecondWords } from './hooks.js';
import { sayNotStored } from './notStored.js';
import { UNDO_MS, Withdraw } from './withdrawing.js';

interface MendProps {
  entry: OwnEntry;
  refusal: NonNullable<OwnEntry['refusal']>;
  blog: SessionBlog;
  onWrite: (of: WritingOf) => void;
}

export function Mend(given: MendProps): JSX.Element {
  const { entry, refusal, blog } = given;
  const reporting = useReporting();
  const { outbox, address, drafts } = reporting;
  const onWrite = (of: WritingOf) => {
    holdOnTo(drafts, placeOf({ of, at: address() }));
    given.onWrite(of);
  };
  const props = { ...given, onWrite };
  const words = useSecondWords();
  const offered = useOffered(blog);
  const { isLeaving, leave, stay } = useLettingGo(entry.id);
  const item = outbox.state.value.items.find((one) => one.entry === entry.id && one.refusal !== null);
  if (isLeaving) return <Undo says={words.letGoDone} onUndo={stay} />;
  if (item !== undefined && hasContent(item) && refusal.code === 'gone') return <Gone {...props} onLeave={leave} />;
  return (
    <>
      {item !== undefined && hasContent(item) && refusal.code === 'conflict' ? (
        <TwoVersions {...props} item={item} onLeave={leave} />
      ) : (
        <Refused {...props} item={item} onLeave={leave} />
      )}
      {item?.verb === 'revise' && offered.retract(entry) && (
        <div class="deeds">
          <Withdraw entry={entry} />
        </div>
      )}
    </>
  );
}

type WaysOut<Kept> = MendProps & { item: Kept; onLeave: () => void };

/** The desk changed the entry before this change arrived: both are shown, with the reporter's change on top of what stands. */
function TwoVersions({ entry, refusal, blog, onWrite, item, onLeave }: WaysOut<ContentItem>): JSX.Element {
  const { setting, posted } = useReporting();
  const words = useSecondWords();
  const offered = useOffered(blog);
  const here = entry.entry !== null && entry.entry.rev >= (refusal.current ?? 0) ? entry.entry : null;
  useEffect(() => {
    if (here === null) void posted.load();
  }, [here === null]);
  const stands = here === null ? null : asSent(contentOfEntry(here), setting(blog));
  const base = item.verb === 'revise' ? item.base : null;
  const yours = stands === null ? entry.content : ontoStanding(base, entry.content, stands);
  const from = stands === null || here === null ? null : { words: stands, rev: here.rev };
  const { fault, send } = useSendingMine({ ...entry, content: yours }, from);
  return (
    <>
      <Conflict
        blog={blog}
        yours={yours}
        stands={stands}
        says={{
          theirs: words.conflictKeepTheirs,
          ...(offered.mend(entry) ? { mine: words.conflictKeepMine, edit: words.conflictEdit } : {}),
        }}
        onMine={send}
        onEdit={() => onWrite({ is: 'mend', entry: { ...entry, content: yours }, from })}
        onTheirs={onLeave}
      />
      <Alert fault={fault} />
    </>
  );
}

/** Sends the own words as they are, upon what stands. `fault`: the sentence on why this phone could not store that. */
function useSendingMine(entry: OwnEntry, from: { words: EntryContent; rev: number } | null) {
  const { outbox, photos, address, drafts } = useReporting();
  const words = useSecondWords();
  const [fault, setFault] = useState<string | null>(null);
  const send = () => {
    if (from === null) return;
    const at = address();
    const next = { words: entry.content, base: from.words, rev: from.rev };
    // What was begun in its place is out of reach without the conflict; a form beside the list is still written in.
    const sent = () => letGoOf(drafts, placeOf({ of: { is: 'mend', entry, from }, at }));
    const failed = (error: unknown) => setFault(sayNotStored(error, words));
    void photos.makingRoom(() => outbox.mend(at, entry.id, next)).then(sent, failed);
  };
  return { fault, send };
}

/** The entry is gone for good; its author's words are not. */
function Gone({ entry, blog, onWrite, onLeave }: MendProps & { onLeave: () => void }): JSX.Element {
  const reporting = useReporting();
  const { address, drafts } = reporting;
  const words = useSecondWords();
  const [, lookAgain] = useReducer((count: number, _: null) => count + 1, 0);
  const { kind } = entry.content;
  const place = { ...address(), of: kind };
  const isOffered = useOffered(blog).post(entry.content);
  // Two entries in one would be nobody's words: a speaker's beside another's.
  const isTaken = () => drafts.get(place) !== null;
  const anew = () => {
    // Somebody may have begun one in the form beside the list.
    if (isTaken()) return lookAgain(null);
    beginAnew(entry, place, blog.timeZone, reporting);
    onWrite({ is: 'new', kind });
  };
  return (
    <div class="needs">
      <p class="alarm">
        <Mark of="attention" /> {words.goneMeanwhile}
      </p>
      {isOffered && isTaken() && <p class="hint">{words.writeAnewTaken}</p>}
      <div class="deeds">
        {isOffered && !isTaken() && <Button says={words.writeAnew} look="first" onClick={anew} />}
        <LetGo onLeave={onLeave} />
      </div>
    </div>
  );
}

function Refused({ entry, refusal, blog, onWrite, item, onLeave }: WaysOut<Item | undefined>): JSX.Element {
  const words = useSecondWords();
  const speech = useFormSpeech();
  const offered = useOffered(blog);
  const from = item?.verb === 'revise' ? { words: item.base, rev: item.rev ?? 1 } : null;
  return (
    <div class="needs">
      <FaultMessage fault={sayRefusal(refusal, speech.refusals, speech)} />
      <div class="deeds">
        {item?.verb !== 'retract' && offered.mend(entry) && (
          <Button says={words.mend} look="first" onClick={() => onWrite({ is: 'mend', entry, from })} />
        )}
        <LetGo onLeave={onLeave} />
      </div>
    </div>
  );
}

/**
 * Offers undo instead of a question: the entry goes only after a while, and not at all when the page is closed before. What
 * is open in a form stays until that is closed: it may still be sent, with its photos.
 */
function useLettingGo(entry: string) {
  const reporting = useReporting();
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    if (!isLeaving) return;
    let isOver = false;
    const go = () => {
      if (isOver || isUnderHand(reporting.drafts.opened, entry)) return;
      return discard(entry, reporting);
    };
    const timer = setInterval(() => void unlessHeld(entry, go, locksHere()), UNDO_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isLeaving]);
  return { isLeaving, leave: () => setLeaving(true), stay: () => setLeaving(false) };
}

function LetGo({ onLeave }: Pick<WaysOut<unknown>, 'onLeave'>): JSX.Element {
  return <Button says={useSecondWords().letGo} onClick={onLeave} />;
}
