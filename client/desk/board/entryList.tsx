import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { toWallClock } from '../../entry/wallClock.js';
import { EntryCard } from './entryCard.js';
import { useBoard, usePage } from '../frame/hooks.js';

/** Whose buttons are all shown: one entry's at a time. */
export interface Unfolded {
  id: string | null;
  open: (id: string) => void;
  toggle: (id: string) => void;
}

interface EntryListProps {
  entries: readonly DeskEntry[];
  unfolded: Unfolded;
  label: string;
}

export function EntryList({ entries, unfolded, label }: EntryListProps): JSX.Element {
  const { desk, deeds } = usePage();
  const { blog } = useBoard();
  const { value: busy } = deeds.busy;
  const { value: leaving } = desk.farewells.waiting;
  const [stop, setStop] = useState<string | null>(null);
  const toggle = useCallback(unfolded.toggle, []);
  const today = toWallClock(desk.serverNow(), blog.timeZone).slice(0, 10);
  const tabStop = entries.some(({ id }) => id === stop) ? stop : (entries[0]?.id ?? null);
  return (
    <ol
      class="entries"
      aria-label={label}
      onFocusIn={({ target }) => {
        const focused = target instanceof Element ? target.closest<HTMLElement>('[data-entry]') : null;
        setStop(focused?.dataset.entry ?? null);
      }}
    >
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryCard
            entry={entry}
            blog={blog}
            today={today}
            isBusy={busy.has(entry.id)}
            isLeaving={leaving.some(({ id }) => id === entry.id)}
            isUnfolded={unfolded.id === entry.id}
            isTabStop={tabStop === entry.id}
            onUnfold={toggle}
          />
        </li>
      ))}
    </ol>
  );
}
