/** The entries that were decided on: as readers see them, and withdrawn ones, marked. */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { BlogStatus } from '../../../shared/entry.js';
import { FaultMessage } from '../../entry/labelled.js';
import { Button } from '../frame/buttons.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { sayFailed } from '../frame/sayFailed.js';
import { FILTERS, listed, type Filter } from '../record/lists.js';
import type { DeskSpoken } from '../words.js';
import { EntryList } from './entryList.js';
import { Segments } from './segments.js';

export function Seen({ filter }: { filter: Filter }): JSX.Element {
  const { blog, state, onPage, words } = useBoard();
  const [search, setSearch] = useState('');
  const entries = useMemo(() => listed(state, filter, search), [state.entries, state.next, filter, search]);
  const isSearching = search.trim() !== '';
  return (
    <main class="seen" aria-labelledby="seen">
      <div class="row seen-head">
        <h2 id="seen">{words.listed[filter]}</h2>
        <Segments
          name="filter"
          label={words.filter}
          choices={FILTERS}
          says={words.filters}
          value={filter}
          onValue={(next) => onPage[next]()}
        />
        <Search value={search} onValue={setSearch} />
      </div>
      {isSearching && (
        <p class="hint" role="status">
          {foundSentence(entries.length, state.next === null, words)}
        </p>
      )}
      {entries.length === 0 && !isSearching && (
        <p class="empty">{emptySentence(filter, blog.status, state.next === null, words)}</p>
      )}
      <EntryList entries={entries} label={words.listed[filter]} />
      {state.next !== null && <Older />}
    </main>
  );
}

function Search({ value, onValue }: { value: string; onValue: (search: string) => void }): JSX.Element {
  const words = useWords();
  return (
    <input
      class="field search"
      type="search"
      name="search"
      aria-label={words.search}
      placeholder={words.searchHint}
      value={value}
      onInput={({ currentTarget }) => onValue(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape') return;
        onValue('');
        currentTarget.blur();
      }}
    />
  );
}

function Older(): JSX.Element {
  const { record, words } = useBoard();
  const { value: isLoading } = record.isLoadingOlder;
  const { value: failed } = record.olderFailed;
  const says = isLoading ? words.olderLoading : words.older;
  return (
    <div class="stack older">
      <Button disabled={isLoading} says={says} onClick={() => record.older()} />
      <div role="alert">
        <FaultMessage fault={failed === null ? null : sayFailed(failed, words.unreachableHow, words)} />
      </div>
    </div>
  );
}

function foundSentence(count: number, isAll: boolean, words: DeskSpoken): string {
  if (count > 0) return words.say(words.found, { n: count });
  return isAll ? words.foundNone : words.foundNoneMore;
}

/** The sentence in place of a list without entries: it says nothing of those that are not loaded. */
export function emptySentence(filter: Filter, status: BlogStatus, isAll: boolean, words: DeskSpoken): string {
  if (!isAll) return words.emptyOfLoaded[filter];
  if (filter === 'published') return words.emptyPublished;
  if (filter === 'withdrawn') return words.emptyWithdrawn;
  const { emptyAnnounced, emptyLive, emptyPaused, emptyEnded } = words;
  return { announced: emptyAnnounced, live: emptyLive, paused: emptyPaused, ended: emptyEnded }[status];
}
