/**
 * The phone's own way back closes what is written, and a second tap on it does not lead out of the app: below the first
 * screen lies a floor, from which who came in a hurry is brought back. Whoever goes back from the first screen leaves.
 */
type Layer = 'floor' | 'home' | 'writing';

export interface WayBackPage {
  history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'back' | 'forward'>;
  addEventListener: (type: 'popstate', listener: () => void) => void;
  removeEventListener: (type: 'popstate', listener: () => void) => void;
}

export interface WayBack {
  /** Something is written now. */
  begun: () => void;
  /** It is closed by a button of its own. */
  ended: () => void;
  close: () => void;
}

/** So soon after something was closed, a way back is the second tap of the same finger. */
const HURRY_MS = 800;

/** `onBack`: the way back was taken, and closes what is written. `now`: ms since any time. */
export function wayBack(page: WayBackPage, onBack: () => void, now: () => number): WayBack {
  const { history } = page;
  let isWriting = false;
  /** Asked to go back by a button, and not there yet. */
  let isReturning = false;
  let closedAt = -Infinity;
  const layer = (): Layer | null => (history.state as { layer?: Layer } | null)?.layer ?? null;
  const push = (next: Layer) => history.pushState({ layer: next }, '');

  function closed(): void {
    isWriting = false;
    closedAt = now();
  }
  function onPop(): void {
    // Something else was begun before the way back was done: it gets a layer of its own.
    if (isReturning && isWriting && layer() === 'home') push('writing');
    isReturning = false;
    const isHurried = isWriting || now() - closedAt < HURRY_MS;
    if (isWriting && layer() !== 'writing') {
      closed();
      onBack();
    }
    if (layer() !== 'floor') return;
    if (isHurried) history.forward();
    else history.back();
  }
  page.addEventListener('popstate', onPop);
  return {
    begun() {
      isWriting = true;
      if (isReturning) return;
      if (layer() === null || layer() === 'floor') {
        history.replaceState({ layer: 'floor' }, '');
        push('home');
      }
      if (layer() === 'home') push('writing');
    },
    ended() {
      if (!isWriting) return;
      closed();
      if (isReturning || layer() !== 'writing') return;
      isReturning = true;
      history.back();
    },
    close: () => page.removeEventListener('popstate', onPop),
  };
}
