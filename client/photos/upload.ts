/** Sends a photo's bytes by tus: piece by piece, to the server that the page came from, as the person who is signed in. */
import { refusal } from '../../shared/refusals.js';
import { isRefusalOfMethod, type Methods } from '../account/methods.js';
import type { ChunkSizer } from './upload/chunkSizer.js';
import type { Asked, Exchange, Run, Said } from './upload/exchange.js';
import { atHome, beginning, isOurs, offsetIn, piece, question, refusalOf } from './upload/tus.js';
import type { PhotoToSend, Upload, UploadAnswer, UploadListeners } from './upload/terms.js';

/** A connection on which no byte moves for so long is dead, whatever it says. */
const STALLED_MS = 45_000;
/** The time between two looks at how far a piece may be: a browser tells nothing more once it has all of it in a buffer. */
const TOLD_MS = 1_000;
/** Questions in a row how much the server has, while it has no more than before. */
const MOST_ASKED = 5;

/** Uploads that may be over in one sending. If more are, another page sends the same photo: each ends the other's upload. */
const MOST_OVER = 2;

const LOST: UploadAnswer = { kind: 'lost' };
const ACCEPTED: UploadAnswer = { kind: 'accepted', receipt: null };
const NOT_HERE: UploadAnswer = {
  kind: 'refused',
  refusal: refusal('not-found', { why: 'photo-not-here' }),
};

/**
 * `over`: the upload that was begun at that address is no longer there. `ask`: the server has another number of bytes than
 * we thought, or can be reached another way: it is asked at once, and the upload goes on. `null`: stopped.
 */
type Outcome = UploadAnswer | 'over' | 'ask' | null;

/** The bytes that the server has by now, or the end of this attempt. */
type Step = { at: number } | { ends: Outcome };

export interface UploadParts {
  files: { get: (photo: string) => Promise<{ file: Blob } | null> };
  /** The page's own origin. */
  origin: string;
  methods: Methods;
  chunks: ChunkSizer;
  exchange: Exchange;
}

/** Sends photos from a page or a worker: needs neither `document` nor `window`. */
export function tusUpload(parts: UploadParts): Upload {
  return (photo, on) => {
    const sending = new Sending(parts, photo, on);
    return { answer: sending.send().catch(() => LOST), stop: () => sending.stop() };
  };
}

/** Sends one photo until the server has it, or it cannot go on. */
class Sending {
  private isStopped = false;
  private address: string | null;
  /** Bytes that the server said it has. */
  private kept = 0;
  private run: Run | null = null;
  private watch: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly parts: UploadParts,
    private readonly photo: PhotoToSend,
    private readonly on: UploadListeners,
  ) {
    this.address = photo.uploadUrl === null ? null : atHome(photo.uploadUrl, parts.origin);
  }

  async send(): Promise<UploadAnswer | null> {
    const kept = await this.parts.files.get(this.photo.command);
    if (kept === null) return NOT_HERE;
    let over = 0;
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      const before = this.kept;
      const outcome = await this.attempt(kept.file);
      const hasMore = this.kept > before;
      if (hasMore) asked = 0;
      if (outcome === 'over') {
        await this.beginAnew();
        if ((over += 1) > MOST_OVER) return LOST;
      }
      // A network that carries something at a time is used again at once; one that carries nothing is given a rest.
      else if (outcome !== 'ask' && !(outcome === LOST && hasMore)) return outcome;
    }
    return LOST;
  }

  stop(): void {
    this.isStopped = true;
    this.parts.chunks.calledBack();
    this.run?.stop();
  }

  private async beginAnew(): Promise<void> {
    this.address = null;
    this.kept = 0;
    await this.on.url(null);
  }

  private async attempt(file: Blob): Promise<Outcome> {
    let step = await this.firstStep(file);
    while ('at' in step && step.at < file.size) step = await this.sendPiece(file, step.at);
    return 'at' in step ? ACCEPTED : step.ends;
  }

  /** An upload goes on at its address, or begins: never a second beginning while the first may still be going on. */
  private async firstStep(file: Blob): Promise<Step> {
    if (this.address === null) return this.begin(file.size);
    const said = await this.ask(question(this.address));
    if ('ends' in said) return said;
    const at = offsetIn(said);
    if (at === null) return { ends: LOST };
    this.parts.chunks.has(this.photo.command, at);
    return this.reached(at, file.size);
  }

  private async begin(bytes: number): Promise<Step> {
    const said = await this.ask(beginning(this.parts.origin, this.photo, bytes));
    if ('ends' in said) return said;
    const address = said.header('Location');
    if (address === null) return { ends: LOST };
    this.address = atHome(address, this.parts.origin);
    // Not waited for: where it is not stored, the upload begins anew after the page's end, and no byte waits for a disk.
    this.on.url(this.address).catch(() => undefined);
    return { at: 0 };
  }

  private async sendPiece(file: Blob, at: number): Promise<Step> {
    const { chunks } = this.parts;
    const body = file.slice(at, at + chunks.size);
    chunks.leaves(this.photo.command, at, body.size);
    let left = 0;
    const tell = () => this.on.progress({ sent: at + chunks.carriedOf(left), total: file.size });
    const telling = setInterval(tell, TOLD_MS);
    const said = await this.ask(piece(this.address ?? '', at, body), (bytes) => {
      left = Math.min(bytes, body.size);
      tell();
    }).finally(() => clearInterval(telling));
    if ('ends' in said) return said;
    const now = offsetIn(said);
    if (now === null || now <= at) return { ends: LOST };
    chunks.arrived();
    return this.reached(now, file.size);
  }

  private reached(at: number, total: number): Step {
    this.kept = at;
    this.on.progress({ sent: Math.min(at, total), total });
    return { at };
  }

  /** Answers with what our own server said, where it took the request. */
  private async ask(asked: Asked, onSent?: (bytes: number) => void): Promise<Said | { ends: Outcome }> {
    if (this.isStopped) return { ends: null };
    return this.judged(asked.method, await this.exchanged(asked, onSent));
  }

  /** Sends a request by the method that this network lets through. */
  private async exchanged(asked: Asked, onSent?: (bytes: number) => void): Promise<Said | null> {
    const { methods, exchange } = this.parts;
    const { method, headers } = methods.asSent(asked.method);
    this.isAlive();
    this.run = exchange({ ...asked, method, headers: { ...asked.headers, ...headers } }, (bytes) => {
      this.isAlive();
      onSent?.(bytes);
    });
    return this.run.said.finally(() => clearTimeout(this.watch));
  }

  private judged(method: string, said: Said | null): Said | { ends: Outcome } {
    if (this.isStopped) return { ends: null };
    if (said === null || !isOurs(said)) return { ends: this.unheard(method, said?.status ?? 0) };
    this.parts.methods.answered(method);
    return said.status < 300 ? said : { ends: this.refusedBy(said, method) };
  }

  private isAlive(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.run?.stop(), STALLED_MS);
  }

  private refusedBy(said: Said, method: string): Outcome {
    const { code, named } = refusalOf(said);
    // An upload may be over by now, also one that has just begun: a beginning that the browser itself sent twice begins the
    // photo anew. Whether the photo is wanted at all is for the answer to a beginning to say.
    if (method !== 'POST' && (code === 'not-found' || code === 'gone' || code === 'forbidden')) return 'over';
    // The upload is locked, or the server has more of its bytes than we know: the browser itself sent a piece again that
    // was cut. A conflict at the beginning is another thing: the photo is there already.
    if (code === 'conflict' && method !== 'POST') return 'ask';
    if (code === undefined) return LOST;
    return { kind: 'refused', refusal: named ?? refusal(code) };
  }

  /** The network failed, or something between us and the server spoke. */
  private unheard(method: string, status: number): Outcome {
    const { methods, chunks } = this.parts;
    if (status === 413) return chunks.tooLarge() ? 'ask' : LOST;
    return methods.failed(method, isRefusalOfMethod(status)) ? 'ask' : LOST;
  }
}
