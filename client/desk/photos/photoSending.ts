/** Sends the photos of accepted entries, one after another, until the server has them or refuses them for good. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Refusal } from '../../../shared/refusals.js';
import { backoff } from '../../account/backoff.js';
import type { After } from '../../account/device.js';
import type { PhotoToSend, Sent, Upload, UploadAnswer, UploadRun } from '../../photos/upload/terms.js';

/** The way of one photo as far as this page knows it. `sent`: the server has all of it. */
export type Sending =
  | { is: 'waiting' }
  | { is: 'sending'; so: Sent | null }
  | { is: 'sent' }
  | { is: 'refused'; refusal: Refusal };

export interface PhotoSendingParts {
  upload: Upload;
  after: After;
  random: () => number;
}

export class PhotoSending {
  private readonly ways = signal<ReadonlyMap<string, Sending>>(new Map());
  private readonly queue: PhotoToSend[] = [];
  private run: UploadRun | null = null;
  private failures = 0;
  private cancelRest: (() => void) | null = null;
  /** The ways of the photos that were given to be sent since this page opened, by id. */
  readonly list: ReadonlySignal<ReadonlyMap<string, Sending>> = this.ways;

  constructor(private readonly parts: PhotoSendingParts) {}

  /** Gives photos to be sent. One that waits already is not given twice. */
  send(blog: string, photos: readonly string[]): void {
    const fresh = photos.filter((id) => !this.queue.some(({ command }) => command === id));
    for (const command of fresh) {
      this.queue.push({ command, blog, uploadUrl: null });
      this.show(command, { is: 'waiting' });
    }
    void this.pump();
  }

  /** Whether a photo would be lost with this page. */
  isUnderWay(): boolean {
    return this.queue.length > 0;
  }

  /** Tries at once: the network may be back, and failures tell nothing of it, also not that of a photo still on its way. */
  wake(): void {
    this.failures = 0;
    this.goOn();
  }

  /** Ends with all that waits: nobody is signed in any more. */
  stop(): void {
    this.queue.length = 0;
    this.cancelRest?.();
    this.cancelRest = null;
    this.run?.stop();
    this.ways.value = new Map();
  }

  private goOn(): void {
    this.cancelRest?.();
    this.cancelRest = null;
    void this.pump();
  }

  private async pump(): Promise<void> {
    const [next] = this.queue;
    if (next === undefined || this.run !== null || this.cancelRest !== null) return;
    this.show(next.command, { is: 'sending', so: null });
    this.run = this.parts.upload(next, {
      progress: (so) => this.queue.includes(next) && this.show(next.command, { is: 'sending', so }),
      url: (url) => {
        next.uploadUrl = url;
        return Promise.resolve();
      },
    });
    const answer = await this.run.answer;
    this.run = null;
    if (answer !== null && this.queue.includes(next)) this.settle(next, answer);
    void this.pump();
  }

  private settle(photo: PhotoToSend, answer: UploadAnswer): void {
    const way = wayAfter(answer);
    this.show(photo.command, way);
    if (way.is === 'waiting') return this.rest(answer.kind === 'refused' ? (answer.refusal.after ?? null) : null);
    this.failures = 0;
    this.queue.splice(this.queue.indexOf(photo), 1);
  }

  private rest(asked: number | null): void {
    this.failures += 1;
    const { after, random } = this.parts;
    this.cancelRest = after(backoff(this.failures, asked, random), () => this.goOn());
  }

  private show(id: string, way: Sending): void {
    this.ways.value = new Map(this.ways.peek()).set(id, way);
  }
}

/** The server may have a photo whose answer was lost; a session or a server that is away may come back. */
function wayAfter(answer: UploadAnswer): Sending {
  if (answer.kind === 'accepted') return { is: 'sent' };
  if (answer.kind === 'lost') return { is: 'waiting' };
  const { refusal } = answer;
  if (refusal.code === 'conflict' && refusal.field === 'id') return { is: 'sent' };
  return refusal.retry ? { is: 'waiting' } : { is: 'refused', refusal };
}
