/** The phone's own way back closes a screen and leaves the form behind it open: the screen is a layer above the form. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BackNavigationPage } from '../backNavigation.js';

type Layer = 'camera' | 'covering';

/** For as long as the screen is drawn. `onBack`: the way back was taken, and closes the screen. */
export function useWayBack(layer: Layer, onBack: () => void): void {
  const latest = useRef(onBack);
  latest.current = onBack;
  useLayoutEffect(() => {
    const way = new WayBack(window, () => latest.current(), layer);
    way.start();
    return () => way.stop();
  }, []);
}

export class WayBack {
  private isOpen = false;

  constructor(
    private readonly page: BackNavigationPage,
    private readonly onBack: () => void,
    private readonly layer: Layer = 'camera',
  ) {}

  /** The screen is open from now on. */
  start(): void {
    this.isOpen = true;
    this.page.addEventListener('popstate', this.onPop);
    // A page that was loaded anew has the layer already.
    if (!this.isAbove()) this.page.history.pushState({ layer: this.layer }, '');
  }

  /** The screen is closed. */
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

  private isAbove(): boolean {
    return (this.page.history.state as { layer?: string } | null)?.layer === this.layer;
  }
}
