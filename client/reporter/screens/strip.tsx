import type { JSX } from 'preact';
import type { SessionAnswer } from '../../../shared/protocol.js';
import type { OwnEntry } from '../mine.js';
import type { OwnPhoto } from '../mine/photos.js';
import { isOf } from '../outbox/person.js';
import { isCommand, isPhoto } from '../outbox/item.js';
import type { OutboxState } from '../outbox.js';
import type { Session } from '../../account/account.js';
import { stripSays, stripWords, type StripFacts, type StripSays } from '../strip.js';
import { useReporting, useWords } from './hooks.js';
import { Mark } from '../../entry/mark.js';
import { percentOf } from './ownPhotos.js';

/** Always there, always true. Announced when its words change. */
export function Strip(): JSX.Element {
  const reporting = useReporting();
  const words = useWords();
  const entries = reporting.mine.value.entries;
  const facts = factsOf(
    reporting.session.value,
    reporting.outbox.state.value,
    reporting.isConnected.value,
    entries.flatMap(failedPhotos).length,
  );
  const says = stripSays(facts);
  return (
    <div class="strip" data-says={says.says}>
      <p class="strip-words" role="status" aria-live="polite">
        <Sign says={says} />
        <span>{stripWords(says, words)}</span>
        {says.says === 'sending-photos' && <Percent />}
      </p>
      <Remedy says={says} />
      {!facts.durable && facts.session === 'signed-in' && <p class="strip-note">{words.notDurable}</p>}
    </div>
  );
}

function Sign({ says: { says } }: { says: StripSays }): JSX.Element {
  switch (says) {
    case 'all-sent':
      return <Mark of="tick" />;
    case 'no-network':
    case 'photos-no-network':
    case 'offline':
      return <Mark of="network" />;
    case 'sending':
    case 'sending-photos':
      return <Mark of="sending" />;
    case 'needs-you':
    case 'outdated':
    case 'revoked':
    case 'signed-out':
      return <Mark of="attention" />;
    case 'paused':
      return <Mark of="paused" />;
    case 'busy':
    case 'photos-busy':
    case 'loading':
      return <Mark of="waiting" />;
  }
}

/** Beside the announced words, not among them: nobody wants to hear every step. */
function Percent(): JSX.Element | null {
  const words = useWords();
  const progress = useReporting().outbox.progress.value;
  if (progress === null) return null;
  return <span aria-hidden="true"> · {percentOf(progress.share, words)}</span>;
}

/** What can be done about it, where something can. */
function Remedy({ says: { says } }: { says: StripSays }): JSX.Element | null {
  const { outbox, checkSession } = useReporting();
  const words = useWords();
  if (says === 'outdated') {
    return (
      <button type="button" class="strip-act" onClick={() => location.reload()}>
        {words.reload}
      </button>
    );
  }
  if (says !== 'no-network' && says !== 'photos-no-network') return null;
  const tryNow = () => {
    outbox.wake();
    void checkSession();
  };
  return (
    <button type="button" class="strip-act" onClick={tryNow}>
      {words.tryNow}
    </button>
  );
}

/** The server could make nothing of them, and readers see an entry without its picture. */
function failedPhotos({ state, photos }: OwnEntry): OwnPhoto[] {
  return state === 'withdrawn' || state === 'withdrawing' ? [] : photos.filter((photo) => photo.state === 'failed');
}

function factsOf(session: Session, outbox: OutboxState, isConnected: boolean, failed: number): StripFacts {
  const { items, line, photoLine, photosSent, durable } = outbox;
  const answer = session.kind === 'signed-in' ? session.answer : null;
  const mine = answer === null ? [] : items.filter((item) => isOf(answer, item));
  const own = mine.filter(isCommand);
  const photos = mine.filter(isPhoto);
  const isMendable = (item: (typeof mine)[number]) => item.refusal !== null;
  return {
    session: session.kind,
    isConnected,
    line,
    photoLine,
    waiting: own.filter((item) => !isMendable(item) && !item.paused).length,
    paused: own.filter((item) => item.paused && !isMendable(item)).length,
    needsYou: mine.filter(isMendable).length + failed,
    photos: photos.filter((item) => !isMendable(item)).length,
    photosSent,
    others: othersIn(items, answer),
    durable,
  };
}

/** Entries of people who are not signed in now, of which something is kept, and never sent from here (rule O5). */
export function othersIn(items: OutboxState['items'], answer: SessionAnswer | null): number {
  const theirs = items.filter((item) => answer === null || !isOf(answer, item));
  return new Set(theirs.map(({ entry }) => entry)).size;
}
