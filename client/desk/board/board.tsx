/** One rally's desk: what waits on the left (first on a phone), what readers see on the right. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Offers } from '../deeds/offerForms.js';
import { Button } from '../frame/buttons.js';
import { BoardContext, useBoard, usePage, useWords, type Board as OpenBoard, type Opened } from '../frame/hooks.js';
import { usePeople } from '../people/people.js';
import type { DeskState } from '../record/deskState.js';
import { waitingIn, type Filter } from '../record/lists.js';
import type { BlogRecord } from '../record/record.js';
import { useBoardKeys } from './boardKeys.js';
import { Head } from './head.js';
import { InFront } from './inFront.js';
import { Seen } from './seen.js';
import { useSteadyFocus } from './steadyFocus.js';
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
  const unfolded = useUnfolded();
  const may: OpenBoard['may'] = (act, entry) => desk.may(act, blog, entry);
  const board: OpenBoard = { blog, state, record, hasSeveral, may, open, ...usePeople(blog.slug) };
  useSteadyFocus();
  useBoardKeys({ board, unfolded, filter: setFilter });
  return (
    <BoardContext.Provider value={board}>
      <div class="board" data-board="" data-busy={deeds.busy.value.size} tabIndex={-1}>
        <Head />
        <div class="columns">
          <div class="left">
            <Offers />
            <Waiting entries={waitingIn(state)} unfolded={unfolded} />
            <Write />
          </div>
          <Seen filter={filter} onFilter={setFilter} unfolded={unfolded} />
        </div>
        {blog.status === 'ended' && <p class="unseen">{words.endedNote}</p>}
      </div>
      {opened !== null && <InFront opened={opened} onClose={() => open(null)} />}
    </BoardContext.Provider>
  );
}

function Write(): JSX.Element {
  const { open } = useBoard();
  const words = useWords();
  return (
    <section class="write" aria-labelledby="write">
      <h2 id="write">{words.write}</h2>
      <div class="row">
        {(['update', 'notice', 'drive'] as const).map((kind) => (
          <Button
            key={kind}
            data-write={kind}
            says={words.form.kinds[kind]}
            onClick={() => open({ is: 'write', kind })}
          />
        ))}
      </div>
      <a class="quiet" href="/report">
        {words.writeMore}
      </a>
    </section>
  );
}
