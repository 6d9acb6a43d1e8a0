/** An answer as bytes: plain, and in each coding that somebody asked for, made once. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotlied = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** The codings of HTTP by which an answer becomes smaller. */
export type Coding = 'br' | 'gzip';

/** Brotli takes as long as gzip at this quality, and leaves a tenth less; from 9 on it takes twenty times as long. */
const QUALITY = 6;
/** The quality for a page that stays: a twelfth less, in the time of 9; 11 takes thrice that for another thirtieth. */
const BETTER = 10;
/** For what is made once in the life of a process. */
const BEST = 11;

export interface About {
  /** HTML where it is not given. */
  type?: string;
  /** The readers' cache headers where it is not given. */
  cache?: string;
  /** The page is made for a frame. */
  isFrame?: boolean | undefined;
  /** The sites that may show it in a frame; all where it is not given. */
  sites?: readonly string[] | undefined;
  /** Headers of this answer alone, such as `Link`. */
  headers?: Readonly<Record<string, string>>;
  /** The bytes stay the same as long as the process runs: they may take a while. */
  isLasting?: boolean;
}

export class PageBytes {
  /** Weak: the same answer goes out plain and in codings. */
  readonly etag: string;
  private readonly made: Partial<Record<Coding, Buffer>> = {};
  private readonly making: Partial<Record<Coding, Promise<Buffer>>> = {};
  private isImproved: boolean;

  constructor(
    readonly body: Buffer,
    readonly about: About = {},
  ) {
    this.isImproved = about.isLasting === true;
    const hash = createHash('sha256').update(body);
    // A browser that has the bytes already keeps the headers that came with them, and the list is in a header.
    if (about.sites !== undefined) hash.update(about.sites.join(' '));
    this.etag = `W/"${hash.digest('base64url').slice(0, 27)}"`;
  }

  /** Bytes that are held in memory by now. */
  get size(): number {
    return Object.values(this.made).reduce((sum, { length }) => sum + length, this.body.length);
  }

  /** The bytes in a coding where they are made already. */
  atHand(coding: Coding): Buffer | null {
    return this.made[coding] ?? null;
  }

  /** The bytes in a coding, made by a thread when they are asked for the first time. A failure is not kept. */
  coded(coding: Coding): Promise<Buffer> {
    const known = this.making[coding];
    if (known !== undefined) return known;
    const making = this.make(coding);
    this.making[coding] = making;
    making.catch(() => {
      if (this.making[coding] === making) delete this.making[coding];
    });
    return making;
  }

  /** Whether the bytes in brotli are as few as they become, or nobody asked for any. */
  get isBest(): boolean {
    return this.isImproved || this.made.br === undefined;
  }

  /** Compresses once more and better, for who asks from then on. */
  async improve(): Promise<void> {
    this.isImproved = true;
    const better = await brotli(this.body, BETTER);
    this.made.br = better;
    this.making.br = Promise.resolve(better);
  }

  private async make(coding: Coding): Promise<Buffer> {
    const made =
      coding === 'gzip' ? gzipped(this.body) : brotli(this.body, this.about.isLasting === true ? BEST : QUALITY);
    return (this.made[coding] = await made);
  }
}

function brotli(body: Buffer, quality: number): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotlied(body, { params });
}

export function bytesOf(text: string, about: About = {}): PageBytes {
  return new PageBytes(Buffer.from(text), about);
}
