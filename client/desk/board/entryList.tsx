import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { dayIn } from '../../entry/timeOn.js';
import { EntryCard } from './entryCard.js';
import { entryAt } from './steadyFocus.js';
import { useBoard } from '../frame/hooks.js';

interface EntryListProps {
  entries: readonly DeskEntry[];
  label: string;
}

export function EntryList({ entries, label }: EntryListProps): JSX.Element {
  const { desk, deeds, blog, unfolded } = useBoard();
  const { value: busy } = deeds.busy;
  const { value: leaving } = desk.withdrawals.waiting;
  const [stop, setStop] = useState<string | null>(null);
  const today = dayIn(desk.serverNow(), blog.timeZone);
  const tabStop = entries.some(({ id }) => id === stop) ? stop : (entries[0]?.id ?? null);
  return (
    <ol class="entries" aria-label={label} onFocusIn={({ target }) => setStop(entryAt(target))}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryCard
            entry={entry}
            blog={blog}
            today={today}
            isBusy={busy.has(entry.id)}
            isLeaving={leaving.some(({ id }) => id === entry.id)}
            isUnfolded={unfolded === entry.id}
            isTabStop={tabStop === entry.id}
          />
        </li>
      ))}
    </ol>
  );
}
