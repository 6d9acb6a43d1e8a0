import type { JSX } from 'preact';
import type { OwnEntry } from '../mine.js';
import type { OwnPhoto } from '../mine/photos.js';
import { isOf, othersIn } from '../outbox/person.js';
import { countsOf } from '../outbox/counts.js';
import type { OutboxState } from '../outbox.js';
import { isAway } from '../reporting.js';
import type { Session } from '../../account/session.js';
import { stripSays, stripSentence, type StripFacts, type StripSays } from '../strip.js';
import { useReporting, useWords } from './hooks.js';
import { FirstMark } from '../../entry/firstMark.js';
import { STRIP_MARKS } from '../stripMarks.js';
import { percentOf } from '../../photos/percent.js';
import { secondIn } from './behind.js';
import { Beyond } from './beyond.js';

/** The strip at the top: always there, always true, announced when its sentence changes. */
export function Strip(): JSX.Element {
  const { account, outbox, mine, wishes, lock } = useReporting();
  const words = useWords();
  const failed = mine.value.entries.flatMap(failedPhotos).length;
  const own = factsOf(account.session.value, outbox.state.value, !isAway(account), failed);
  const canWrite = secondIn(words.lang).part.value !== null;
  const facts = { ...own, canWrite, photosWaitFor: wishes.waitsFor.value };
  const says = stripSays(facts);
  return (
    <div class="strip" data-says={says.says}>
      <p class="strip-words" role="status" aria-live="polite">
        <FirstMark of={STRIP_MARKS[says.says]} />
        <span>
          <span>{stripSentence(says, words)}</span>
          {says.says === 'sending-photos' && <Percent />}
        </span>
      </p>
      <Remedy says={says} />
      {facts.session === 'signed-in' && (
        <Beyond meanwhile={lock.isAsleep.value ? <></> : <Room of="strip-lock" />}>
          {({ StripLater }) => <StripLater />}
        </Beyond>
      )}
      <Beyond meanwhile={<Room of="exit-hold" />}>{({ QuickExit }) => <QuickExit />}</Beyond>
      {facts.session === 'signed-in' && <NotDurable all={facts.durable} />}
    </div>
  );
}

/** The room of a button that comes later: nothing in the strip moves when it does. */
function Room({ of }: { of: 'strip-lock' | 'exit-hold' }): JSX.Element {
  return <span class={of} />;
}

/** A warning of what would be lost with this page, where the browser stores less than it should. */
function NotDurable({ all }: { all: boolean }): JSX.Element | null {
  const words = useWords();
  const { photos, areTextsDurable } = useReporting();
  const note = (text: string) => <p class="strip-note">{text}</p>;
  if (!all) return note(words.notDurable);
  if (!areTextsDurable.value) return note(words.textsNotDurable);
  return photos.areDurable.value ? null : note(words.photosNotDurable);
}

/** The progress beside the announced sentence, not in it: nobody wants to hear every step. */
function Percent(): JSX.Element | null {
  const words = useWords();
  const { state, progress } = useReporting().outbox;
  const sent = state.value.sending.flatMap((photo) => progress.value.get(photo) ?? [])[0];
  return sent === undefined ? null : <span aria-hidden="true"> · {percentOf(sent, words)}</span>;
}

/** The button that mends the state, where there is one. */
function Remedy({ says: { says } }: { says: StripSays }): JSX.Element | null {
  const { account, renew, wishes } = useReporting();
  const words = useWords();
  if (says === 'outdated') return <Act says={words.reload} onClick={renew} />;
  if (says === 'photos-for-wifi' || says === 'photos-for-reporter')
    return <Act says={words.photos.sendNow} onClick={() => wishes.sendNow()} />;
  if (says !== 'no-network' && says !== 'photos-no-network' && says !== 'unreachable') return null;
  return <Act says={words.tryNow} onClick={() => void account.wake()} />;
}

function Act({ says, onClick }: { says: string; onClick: () => void }): JSX.Element {
  return (
    <button type="button" class="strip-act" onClick={onClick}>
      {says}
    </button>
  );
}

/** Photos of which the server could make nothing: readers see the entry without its picture. */
function failedPhotos({ state, photos }: OwnEntry): OwnPhoto[] {
  return state === 'withdrawn' || state === 'withdrawing' ? [] : photos.filter((photo) => photo.state === 'failed');
}

function factsOf(
  session: Session,
  outbox: OutboxState,
  isConnected: boolean,
  failed: number,
): Omit<StripFacts, 'canWrite' | 'photosWaitFor'> {
  const { items } = outbox;
  const answer = session.kind === 'signed-in' ? session.answer : null;
  const mine = answer === null ? [] : items.filter((item) => isOf(answer, item));
  const counts = countsOf(mine);
  return {
    ...outbox,
    ...counts,
    session: session.kind,
    isConnected,
    needsYou: counts.needsYou + failed,
    others: othersIn(items, answer),
  };
}
