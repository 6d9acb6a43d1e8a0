/** One photo on its way: its bytes, how far they are, and the way to stop it in the middle. */
import { cell, type Readable } from '../../account/cell.js';
import type { PhotoItem } from './item.js';
import type { Ledger } from './ledger.js';
import { receivedAt } from './photos.js';
import type { Answer } from './verdict.js';

/** How far a photo is: a share from 0 to 1. */
export interface PhotoProgress {
  photo: string;
  share: number;
}

export interface UploadRun {
  /** Never rejects; null where it was stopped. */
  answer: Promise<Answer | null>;
  /** What the server has of it stays there, and it goes on from that later. */
  stop: () => void;
}

/** Sends a photo's bytes, going on where an earlier attempt ended. */
export type Upload = (
  photo: PhotoItem,
  on: {
    progress: (share: number) => void;
    /** Where the server receives it; null: no longer there. */
    url: (url: string | null) => Promise<void>;
  },
) => UploadRun;

export interface CarryPhoto {
  carry: (photo: PhotoItem) => Promise<Answer | null>;
  stop: () => void;
  progress: Readable<PhotoProgress | null>;
}

export interface PhotoLaneParts {
  ledger: Ledger;
  upload: Upload;
  /** The server has a photo, whole. */
  onUploaded: (photo: string) => void;
}

export function createPhotoLane({ ledger, upload, onUploaded }: PhotoLaneParts): CarryPhoto {
  const progress = cell<PhotoProgress | null>(null);
  let run: UploadRun | null = null;

  async function carry(photo: PhotoItem): Promise<Answer | null> {
    const id = photo.command;
    run = upload(photo, {
      progress: (share) => {
        progress.set({ photo: id, share });
      },
      url: (url) => ledger.change((items) => ({ items: receivedAt(items, id, url), value: undefined })),
    });
    try {
      const answer = await run.answer;
      if (answer?.kind === 'accepted') arrived(id);
      return answer;
    } finally {
      run = null;
      progress.set(null);
    }
  }

  function arrived(id: string): void {
    const { items, photosSent } = ledger.state.get();
    const isLast = !items.some(({ verb, command, refusal }) => verb === 'photo' && command !== id && refusal === null);
    ledger.show({ photosSent: isLast ? 0 : photosSent + 1 });
    onUploaded(id);
  }

  return {
    carry,
    progress,
    stop() {
      run?.stop();
    },
  };
}
