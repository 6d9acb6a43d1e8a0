/** The photo on its way: its bytes, its progress, and the way to stop it in the middle. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { PhotoItem } from './item.js';
import type { Ledger } from './ledger.js';
import { receivedAt } from './photos.js';
import type { Answer } from './verdict.js';

/** The bytes of a photo that have left, and those that it has. */
export interface Sent {
  sent: number;
  total: number;
}

/** The progress of each photo that was begun since this page opened, by id: also of one that waits again. */
export type PhotoProgress = ReadonlyMap<string, Sent>;

export interface UploadRun {
  /** Never rejects; null where the upload was stopped. */
  answer: Promise<Answer | null>;
  /** Bytes that the server has stay there, and the upload goes on from them later. */
  stop: () => void;
}

export interface UploadListeners {
  progress: (is: Sent) => void;
  /** Told the address at which the server receives the photo; null: no longer there. */
  url: (url: string | null) => Promise<void>;
}

/** Sends a photo's bytes, going on where an earlier attempt ended. */
export type Upload = (photo: PhotoItem, on: UploadListeners) => UploadRun;

export interface PhotoLaneParts {
  ledger: Ledger;
  upload: Upload;
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
