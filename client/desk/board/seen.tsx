/** Everything but what waits: as readers see it, and what was withdrawn, marked. */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { BlogRecord } from '../record/record.js';
import { FILTERS, listed, type Filter } from '../record/lists.js';
import { EntryList, type Unfolded } from './entryList.js';
import { useBoard, useCell, useWords } from '../frame/hooks.js';

interface SeenProps {
  record: BlogRecord;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  unfolded: Unfolded;
}

export function Seen({ record, filter, onFilter, unfolded }: SeenProps): JSX.Element {
  const { blog, state } = useBoard();
  const words = useWords();
  const [search, setSearch] = useState('');
  const isLoading = useCell(record.isLoadingOlder);
  const entries = useMemo(() => listed(state, filter, search), [state.entries, state.next, filter, search]);
  const isSearching = search.trim() !== '';
  return (
    <main class="seen" aria-labelledby="seen">
      <div class="seen-head">
        <h2 id="seen">{words.listed[filter]}</h2>
        <fieldset class="segments small-segments">
          <legend class="unseen">{words.filter}</legend>
          {FILTERS.map((one) => (
            <label class="segment" key={one}>
              <input type="radio" name="filter" value={one} checked={filter === one} onChange={() => onFilter(one)} />
              <span>{words.filters[one]}</span>
            </label>
          ))}
        </fieldset>
        <input
          class="field search"
          type="search"
          name="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            setSearch('');
            event.currentTarget.blur();
          }}
        />
      </div>
      {isSearching && (
        <p class="hint" role="status">
          {entries.length > 0
            ? words.say(words.found, { n: entries.length })
            : state.next === null
              ? words.foundNone
              : words.foundNoneMore}
        </p>
      )}
      {entries.length === 0 && !isSearching && <p class="empty">{emptyWords(blog.status, words)}</p>}
      <EntryList entries={entries} unfolded={unfolded} label={words.listed[filter]} />
      {state.next !== null && (
        <button type="button" class="second older" disabled={isLoading} onClick={() => void record.older()}>
          {isLoading ? words.olderLoading : words.older}
        </button>
      )}
    </main>
  );
}

function emptyWords(status: string, words: ReturnType<typeof useWords>): string {
  if (status === 'announced') return words.emptyAnnounced;
  return status === 'ended' ? words.emptyEnded : words.emptyLive;
}
