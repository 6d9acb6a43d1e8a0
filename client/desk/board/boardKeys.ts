/** What each key does on the board. The page's buttons are never far from it. */
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import type { Deeds } from '../deeds/deeds.js';
import type { BlogRecord } from '../record/record.js';
import type { Desk } from '../deskPage.js';
import type { Filter } from '../record/lists.js';
import type { EntryAct, PageAct } from './keys.js';
import type { Unfolded } from './entryList.js';
import type { Opened } from '../frame/hooks.js';
import { entryElement } from './steadyFocus.js';
import { focusBeside } from './useKeys.js';

interface EntryKeysParts {
  blog: PublicBlog;
  deeds: Deeds;
  open: (what: Opened) => void;
  unfolded: Unfolded;
}

type OnEntry = Record<EntryAct, (entry: DeskEntry) => unknown>;

export function onEntryKeys({ blog, deeds, open, unfolded }: EntryKeysParts): OnEntry {
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

interface PageKeysParts {
  desk: Desk;
  record: BlogRecord;
  hasSeveral: boolean;
  open: (what: Opened) => void;
  filter: (filter: Filter) => void;
}

export function onPageKeys({ desk, record, hasSeveral, open, filter }: PageKeysParts): Record<PageAct, () => unknown> {
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
