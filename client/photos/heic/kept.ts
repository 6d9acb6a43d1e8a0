import { NotPlain, type Box, type HeifFile } from './heifBoxes.js';

/** The file that is being made: zeros, and what was kept. */
export class Kept {
  private readonly copy: Uint8Array<ArrayBuffer>;
  private length = 0;

  constructor(private readonly file: HeifFile) {
    this.copy = new Uint8Array(file.bytes.length);
  }

  get made(): Uint8Array<ArrayBuffer> {
    return this.copy.subarray(0, this.length);
  }

  keep(at: number, end: number): void {
    if (!(at <= end && end <= this.copy.length)) throw new NotPlain('bytes-that-are-not-there');
    this.copy.set(this.file.bytes.subarray(at, end), at);
    this.reach(end);
  }

  /** `more`: bytes of the box's content. */
  head({ at, content, end }: Box, more = 0): void {
    if (content + more > end) throw new NotPlain('a-box-too-small');
    this.keep(at, content + more);
  }

  put(at: number, bytes: readonly number[]): void {
    this.copy.set(bytes, at);
    this.reach(at + bytes.length);
  }

  /** Keeps the room of a box, and nothing that stands in it. */
  blank(box: Box): void {
    this.head(box);
    this.put(box.at + 4, FREE);
    this.reach(box.end);
  }

  /** Makes the file go on at least to there. */
  reach(end: number): void {
    this.length = Math.max(this.length, end);
  }
}

const FREE = Array.from('free', (letter) => letter.charCodeAt(0));
