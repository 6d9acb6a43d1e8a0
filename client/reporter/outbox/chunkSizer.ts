/**
 * How much of a photo one request carries: all of it, as long as the server keeps what came before a line was cut. Behind
 * a proxy that passes on whole requests alone nothing is kept then, and it has to be as little as the line carries
 * between two cuts: less after each that was lost whole, more again where they pass quickly.
 */
const LEAST = 16 * 1024;
/** For something between us and the server that takes no larger bodies. */
const SMALL = 512 * 1024;
const QUICK_MS = 1_500;
const SLOW_MS = 4_000;

interface Chunk {
  photo: string;
  /** The place in the photo where it begins, bytes. */
  at: number;
  bytes: number;
  /** When it left, ms since 1970. */
  left: number;
}

export class ChunkSizer {
  private most = Infinity;
  private ceiling = Infinity;
  private out: Chunk | null = null;

  constructor(private readonly now: () => number) {}

  /** Bytes of the next request, at most. */
  get size(): number {
    return this.most;
  }

  leaves(photo: string, at: number, total: number): void {
    this.out = { photo, at, bytes: Math.min(this.most, total - at), left: this.now() };
  }

  /** The server acknowledged the one that was out. */
  arrived(): void {
    const took = this.now() - (this.out?.left ?? 0);
    this.out = null;
    if (took < QUICK_MS) this.become(this.most * 2);
    else if (took > SLOW_MS && this.most < Infinity) this.become(this.most / 2);
  }

  /** The server was asked how much it has of a photo. */
  has(photo: string, bytes: number): void {
    if (this.out?.photo !== photo) return;
    const { at, bytes: lost } = this.out;
    this.out = null;
    if (bytes <= at) this.become(this.most === Infinity ? lost / 4 : Math.min(this.most, lost) / 2);
  }

  /** Something on the way takes no bodies of this size. Answers whether smaller ones are left to try. */
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
