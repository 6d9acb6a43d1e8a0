/**
 * Sizes the chunks of a photo that one request carries: the whole photo, as long as the server keeps the bytes before a
 * cut. Behind a proxy that passes on whole requests alone nothing is kept then, and a chunk has to be as little as the
 * network carries between two cuts: less after each that was lost whole, more again where chunks pass quickly.
 */
const LEAST = 16 * 1024;
/** The size for something between us and the server that takes no larger bodies. */
const SMALL = 512 * 1024;
const QUICK_MS = 1_500;
const SLOW_MS = 4_000;

interface Chunk {
  photo: string;
  /** The chunk's beginning in the photo, bytes. */
  at: number;
  bytes: number;
  /** The time of leaving, ms since 1970. */
  left: number;
}

export class ChunkSizer {
  private most = Infinity;
  private ceiling = Infinity;
  private out: Chunk | null = null;

  constructor(private readonly now: () => number) {}

  /** The most bytes of the next request. */
  get size(): number {
    return this.most;
  }

  leaves(photo: string, at: number, total: number): void {
    this.out = { photo, at, bytes: Math.min(this.most, total - at), left: this.now() };
  }

  /** Takes note that the server acknowledged the chunk that was out. */
  arrived(): void {
    const took = this.now() - (this.out?.left ?? 0);
    this.out = null;
    if (took < QUICK_MS) this.become(this.most * 2);
    else if (took > SLOW_MS && this.most < Infinity) this.become(this.most / 2);
  }

  /** Takes note of the bytes that the server has of a photo. */
  has(photo: string, bytes: number): void {
    if (this.out?.photo !== photo) return;
    const { at, bytes: lost } = this.out;
    this.out = null;
    if (bytes <= at) this.become(this.most === Infinity ? lost / 4 : Math.min(this.most, lost) / 2);
  }

  /** Takes note that something on the way takes no bodies of this size. Answers whether smaller ones are left to try. */
  tooLarge(): boolean {
    const isLeft = this.most > SMALL;
    this.ceiling = SMALL;
    this.become(this.most);
    return isLeft;
  }

  private become(bytes: number): void {
    this.most = Math.min(this.ceiling, Math.max(LEAST, Math.ceil(bytes)));
  }
}
