/** The phone's own way back closes the camera and leaves the form behind it open: the camera is a layer above the form. */
import type { BackNavigationPage } from '../backNavigation.js';

const LAYER = 'camera';

export class WayBack {
  private isOpen = false;

  /** `onBack`: the way back was taken, and closes the camera. */
  constructor(
    private readonly page: BackNavigationPage,
    private readonly onBack: () => void,
  ) {}

  /** The camera is open from now on. */
  start(): void {
    this.isOpen = true;
    this.page.addEventListener('popstate', this.onPop);
    this.push();
  }

  /** The camera is closed. */
  stop(): void {
    this.page.removeEventListener('popstate', this.onPop);
    if (!this.isOpen) return;
    this.isOpen = false;
    if (this.isAbove()) this.page.history.back();
  }

  private readonly onPop = (): void => {
    if (!this.isOpen || this.isAbove()) return;
    this.isOpen = false;
    this.onBack();
  };

  private push(): void {
    this.page.history.pushState({ layer: LAYER }, '');
  }

  private isAbove(): boolean {
    return (this.page.history.state as { layer?: string } | null)?.layer === LAYER;
  }
}
