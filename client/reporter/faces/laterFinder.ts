/** The search of faces for the first screen, which has none of it: it comes with the form. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { DeviceFinder } from './deviceFinder.js';
import type { FaceBox, FaceFinder, FinderState } from './finder.js';

export class LaterFinder implements FaceFinder {
  private readonly present = signal<FinderState>('absent');
  private opened: DeviceFinder | null = null;
  private isOver = false;
  readonly state: ReadonlySignal<FinderState> = this.present;

  /** `load` rejects where its file does not come. */
  constructor(private readonly load: () => Promise<(state: Signal<FinderState>) => DeviceFinder>) {}

  /** Looks whether a former visit has loaded everything. */
  readonly start = (): Promise<void> => this.with((finder) => finder.start(), undefined);

  readonly getReady = (): Promise<void> => this.with((finder) => finder.getReady(), undefined);

  readonly find = (picture: ImageBitmap | HTMLCanvasElement): Promise<FaceBox[] | null> =>
    this.with((finder) => finder.find(picture), null);

  /** Ends for good what is under way: nothing of it is loaded or kept any more. */
  end(): void {
    this.isOver = true;
    this.opened?.end();
  }

  private async with<Value>(ask: (finder: DeviceFinder) => Promise<Value>, otherwise: Value): Promise<Value> {
    try {
      const open = await this.load();
      if (this.isOver) return otherwise;
      return await ask((this.opened ??= open(this.present)));
    } catch {
      this.present.value = 'failed';
      return otherwise;
    }
  }
}
