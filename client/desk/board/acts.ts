/** The deeds behind each button and each key of the board. */
import type { PublicBlog } from '../../../shared/entry.js';
import type { Board, Opened, PageParts } from '../frame/hooks.js';
import type { Filter } from '../record/lists.js';
import { entryElement, focusBeside } from './steadyFocus.js';

interface EntryActsParts {
  blog: PublicBlog;
  open: (what: Opened) => void;
  unfold: (next: (id: string | null) => string | null) => void;
}

export function entryActs({ deeds }: PageParts, { blog, open, unfold }: EntryActsParts): Board['onEntry'] {
  return {
    edit: ({ id }) => open({ is: 'edit', id, correcting: false }),
    correct: ({ id }) => open({ is: 'edit', id, correcting: true }),
    translate: ({ id }) => open({ is: 'translate', id }),
    publish: (entry) => deeds.publish(entry),
    pin: (entry) => deeds.label(entry, { pinned: !entry.pinned }),
    key: (entry) => deeds.label(entry, { key: !entry.key }),
    verify({ id }) {
      unfold(() => id);
      // The choice is there after the next drawing.
      setTimeout(
        () => entryElement(id)?.querySelector<HTMLElement>('[name=verification][aria-checked=true]')?.focus(),
        50,
      );
    },
    withdraw: (entry) => deeds.withdraw(entry, blog),
    takeDown: ({ id }) => open({ is: 'take-down', id }),
    actions: ({ id }) => unfold((now) => (now === id ? null : id)),
  };
}

interface PageActsParts extends Pick<Board, 'record' | 'hasSeveral'> {
  open: (what: Opened) => void;
  filter: (filter: Filter) => void;
}

export function pageActs({ desk }: PageParts, { record, hasSeveral, open, filter }: PageActsParts): Board['onPage'] {
  const at = (selector: string) => document.querySelector<HTMLElement>(selector);
  return {
    next: () => focusBeside(1),
    previous: () => focusBeside(-1),
    undo: () => desk.withdrawals.undo(),
    update: () => open({ is: 'write', kind: 'update' }),
    notice: () => open({ is: 'write', kind: 'notice' }),
    drive: () => open({ is: 'write', kind: 'drive' }),
    all: () => filter('all'),
    published: () => filter('published'),
    withdrawn: () => filter('withdrawn'),
    search: () => at('[name=search]')?.focus(),
    older: () => record.older(),
    status: () => at('[name=status][aria-checked=true]')?.focus(),
    readers: () => at('[data-readers-page]')?.click(),
    settings: () => open({ is: 'settings' }),
    blogWords: () => open({ is: 'blog-words' }),
    people: () => open({ is: 'people' }),
    elsewhere: () => open({ is: 'elsewhere' }),
    keys: () => open({ is: 'keys' }),
    blogs: () => hasSeveral && desk.choose(null),
  };
}
