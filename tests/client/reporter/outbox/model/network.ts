/** The network between a page and the server: what becomes of each request is drawn beforehand. */
import { refusal } from '../../../../../shared/refusals.js';
import type { Command, PhotoItem } from '../../../../../client/reporter/outbox/item.js';
import type { Upload } from '../../../../../client/photos/upload/terms.js';
import type { Answer } from '../../../../../client/reporter/outbox/verdict.js';
import { refuse } from '../phone.js';
import type { PhoneClock } from './clock.js';
import type { Life } from './disk.js';
import type { ModelServer } from './server.js';

export const FATES = [
  'arrives',
  'request lost',
  'answer lost',
  'arrives late',
  'hangs',
  'paused',
  'rate-limited',
  'unavailable',
  'internal',
  'forbidden',
] as const;
export type Fate = (typeof FATES)[number];

const LOST: Answer = { kind: 'lost' };
const LATE_MS = 20_000;

export class Network {
  /** The fates of the next requests; all after them arrive. */
  fates: Fate[] = [];
  /** Photos that were refused for good. */
  readonly refusedPhotos = new Set<string>();

  constructor(
    private readonly clock: PhoneClock,
    private readonly server: ModelServer,
  ) {}

  async carry(life: Life, item: Command, payload: Record<string, unknown>): Promise<Answer> {
    const { session: cookie } = this.server;
    await life.point();
    const answer = await this.meets(() => this.server.take(cookie, item, payload), item.command);
    await life.point();
    return answer;
  }

  upload(life: Life, photo: PhotoItem, on: Parameters<Upload>[1]): ReturnType<Upload> {
    let stop: () => void = () => undefined;
    const stopped = new Promise<null>((resolve) => (stop = () => resolve(null)));
    const { session: cookie } = this.server;
    const send = async () => {
      await life.point();
      await on.url(`/uploads/${photo.command}`);
      const answer = await this.meets(() => this.server.receive(cookie, photo), photo.command);
      if (answer.kind === 'refused' && answer.refusal.code === 'forbidden') this.refusedPhotos.add(photo.command);
      await life.point();
      return answer;
    };
    return { answer: Promise.race([send(), stopped]), stop };
  }

  private async meets(take: () => Answer, command: string): Promise<Answer> {
    const fate = this.fates.shift() ?? 'arrives';
    switch (fate) {
      case 'arrives':
        return take();
      case 'answer lost':
        take();
        return LOST;
      case 'request lost':
        return LOST;
      case 'arrives late':
        this.clock.after(LATE_MS, take);
        return LOST;
      case 'hangs':
        take();
        return new Promise((resolve) => this.clock.after(LATE_MS, () => resolve(LOST)));
      case 'rate-limited':
      case 'unavailable':
        return refuse(refusal(fate, { after: 2 }));
      case 'forbidden':
        // Rule J3: what the server has is answered with the first receipt, whatever would be said now.
        return this.server.has(command) ? take() : refuse(refusal(fate));
      case 'paused':
      case 'internal':
        return refuse(refusal(fate));
    }
  }
}
