/** The photo on its way: its bytes, its progress, and the way to stop it in the middle. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Sent, Upload, UploadRun } from '../../photos/upload/terms.js';
import type { PhotoItem } from './item.js';
import type { Ledger } from './ledger.js';
import { receivedAt } from './photos.js';
import type { Answer } from './verdict.js';

/** The progress of each photo that was begun since this page opened, by id: also of one that waits again. */
export type PhotoProgress = ReadonlyMap<string, Sent>;

export interface PhotoLaneParts {
  ledger: Ledger;
  upload: Upload<PhotoItem>;
  /** Told when the server has a photo, whole. */
  onUploaded: (photo: string) => void;
}

export class PhotoLane {
  private readonly reached = signal<PhotoProgress>(new Map());
  private run: UploadRun | null = null;
  readonly progress: ReadonlySignal<PhotoProgress> = this.reached;

  constructor(private readonly parts: PhotoLaneParts) {}

  async carry(photo: PhotoItem): Promise<Answer | null> {
    const { ledger, upload } = this.parts;
    const id = photo.command;
    this.run = upload(photo, {
      progress: (is) => void (this.reached.value = new Map(this.reached.value).set(id, is)),
      url: (url) => ledger.edit((items) => receivedAt(items, id, url)),
    });
    try {
      const answer = await this.run.answer;
      if (answer?.kind === 'accepted') this.arrived(id);
      return answer;
    } finally {
      this.run = null;
    }
  }

  stop(): void {
    this.run?.stop();
  }

  private arrived(id: string): void {
    const { ledger, onUploaded } = this.parts;
    const { items, photosSent } = ledger.state.value;
    this.reached.value = new Map([...this.reached.value].filter(([photo]) => photo !== id));
    const isLast = !items.some(({ verb, command, refusal }) => verb === 'photo' && command !== id && refusal === null);
    ledger.show({ photosSent: isLast ? 0 : photosSent + 1 });
    onUploaded(id);
  }
}
