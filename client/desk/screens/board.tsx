/** One rally's desk: what waits on the left (first on a phone), what readers see on the right. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BlogRecord } from '../deskPage/record.js';
import { waitingIn, type Filter } from '../deskState/lists.js';
import type { DeskState } from '../deskState.js';
import type { EntryAct, PageAct } from '../keys.js';
import { Head } from './head.js';
import { BoardContext, useCell, usePage, useWords, type Opened } from './hooks.js';
import { InFront } from './inFront.js';
import { entryElement, useSteadyFocus } from './steadyFocus.js';
import { Offers } from './offers.js';
import { usePeople } from './people.js';
import { Seen } from './seen.js';
import { focusBeside, useKeys } from './useKeys.js';
import { useUnfolded, Waiting } from './waiting.js';

interface BoardProps {
  record: BlogRecord;
  state: DeskState;
  hasSeveral: boolean;
}

export function Board({ record, state, hasSeveral }: BoardProps): JSX.Element {
  const { desk, deeds } = usePage();
  const words = useWords();
  const { blog } = state;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const { people, load } = usePeople(blog.slug);
  const unfolded = useUnfolded();
  useCell(deeds.busy);
  useSteadyFocus();

  const onEntry = (act: EntryAct, id: string) => {
    const entry = state.entries.get(id);
    if (entry === undefined || entry.state === 'taken-down') return;
    const isOpen = entry.state !== 'retracted';
    switch (act) {
      case 'takeDown':
        return setOpened({ is: 'take-down', id });
      case 'edit':
      case 'correct':
        return isOpen && setOpened({ is: 'edit', id, correcting: act === 'correct' && entry.state !== 'held' });
      case 'translate':
        return isOpen && setOpened({ is: 'translate', id });
      case 'publish':
        return entry.state === 'held' && blog.status !== 'ended' && void deeds.publish(entry);
      case 'pin':
        return isOpen && void deeds.label(entry, { pinned: !entry.pinned });
      case 'key':
        return isOpen && void deeds.label(entry, { key: !entry.key });
      case 'withdraw':
        return isOpen && deeds.withdraw(entry, blog);
      case 'actions':
        return isOpen && unfolded.toggle(id);
      case 'verify':
        if (!isOpen) return;
        unfolded.open(id);
        // The choice is there after the next drawing.
        setTimeout(() => entryElement(id)?.querySelector<HTMLElement>('[name=verification]')?.focus(), 50);
    }
  };

  const onPage = (act: PageAct) => {
    switch (act) {
      case 'next':
        return focusBeside(1);
      case 'previous':
        return focusBeside(-1);
      case 'undo':
        return void desk.farewells.undo();
      case 'update':
      case 'notice':
      case 'drive':
        return setOpened({ is: 'write', kind: act });
      case 'all':
      case 'published':
      case 'withdrawn':
        return setFilter(act);
      case 'search':
        return document.querySelector<HTMLElement>('[name=search]')?.focus();
      case 'older':
        return void record.older();
      case 'status':
        return document.querySelector<HTMLElement>('[name=status]:checked')?.focus();
      case 'readers':
        return document.querySelector<HTMLElement>('[data-readers-page]')?.click();
      case 'settings':
      case 'people':
      case 'keys':
        return setOpened({ is: act });
      case 'blogs':
        return hasSeveral && desk.choose(null);
    }
  };
  useKeys({ onEntry, onPage });

  return (
    <BoardContext.Provider value={{ blog, state, open: setOpened }}>
      <div class="board" data-board="" tabIndex={-1}>
        <Head record={record} people={people} hasSeveral={hasSeveral} />
        <div class="columns">
          <div class="left">
            <Offers />
            <Waiting entries={waitingIn(state)} unfolded={unfolded} />
            <Write open={setOpened} />
          </div>
          <Seen record={record} filter={filter} onFilter={setFilter} unfolded={unfolded} />
        </div>
        {blog.status === 'ended' && <p class="unseen">{words.endedNote}</p>}
      </div>
      {opened !== null && <InFront opened={opened} people={people} loadPeople={load} onClose={() => setOpened(null)} />}
    </BoardContext.Provider>
  );
}

function Write({ open }: { open: (what: Opened) => void }): JSX.Element {
  const words = useWords();
  return (
    <section class="write" aria-labelledby="write">
      <h2 id="write">{words.write}</h2>
      <div class="row">
        {(['update', 'notice', 'drive'] as const).map((kind) => (
          <button type="button" class="second" key={kind} data-write={kind} onClick={() => open({ is: 'write', kind })}>
            {words.form.kinds[kind]}
          </button>
        ))}
      </div>
      <a class="quiet" href="/report">
        {words.writeMore}
      </a>
    </section>
  );
}
