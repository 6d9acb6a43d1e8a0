/** What I posted: each entry with its state in a word and a mark, and what can be done with it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol.js';
import { asSent } from '../../entry/draft.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { clockTime } from '../../../shared/messages/times.js';
import type { OwnEntry } from '../mine.js';
import { wordsOfEntry } from '../../entry/entryWords.js';
import type { Item } from '../outbox/item.js';
import { Conflict, GistOf } from '../../entry/conflict.js';
import { useOffered, useReporting, useWords } from './hooks.js';
import { Mark } from '../../entry/mark.js';
import { STATE_MARKS } from '../marks.js';
import { OwnPhotos } from './ownPhotos.js';
import { revisionOf, type WritingOf } from '../writing.js';

/** How long a withdrawal, or letting go, can be undone. */
const UNDO_MS = 6_000;

interface PostedProps {
  blog: SessionBlog;
  onWrite: (of: WritingOf) => void;
}

export function Posted({ blog, onWrite }: PostedProps): JSX.Element {
  const { entries, isKnown } = useReporting().mine.value;
  const words = useWords();
  return (
    <section class="posted" aria-labelledby="posted">
      <h2 id="posted">{words.posted}</h2>
      {entries.length === 0 && <p class="hint">{isKnown ? words.postedNothing : words.form.loading}</p>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Own entry={entry} blog={blog} onWrite={onWrite} />
          </li>
        ))}
      </ul>
      {entries.length > 0 && !isKnown && <p class="hint">{words.postedUnknown}</p>}
    </section>
  );
}

function Own({ entry, blog, onWrite }: PostedProps & { entry: OwnEntry }): JSX.Element {
  const words = useWords();
  // Of two versions both are shown below.
  const isShown = entry.refusal?.code !== 'conflict' || entry.entry === null;
  return (
    <article class="own" data-state={entry.state} data-entry={entry.id}>
      <p class="own-head">
        <span class="own-kind">
          <Mark of={entry.words.kind} /> {words.form.kinds[entry.words.kind]}
        </span>
        <time dateTime={entry.at}>{clockTime(entry.at, blog.timeZone, words.lang)}</time>
        <span class="own-state">
          <Mark of={STATE_MARKS[entry.state]} /> {words.states[entry.state]}
        </span>
      </p>
      {isShown && <GistOf words={entry.words} drives={blog.drives} />}
      <OwnPhotos entry={entry} blog={blog} />
      {entry.isRevised && <p class="own-note">{words.revisionWaits}</p>}
      {entry.byDesk && <p class="own-note">{words.byDesk}</p>}
      {entry.correction !== null && (
        <p class="own-note" dir="auto">
          {words.say(words.correction, { note: entry.correction })}
        </p>
      )}
      {entry.refusal === null ? (
        <Deeds entry={entry} blog={blog} onWrite={onWrite} />
      ) : (
        <Mend entry={entry} refusal={entry.refusal} blog={blog} onWrite={onWrite} />
      )}
    </article>
  );
}

function Deeds({ entry, blog, onWrite }: PostedProps & { entry: OwnEntry }): JSX.Element | null {
  const { outbox, address, serverNow } = useReporting();
  const offered = useOffered(blog);
  const words = useWords();
  if (entry.state === 'withdrawn') return null;
  if (entry.state === 'withdrawing') {
    if (!entry.canUndo) return null;
    return (
      <div class="deeds">
        <span class="deeds-note" role="status">
          {words.withdrawSoon}
        </span>
        <button type="button" class="second" onClick={() => void outbox.undoRetract(entry.id)}>
          {words.form.undo}
        </button>
      </div>
    );
  }
  return (
    <div class="deeds">
      {offered.revise(entry) && (
        <button type="button" class="quiet" onClick={() => onWrite(revisionOf(entry, blog, serverNow()))}>
          {words.revise}
        </button>
      )}
      {offered.retract(entry) && (
        <button type="button" class="quiet" onClick={() => void outbox.retract(address(), entry.id, UNDO_MS)}>
          {words.retract}
        </button>
      )}
    </div>
  );
}

type MendProps = PostedProps & { entry: OwnEntry; refusal: NonNullable<OwnEntry['refusal']> };

/** One needs you: what the server said, and the two ways out of it. */
function Mend({ entry, refusal, blog, onWrite }: MendProps): JSX.Element {
  const { outbox, serverNow } = useReporting();
  const offered = useOffered(blog);
  const words = useWords();
  const { isLeaving, leave, stay } = useLettingGo(() => void outbox.discard(entry.id));
  const { items } = outbox.state.value;
  const item = items.find(({ entry: of, refusal: its }) => of === entry.id && its !== null);
  if (isLeaving) {
    return (
      <div class="deeds">
        <span class="deeds-note" role="status">
          {words.letGoDone}
        </span>
        <button type="button" class="second" onClick={stay}>
          {words.form.undo}
        </button>
      </div>
    );
  }
  const setting = { now: serverNow(), timeZone: blog.timeZone };
  const mend = (from: { words: OwnEntry['words']; rev: number } | null) => onWrite({ is: 'mend', entry, from });
  if (item?.verb === 'revise' && refusal.code === 'conflict') {
    const stands = entry.entry !== null && entry.entry.rev >= (refusal.current ?? 0) ? entry.entry : null;
    return (
      <Conflict
        drives={blog.drives}
        yours={item.words}
        stands={stands === null ? null : wordsOfEntry(stands)}
        says={{
          theirs: words.conflictKeepTheirs,
          ...(offered.mend(entry) ? { mine: words.conflictKeepMine } : {}),
        }}
        onMine={() => stands !== null && mend({ words: asSent(wordsOfEntry(stands), setting), rev: stands.rev })}
        onTheirs={leave}
      />
    );
  }
  return (
    <div class="needs">
      <p class="fault">
        <span aria-hidden="true">! </span>
        {sayRefusal(refusal, words.refusals, words)}
      </p>
      <div class="deeds">
        {item?.verb !== 'retract' && offered.mend(entry) && (
          <button type="button" class="first" onClick={() => mend(fromOf(item))}>
            {words.mend}
          </button>
        )}
        <button type="button" class="second" onClick={leave}>
          {words.letGo}
        </button>
      </div>
    </div>
  );
}

function fromOf(item: Item | undefined): { words: OwnEntry['words']; rev: number } | null {
  return item?.verb === 'revise' ? { words: item.base, rev: item.rev ?? 1 } : null;
}

/** Undo instead of a question: it goes only after a while, and not at all when the page is closed before. */
function useLettingGo(goes: () => void) {
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    if (!isLeaving) return;
    const timer = setTimeout(goes, UNDO_MS);
    return () => clearTimeout(timer);
  }, [isLeaving]);
  return {
    isLeaving,
    leave: () => setLeaving(true),
    stay: () => setLeaving(false),
  };
}
