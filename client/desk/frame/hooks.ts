/** The contexts that the parts of the page find around them. */
import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import type { PeopleAnswer } from '../../../shared/protocol/people.js';
import type { Reply } from '../../account/request.js';
import type { EntryAct, PageAct } from '../board/keys.js';
import type { Deeds } from '../deeds/deeds.js';
import type { Offers } from '../deeds/offers.js';
import type { DeskModel } from '../deskModel.js';
import type { DeskState } from '../record/deskState.js';
import type { BlogRecord } from '../record/record.js';
import type { DeskSpoken } from '../words.js';
import type { Notices } from './notices.js';

export interface PageParts {
  desk: DeskModel;
  deeds: Deeds;
  notices: Notices;
  offers: Offers;
}

/** The sheet that is open in front of the board. */
export type Opened =
  | { is: 'edit'; id: string; correcting: boolean }
  | { is: 'translate'; id: string }
  | { is: 'take-down'; id: string }
  | { is: 'write'; kind: 'update' | 'notice' | 'drive' }
  | { is: 'settings' | 'blog-words' | 'people' | 'elsewhere' | 'keys' };

/** The board of one blog, for the parts on it. */
export interface Board {
  blog: PublicBlog;
  state: DeskState;
  record: BlogRecord;
  /** Whether there are other blogs to go to. */
  hasSeveral: boolean;
  /** The people who are signed in and invited; null until that is known. */
  people: PeopleAnswer | null;
  loadPeople: () => Promise<Reply<PeopleAnswer>>;
  /** The entry whose buttons are all shown, one at a time. */
  unfolded: string | null;
  /** Whether a deed can be done to an entry now. */
  may: (act: EntryAct, entry: Pick<DeskEntry, 'state'>) => boolean;
  /** The deeds of each button and each key. */
  onEntry: Record<EntryAct, (entry: DeskEntry) => unknown>;
  onPage: Record<PageAct, () => unknown>;
}

export const PageContext = createContext<PageParts | null>(null);
export const WordsContext = createContext<DeskSpoken | null>(null);
export const BoardContext = createContext<Board | null>(null);

export function useWords(): DeskSpoken {
  return present(useContext(WordsContext));
}

export function usePage(): PageParts & { words: DeskSpoken } {
  return { ...present(useContext(PageContext)), words: useWords() };
}

export function useBoard(): Board & ReturnType<typeof usePage> {
  return { ...usePage(), ...present(useContext(BoardContext)) };
}

export function useIsOffline(): boolean {
  return usePage().desk.connection.value.is === 'offline';
}

/** Runs at once, anew with each `of`, and every so often while somebody sees the page. */
export function useEvery(ms: number, run: () => unknown, of?: unknown): void {
  useEffect(() => {
    void run();
    const timer = setInterval(() => document.visibilityState === 'visible' && void run(), ms);
    return () => clearInterval(timer);
  }, [of]);
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('this part of the page stands outside of what it needs');
  return value;
}
