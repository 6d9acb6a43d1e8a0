/** The reporter's wishes about photos on this phone: when they go ("text now, photos on Wi-Fi"), and how large. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Shelf } from '../../account/shelf.js';
import type { PhoneNetwork } from '../network.js';
import { SIDES } from '../../photos/prepared.js';

export type WhenPhotosGo = 'at-once' | 'on-wifi';
export type PhotoSize = 'by-network' | 'small' | 'large';

export interface WishesParts {
  shelf: Shelf;
  network: PhoneNetwork;
  /** Bytes a second that photos were carried with lately; null while that is unknown. */
  speed: () => number | null;
  /** Called when photos may go that had to wait, or have to wait that might go. */
  onMoved: () => void;
}

const WHEN = 'photos/when';
const SIZE = 'photos/size';
const NOW = 'photos/now';

/** Below this a photo of 2,048 pixels (some 700 KB) is on its way for half a minute and more. */
const SLOW_BYTES_S = 25_000;

export class PhotoWishes {
  private readonly chosenWhen: Signal<WhenPhotosGo>;
  private readonly chosenSize: Signal<PhotoSize>;
  private readonly isAskedNow: Signal<boolean>;
  private readonly kind: Signal<ReturnType<PhoneNetwork['kind']>>;
  private endListening: () => void = () => undefined;

  readonly when: ReadonlySignal<WhenPhotosGo>;
  readonly size: ReadonlySignal<PhotoSize>;
  /** Whether the browser tells Wi-Fi from other networks. */
  readonly tellsWifi: ReadonlySignal<boolean>;
  /** The thing that photos wait for; null: they may go. Where the browser cannot tell Wi-Fi, it is the reporter. */
  readonly waitsFor: ReadonlySignal<'wifi' | 'reporter' | null>;

  constructor(private readonly parts: WishesParts) {
    const { shelf, network } = parts;
    this.chosenWhen = signal<WhenPhotosGo>(shelf.get(WHEN) === 'on-wifi' ? 'on-wifi' : 'at-once');
    this.chosenSize = signal<PhotoSize>(sizeIn(shelf.get(SIZE)));
    this.isAskedNow = signal(shelf.get(NOW) === true);
    this.kind = signal(network.kind());
    this.when = this.chosenWhen;
    this.size = this.chosenSize;
    this.tellsWifi = computed(() => this.kind.value !== null);
    this.waitsFor = computed(() => {
      const kind = this.kind.value;
      if (this.chosenWhen.value === 'at-once' || this.isAskedNow.value || kind === 'wifi') return null;
      return kind === null ? 'reporter' : 'wifi';
    });
  }

  start(): void {
    const { network } = this.parts;
    this.endListening = network.subscribe(() => this.moved(() => (this.kind.value = network.kind())));
  }

  stop(): void {
    this.endListening();
  }

  /** Whether photos may go now, for the outbox. */
  readonly mayGo = (): boolean => this.waitsFor.value === null;

  chooseWhen(when: WhenPhotosGo): void {
    this.parts.shelf.set(WHEN, when);
    this.moved(() => (this.chosenWhen.value = when));
  }

  chooseSize(size: PhotoSize): void {
    this.parts.shelf.set(SIZE, size);
    this.chosenSize.value = size;
  }

  /** Lets all photos go that wait, whatever the network: until none waits any more, also in a page that is opened anew. */
  sendNow(): void {
    this.parts.shelf.set(NOW, true);
    this.moved(() => (this.isAskedNow.value = true));
  }

  /** Takes note that no photo waits any more: the next ones are held again. */
  noneWaits(): void {
    if (!this.isAskedNow.value) return;
    this.parts.shelf.remove(NOW);
    this.isAskedNow.value = false;
  }

  /** Pixels on the long side of a photo that is taken in now. A network of which nothing is known counts as a good one. */
  longSide(): number {
    if (this.chosenSize.value !== 'by-network') return SIDES[this.chosenSize.value];
    return this.isSlow() ? SIDES.small : SIDES.usual;
  }

  /** Whether something may be loaded that the reporter did not ask for: photos may go now, and no network is known to be bad. */
  readonly mayLoad = (): boolean => this.mayGo() && !this.isSlow() && !this.parts.network.isSlow();

  private isSlow(): boolean {
    const speed = this.parts.speed();
    // Bytes that were carried say more than the browser's guess.
    return speed === null ? this.parts.network.isSlow() : speed < SLOW_BYTES_S;
  }

  private moved(move: () => unknown): void {
    const before = this.waitsFor.value;
    move();
    if (before !== this.waitsFor.value) this.parts.onMoved();
  }
}

function sizeIn(kept: unknown): PhotoSize {
  return kept === 'small' || kept === 'large' ? kept : 'by-network';
}
