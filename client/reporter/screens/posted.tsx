/** The list of own entries: each with its state in a word and a mark, and its deeds. */
import type { JSX } from 'preact';
import { tellsBoth } from '../../../shared/late.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import type { OwnEntry } from '../mine.js';
import { Button } from '../../entry/button.js';
import { GistOf } from '../../entry/conflict.js';
import { isAway } from '../reporting.js';
import { useOffered, useReporting, useSecondWords } from './hooks.js';
import { Mark } from '../../entry/mark.js';
import { dayIn, timeOn } from '../../entry/timeOn.js';
import { placed } from '../../words/placed.js';
import { Undo } from '../../entry/undo.js';
import { STATE_MARKS } from '../marks.js';
import { Mend } from './mend.js';
import { OwnPhotos } from './ownPhotos.js';
import { Withdraw } from './withdrawing.js';
import type { WritingOf } from '../begun.js';
import { revisionOf } from '../writing.js';

interface PostedProps {
  blog: SessionBlog;
  onWrite: (of: WritingOf) => void;
}

export function Posted({ blog, onWrite }: PostedProps): JSX.Element {
  const { mine, account } = useReporting();
  const { entries, isKnown } = mine.value;
  const words = useSecondWords();
  const unknown = isAway(account) ? words.postedUnknown : words.form.loading;
  return (
    <section class="posted" aria-labelledby="posted">
      <h2 id="posted">{words.posted}</h2>
      {entries.length === 0 && <p class="hint">{isKnown ? words.postedNothing : unknown}</p>}
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

type OwnProps = PostedProps & { entry: OwnEntry };

function Own({ entry, blog, onWrite }: OwnProps): JSX.Element {
  // A conflict shows both versions below.
  const isShown = entry.refusal?.code !== 'conflict';
  return (
    <article
      class="own"
      data-state={entry.state}
      data-entry={entry.id}
      tabIndex={-1}
      aria-labelledby={entry.isWordless ? `head-${entry.id}` : `head-${entry.id} gist-${entry.id}`}
    >
      <OwnHead entry={entry} blog={blog} />
      {isShown && !entry.isWordless && (
        <div class="own-said" id={`gist-${entry.id}`}>
          <GistOf content={entry.content} drives={blog.drives} />
        </div>
      )}
      <OwnPhotos entry={entry} blog={blog} />
      <Notes entry={entry} />
      {entry.refusal === null ? (
        <Deeds entry={entry} blog={blog} onWrite={onWrite} />
      ) : (
        <Mend entry={entry} refusal={entry.refusal} blog={blog} onWrite={onWrite} />
      )}
    </article>
  );
}

function OwnHead({ entry, blog }: Pick<OwnProps, 'entry' | 'blog'>): JSX.Element {
  const words = useSecondWords();
  const today = dayIn(useReporting().account.serverNow(), blog.timeZone);
  const { kind } = entry.content;
  return (
    <p class="own-head" id={`head-${entry.id}`}>
      <span class="own-kind">
        <Mark of={kind} /> {words.form.kinds[kind]}
      </span>
      <span class="own-state">
        <Mark of={STATE_MARKS[entry.state]} /> {words.states[entry.state]}
      </span>
      <Times own={entry} today={today} timeZone={blog.timeZone} />
    </p>
  );
}

/** An entry that waits says when it was written; one that was sent minutes after it happened says both: "14:02, sent 14:31". */
function Times({ own, today, timeZone }: { own: OwnEntry; today: string; timeZone: string }): JSX.Element {
  const words = useSecondWords();
  const time = (at: string) => <time dateTime={at}>{timeOn(today, at, timeZone, words.lang)}</time>;
  if (own.isWordless) return time(own.at);
  if (own.entry === null) return <span>{placed(words.written, { time: time(own.at) })}</span>;
  const { happenedAt, receivedAt } = own.entry;
  if (!tellsBoth({ happenedAt, publishedAt: receivedAt })) return time(receivedAt);
  return <span class="both-times">{placed(words.sentLater, { time: time(happenedAt), sent: time(receivedAt) })}</span>;
}

/** Whether the change met another version of the entry, or its end: what readers see is said there. */
function isOvertaken({ refusal }: OwnEntry): boolean {
  return refusal?.code === 'conflict' || refusal?.code === 'gone';
}

function Notes({ entry }: Pick<OwnProps, 'entry'>): JSX.Element {
  const words = useSecondWords();
  return (
    <>
      {entry.isRevised && !isOvertaken(entry) && <p class="own-note">{words.revisionWaits}</p>}
      {entry.byDesk && <p class="own-note">{words.byDesk}</p>}
      {entry.correction !== null && (
        <p class="own-note" dir="auto">
          {words.say(words.correction, { note: entry.correction })}
        </p>
      )}
    </>
  );
}

function Deeds({ entry, blog, onWrite }: OwnProps): JSX.Element | null {
  const { account, outbox, drafts, address, setting } = useReporting();
  const offered = useOffered(blog);
  const words = useSecondWords();
  if (entry.state === 'withdrawn') return null;
  if (entry.state === 'withdrawing') {
    const undo = () => void outbox.undoRetract(entry.id);
    const says = isAway(account) ? words.withdrawLater : words.withdrawSoon;
    return entry.canUndo ? <Undo says={says} onUndo={undo} /> : null;
  }
  // A phone that ended the page in the middle opens no change again: nobody must take it for sent.
  const isBegun = drafts.get({ ...address(), of: `revise-${entry.id}` }) !== null;
  return (
    <div class="deeds">
      {offered.revise(entry) && (
        <>
          <Button says={words.revise} look="quiet" onClick={() => onWrite(revisionOf(entry, setting(blog)))} />
          {isBegun && <span class="own-begun">{words.draftWaits}</span>}
        </>
      )}
      {offered.retract(entry) && <Withdraw entry={entry} />}
    </div>
  );
}
