/** One rally's desk: what waits on the left (first on a phone), what readers see on the right. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BlogRecord } from '../record/record.js';
import { waitingIn, type Filter } from '../record/lists.js';
import type { DeskState } from '../record/deskState.js';
import { Head } from './head.js';
import { onEntryKeys, onPageKeys } from './boardKeys.js';
import { BoardContext, useCell, usePage, useWords, type Board as OpenBoard, type Opened } from '../frame/hooks.js';
import { InFront } from './inFront.js';
import { useSteadyFocus } from './steadyFocus.js';
import { Offers } from '../deeds/offerForms.js';
import { usePeople } from '../people/people.js';
import { Seen } from './seen.js';
import { useKeys } from './useKeys.js';
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
  const [opened, open] = useState<Opened | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const { people, load } = usePeople(blog.slug);
  const unfolded = useUnfolded();
  useCell(deeds.busy);
  useSteadyFocus();

  const may: OpenBoard['may'] = (act, entry) => desk.may(act, blog, entry);
  const onEntry = onEntryKeys({ blog, deeds, open, unfolded });
  const onPage = onPageKeys({ desk, record, hasSeveral, open, filter: setFilter });
  useKeys({
    onEntry(act, id) {
      const entry = state.entries.get(id);
      if (entry !== undefined && may(act, entry)) onEntry[act](entry);
    },
    onPage: (act) => void onPage[act](),
  });

  return (
    <BoardContext.Provider value={{ blog, state, may, open }}>
      <div class="board" data-board="" tabIndex={-1}>
        <Head record={record} people={people} hasSeveral={hasSeveral} />
        <div class="columns">
          <div class="left">
            <Offers />
            <Waiting entries={waitingIn(state)} unfolded={unfolded} />
            <Write open={open} />
          </div>
          <Seen record={record} filter={filter} onFilter={setFilter} unfolded={unfolded} />
        </div>
        {blog.status === 'ended' && <p class="unseen">{words.endedNote}</p>}
      </div>
      {opened !== null && <InFront opened={opened} people={people} loadPeople={load} onClose={() => open(null)} />}
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
