/** The board of a rally: entries that wait on the left (first on a phone), entries that readers see on the right. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Offers } from '../deeds/offerForms.js';
import { Button } from '../frame/buttons.js';
import { BoardContext, useBoard, usePage, type Board as OpenBoard, type Opened } from '../frame/hooks.js';
import { usePeople } from '../people/people.js';
import type { DeskState } from '../record/deskState.js';
import { waitingIn, type Filter } from '../record/lists.js';
import type { BlogRecord } from '../record/record.js';
import { entryActs, pageActs } from './acts.js';
import { Head } from './head.js';
import { InFront } from './inFront.js';
import { Seen } from './seen.js';
import { useSteadyFocus } from './steadyFocus.js';
import { useKeys } from './useKeys.js';
import { Waiting } from './waiting.js';

interface BoardProps {
  record: BlogRecord;
  state: DeskState;
  hasSeveral: boolean;
}

export function Board({ record, state, hasSeveral }: BoardProps): JSX.Element {
  const page = usePage();
  const { blog } = state;
  const [opened, open] = useState<Opened | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const [unfolded, unfold] = useState<string | null>(null);
  const present = { blog, state, record, hasSeveral, unfolded, ...usePeople(blog.slug) };
  const board: OpenBoard = {
    ...present,
    may: (act, entry) => page.desk.may(act, blog, entry),
    onEntry: entryActs(page, { blog, open, unfold }),
    onPage: pageActs(page, { record, hasSeveral, open, filter: setFilter }),
  };
  useSteadyFocus();
  useKeys(board);
  return (
    <BoardContext.Provider value={board}>
      <div class="board" data-board="" data-busy={page.deeds.busy.value.size} tabIndex={-1}>
        <Head />
        <div class="stack columns">
          <div class="stack left">
            <Offers />
            <Waiting entries={waitingIn(state)} />
            <Write />
          </div>
          <Seen filter={filter} />
        </div>
        {blog.status === 'ended' && <p class="unseen">{page.words.endedNote}</p>}
      </div>
      {opened !== null && <InFront opened={opened} onClose={() => open(null)} />}
    </BoardContext.Provider>
  );
}

function Write(): JSX.Element {
  const { onPage, words } = useBoard();
  return (
    <section class="stack write" aria-labelledby="write">
      <h2 id="write">{words.write}</h2>
      <div class="row">
        {(['update', 'notice', 'drive'] as const).map((kind) => (
          <Button key={kind} data-write={kind} says={words.form.kinds[kind]} onClick={onPage[kind]} />
        ))}
      </div>
      <a class="quiet" href="/report">
        {words.writeMore}
      </a>
    </section>
  );
}
