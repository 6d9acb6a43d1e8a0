/** The entries that wait for an editor, the oldest first; new ones are announced. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { EntryList } from './entryList.js';
import { useBoard, useWords } from '../frame/hooks.js';

export function Waiting({ entries }: { entries: readonly DeskEntry[] }): JSX.Element {
  const { blog, words } = useBoard();
  return (
    <section class="waiting" aria-labelledby="waiting" data-count={entries.length}>
      <h2 id="waiting">
        {entries.length === 0 ? words.waiting : words.say(words.waitingCount, { n: entries.length })}
      </h2>
      <NewWaiting entries={entries} />
      {entries.length === 0 ? (
        <p class="hint">{blog.status === 'paused' ? words.waitingNonePaused : words.waitingNone}</p>
      ) : (
        <EntryList entries={entries} label={words.waiting} />
      )}
    </section>
  );
}

/** Announces entries that came within a moment in one sentence, never one by one. */
function NewWaiting({ entries }: { entries: readonly DeskEntry[] }): JSX.Element {
  const words = useWords();
  const [said, setSaid] = useState('');
  const known = useRef<Set<string>>(new Set(entries.map(({ id }) => id)));
  const ids = entries.map(({ id }) => id).join();
  useEffect(() => {
    // The same sentence twice, such as one more and then one more, is read out again only where it was gone between.
    setSaid('');
    const timer = setTimeout(() => {
      const fresh = entries.filter(({ id }) => !known.current.has(id));
      for (const { id } of fresh) known.current.add(id);
      if (fresh.length > 0) setSaid(words.say(words.newWaiting, { n: fresh.length }));
    }, 800);
    return () => clearTimeout(timer);
  }, [ids]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}
