/** A refused entry: the server's sentence, and the two ways out. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { Conflict } from '../../entry/conflict.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { FaultMessage } from '../../entry/labelled.js';
import { asSent } from '../../entry/draft.js';
import { contentOfEntry } from '../../entry/entryContent.js';
import { Undo } from '../../entry/undo.js';
import type { OwnEntry } from '../mine.js';
import type { Item, ReviseItem } from '../outbox/item.js';
import type { WritingOf } from '../writing.js';
import { useOffered, useReporting, useWords } from './hooks.js';

/** The time in which a withdrawal, or letting go, can be undone. */
export const UNDO_MS = 6_000;

interface MendProps {
  entry: OwnEntry;
  refusal: NonNullable<OwnEntry['refusal']>;
  blog: SessionBlog;
  onWrite: (of: WritingOf) => void;
}

export function Mend(props: MendProps): JSX.Element {
  const { entry, refusal } = props;
  const { outbox } = useReporting();
  const words = useWords();
  const { isLeaving, leave, stay } = useLettingGo(() => void outbox.discard(entry.id));
  const item = outbox.state.value.items.find((one) => one.entry === entry.id && one.refusal !== null);
  if (isLeaving) return <Undo says={words.letGoDone} onUndo={stay} />;
  if (item?.verb === 'revise' && refusal.code === 'conflict')
    return <TwoVersions {...props} item={item} onLeave={leave} />;
  return <Refused {...props} item={item} onLeave={leave} />;
}

type WaysOut<Kept> = MendProps & { item: Kept; onLeave: () => void };

function TwoVersions({ entry, refusal, blog, onWrite, item, onLeave }: WaysOut<ReviseItem>): JSX.Element {
  const { setting } = useReporting();
  const words = useWords();
  const offered = useOffered(blog);
  const here = entry.entry !== null && entry.entry.rev >= (refusal.current ?? 0) ? entry.entry : null;
  const stands = here === null ? null : contentOfEntry(here);
  const mine = () => {
    if (stands === null || here === null) return;
    onWrite({ is: 'mend', entry, from: { words: asSent(stands, setting(blog)), rev: here.rev } });
  };
  return (
    <Conflict
      drives={blog.drives}
      yours={item.words}
      stands={stands}
      says={{ theirs: words.conflictKeepTheirs, ...(offered.mend(entry) ? { mine: words.conflictKeepMine } : {}) }}
      onMine={mine}
      onTheirs={onLeave}
    />
  );
}

function Refused({ entry, refusal, blog, onWrite, item, onLeave }: WaysOut<Item | undefined>): JSX.Element {
  const words = useWords();
  const speech = useFormSpeech();
  const offered = useOffered(blog);
  const from = item?.verb === 'revise' ? { words: item.base, rev: item.rev ?? 1 } : null;
  return (
    <div class="needs">
      <FaultMessage fault={sayRefusal(refusal, speech.refusals, speech)} />
      <div class="deeds">
        {item?.verb !== 'retract' && offered.mend(entry) && (
          <button type="button" class="first" onClick={() => onWrite({ is: 'mend', entry, from })}>
            {words.mend}
          </button>
        )}
        <button type="button" class="second" onClick={onLeave}>
          {words.letGo}
        </button>
      </div>
    </div>
  );
}

/** Offers undo instead of a question: the entry goes only after a while, and not at all when the page is closed before. */
function useLettingGo(goes: () => void) {
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    if (!isLeaving) return;
    const timer = setTimeout(goes, UNDO_MS);
    return () => clearTimeout(timer);
  }, [isLeaving]);
  return { isLeaving, leave: () => setLeaving(true), stay: () => setLeaving(false) };
}
