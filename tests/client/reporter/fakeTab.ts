/** A tab that came from another page, without a browser. */
import type { BackNavigationPage } from '../../../client/reporter/backNavigation.js';

export interface FakeTab {
  page: BackNavigationPage;
  /** Goes back, and arrives there. */
  goBack: (times?: number) => void;
  /** Going back or forward takes until this, as in a browser. */
  arrives: () => void;
  readonly isLeft: boolean;
  /** The layer of the app on which the tab stands. */
  readonly layer: string | undefined;
}

export function fakeTab(): FakeTab {
  const entries: unknown[] = ['another page', null];
  let [at, wanted] = [1, 1];
  const listeners = new Set<() => void>();
  const page: BackNavigationPage = {
    history: {
      get state(): unknown {
        return entries[at];
      },
      pushState(state: unknown) {
        entries.splice(at + 1, Infinity, state);
        wanted = at += 1;
      },
      replaceState: (state: unknown) => void (entries[at] = state),
      back: () => void (wanted = Math.max(0, wanted - 1)),
      forward: () => void (wanted = Math.min(entries.length - 1, wanted + 1)),
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  const arrives = () => {
    while (at !== wanted) {
      at += Math.sign(wanted - at);
      if (at > 0) for (const listener of [...listeners]) listener();
    }
  };
  return {
    ...{ page, arrives },
    goBack(times = 1) {
      for (let gone = 0; gone < times; gone += 1) page.history.back();
      arrives();
    },
    get isLeft() {
      return at === 0;
    },
    get layer() {
      return (entries[at] as { layer?: string } | null)?.layer;
    },
  };
}
