/** What each key does on the board. The page's buttons are never far from it. */
import type { DeskEntry } from '../../../shared/entry.js';
import { usePage, type Board, type Page } from '../frame/hooks.js';
import type { Filter } from '../record/lists.js';
import type { Unfolded } from './entryList.js';
import type { EntryAct, PageAct } from './keys.js';
import { entryElement } from './steadyFocus.js';
import { focusBeside, useKeys } from './useKeys.js';

interface BoardKeysParts {
  board: Board;
  unfolded: Unfolded;
  filter: (filter: Filter) => void;
}

export function useBoardKeys(parts: BoardKeysParts): void {
  const page = usePage();
  const { state, may } = parts.board;
  const onEntry = onEntryKeys(page, parts);
  const onPage = onPageKeys(page, parts);
  useKeys({
    onEntry(act, id) {
      const entry = state.entries.get(id);
      if (entry !== undefined && may(act, entry)) onEntry[act](entry);
    },
    onPage: (act) => onPage[act](),
  });
}

type OnEntry = Record<EntryAct, (entry: DeskEntry) => unknown>;

function onEntryKeys({ deeds }: Page, { board, unfolded }: BoardKeysParts): OnEntry {
  const { blog, open } = board;
  return {
    edit: ({ id }) => open({ is: 'edit', id, correcting: false }),
    correct: ({ id }) => open({ is: 'edit', id, correcting: true }),
    translate: ({ id }) => open({ is: 'translate', id }),
    publish: (entry) => deeds.publish(entry),
    pin: (entry) => deeds.label(entry, { pinned: !entry.pinned }),
    key: (entry) => deeds.label(entry, { key: !entry.key }),
    verify({ id }) {
      unfolded.open(id);
      // The choice is there after the next drawing.
      setTimeout(() => entryElement(id)?.querySelector<HTMLElement>('[name=verification]')?.focus(), 50);
    },
    withdraw: (entry) => deeds.withdraw(entry, blog),
    takeDown: ({ id }) => open({ is: 'take-down', id }),
    actions: ({ id }) => unfolded.toggle(id),
  };
}

function onPageKeys({ desk }: Page, { board, filter }: BoardKeysParts): Record<PageAct, () => unknown> {
  const { record, hasSeveral, open } = board;
  const at = (selector: string) => document.querySelector<HTMLElement>(selector);
  return {
    next: () => focusBeside(1),
    previous: () => focusBeside(-1),
    undo: () => desk.farewells.undo(),
    update: () => open({ is: 'write', kind: 'update' }),
    notice: () => open({ is: 'write', kind: 'notice' }),
    drive: () => open({ is: 'write', kind: 'drive' }),
    all: () => filter('all'),
    published: () => filter('published'),
    withdrawn: () => filter('withdrawn'),
    search: () => at('[name=search]')?.focus(),
    older: () => record.older(),
    status: () => at('[name=status]:checked')?.focus(),
    readers: () => at('[data-readers-page]')?.click(),
    settings: () => open({ is: 'settings' }),
    people: () => open({ is: 'people' }),
    keys: () => open({ is: 'keys' }),
    blogs: () => hasSeveral && desk.choose(null),
  };
}
