/**
 * Sizes the pieces in which photos leave: as much as the network, by the pieces before, carries in some seconds. A cut
 * then costs little also behind a proxy that passes on whole requests alone, where all of a cut piece is lost; and a
 * network that is quick is not held up by many small requests. Photos of a page share what was learned.
 */
const KB = 1_024;
export const LEAST = 64 * KB;
export const MOST = 2_048 * KB;
/** The least of all, where no piece of 64 KB gets through: what a network carries that is cut every second or two. */
const FLOOR = 16 * KB;
/** Pieces of 64 KB that were lost in a row before smaller ones are tried: each request costs a way there and back. */
const PATIENCE = 3;
/** The time that a piece shall take: long against the way there and back (0.8 s on a bad line), short against a cut. */
const AIM_S = 6;
/** The most by which a piece grows from one to the next: one lucky piece proves little. */
const STEP = 4;
/** The growth after a cut, piece by piece: after four that arrived the cut size is tried again. */
const RECOVERY = 1.25;

interface Piece {
  photo: string;
  /** The piece's beginning in the photo, bytes. */
  at: number;
  bytes: number;
  /** The size that was aimed at: a photo's last piece may have fewer bytes. */
  size: number;
  /** The time of leaving, ms since 1970. */
  left: number;
}

export class ChunkSizer {
  private next = LEAST;
  /** The most that was not lost lately. */
  private cap = MOST;
  /** The most that something on the way takes as one body. */
  private ceiling = MOST;
  private lostInRow = 0;
  private out: Piece | null = null;
  private carried: number | null = null;

  constructor(private readonly now: () => number) {}

  /** The most bytes of the next request. */
  get size(): number {
    return Math.floor(Math.min(this.next, this.cap, this.ceiling));
  }

  /** Bytes a second that the network carried lately; null while that is unknown. */
  get speed(): number | null {
    return this.carried;
  }

  leaves(photo: string, at: number, bytes: number): void {
    this.out = { photo, at, bytes, size: this.size, left: this.now() };
  }

  /**
   * Bytes of the piece that is out which the network can have carried by now. A phone hands a piece to its buffers at once,
   * where it may stand for many seconds.
   */
  carriedOf(left: number): number {
    const seconds = (this.now() - (this.out?.left ?? 0)) / 1_000;
    return Math.min(left, this.carried === null ? Infinity : Math.floor(this.carried * seconds));
  }

  /** Takes note that the server acknowledged the piece that was out. */
  arrived(): void {
    const piece = this.out;
    if (piece === null) return;
    this.out = null;
    this.lostInRow = 0;
    // The short rest of a photo is all waiting and hardly any carrying: it says nothing of the speed.
    if (piece.bytes < Math.min(LEAST, piece.size)) return;
    if (piece.size >= this.cap) this.cap = Math.min(MOST, this.cap * RECOVERY);
    this.learn(piece.bytes / Math.max(0.001, (this.now() - piece.left) / 1_000));
    this.next = Math.min(MOST, Math.max(LEAST, Math.min((this.carried ?? 0) * AIM_S, piece.size * STEP)));
  }

  /** Takes note of the bytes that the server has of a photo, after a piece was cut. */
  has(photo: string, bytes: number): void {
    if (this.out?.photo !== photo) return;
    const { at, bytes: whole, size } = this.out;
    this.out = null;
    const kept = bytes - at;
    if (kept > 0) this.lostInRow = 0;
    if (kept >= whole) return;
    if (kept <= 0 && size <= LEAST) this.lostInRow += 1;
    const floor = this.lostInRow >= PATIENCE ? FLOOR : LEAST;
    this.cap = Math.min(this.cap, Math.max(floor, kept, size / 2));
  }

  /** Takes note that a piece was called back, which tells nothing of the network. */
  calledBack(): void {
    this.out = null;
  }

  /** Takes note that something on the way takes no bodies of this size. Answers whether smaller ones are left to try. */
  tooLarge(): boolean {
    const { bytes, size } = this.out ?? { bytes: this.size, size: this.size };
    this.out = null;
    this.ceiling = Math.max(LEAST, Math.min(bytes, size) / 2);
    return bytes > LEAST;
  }

  /** A network that became slower is believed at once, one that became quicker by and by. */
  private learn(speed: number): void {
    this.carried = Math.min(speed, ((this.carried ?? speed) + speed) / 2);
  }
}
