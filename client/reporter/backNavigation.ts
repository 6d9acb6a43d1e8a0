/**
 * The phone's own way back closes the form, and a second tap on it does not lead out of the app: below the first
 * screen lies a floor, from which a reporter in a hurry is brought back. Going back calmly from the first screen leaves.
 */
/** `camera` lies above the form; camera/wayBack.ts leads out of it. */
type Layer = 'floor' | 'home' | 'writing' | 'camera';

export interface BackNavigationPage {
  history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'back' | 'forward'>;
  addEventListener: (type: 'popstate', listener: () => void) => void;
  removeEventListener: (type: 'popstate', listener: () => void) => void;
}

/** So soon after something was closed, a way back is the second tap of the same finger. */
const HURRY_MS = 800;

export class BackNavigation {
  private isWriting = false;
  /** A button asked to go back, and the browser is not there yet. */
  private isReturning = false;
  private closedAt = -Infinity;

  /** `onBack`: the way back was taken, and closes the form. `now`: ms since any time. */
  constructor(
    private readonly page: BackNavigationPage,
    private readonly onBack: () => void,
    private readonly now: () => number,
  ) {}

  start(): void {
    this.page.addEventListener('popstate', this.onPop);
    if (this.layer() !== 'camera') return;
    // The page ended behind the camera, which is closed now.
    this.isReturning = true;
    this.page.history.back();
  }

  stop(): void {
    this.page.removeEventListener('popstate', this.onPop);
  }

  /** The form is open from now on. */
  begun(): void {
    this.isWriting = true;
    if (this.isReturning) return;
    if (this.layer() === null || this.layer() === 'floor') {
      this.page.history.replaceState({ layer: 'floor' }, '');
      this.push('home');
    }
    if (this.layer() === 'home') this.push('writing');
  }

  /** The form was closed by a button of its own. */
  ended(): void {
    if (!this.isWriting) return;
    this.closed();
    if (this.isReturning || this.layer() !== 'writing') return;
    this.isReturning = true;
    this.page.history.back();
  }

  private readonly onPop = (): void => {
    // Another form was begun before the way back was done: it gets a layer of its own.
    if (this.isReturning && this.isWriting && this.layer() === 'home') this.push('writing');
    this.isReturning = false;
    const isHurried = this.isWriting || this.now() - this.closedAt < HURRY_MS;
    if (this.isWriting && this.layer() !== 'writing') {
      this.closed();
      this.onBack();
    }
    if (this.layer() !== 'floor') return;
    if (isHurried) this.page.history.forward();
    else this.page.history.back();
  };

  private closed(): void {
    this.isWriting = false;
    this.closedAt = this.now();
  }

  private layer(): Layer | null {
    return (this.page.history.state as { layer?: Layer } | null)?.layer ?? null;
  }

  private push(layer: Layer): void {
    this.page.history.pushState({ layer }, '');
  }
}
