/** The terms of an upload, for whoever sends photos: the phone's outbox, and the desk's page. */
import type { Receipt } from '../../../shared/protocol/desk.js';
import type { Refusal } from '../../../shared/refusals.js';

export interface PhotoToSend {
  /** The photo's id. */
  command: string;
  blog: string;
  /** The address at which the server receives the photo, once it said so: an upload goes on there. */
  uploadUrl: string | null;
}

/** The bytes of a photo that have left, and those that it has. */
export interface Sent {
  sent: number;
  total: number;
}

/** `lost`: no answer came, so the server may have the photo or not; it is sent again. */
export type UploadAnswer =
  | { kind: 'accepted'; receipt: Receipt | null }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'lost' };

export interface UploadRun {
  /** Never rejects; null where the upload was stopped. */
  answer: Promise<UploadAnswer | null>;
  /** Bytes that the server has stay there, and the upload goes on from them later. */
  stop: () => void;
}

export interface UploadListeners {
  progress: (is: Sent) => void;
  /** Told the address at which the server receives the photo; null: no longer there. */
  url: (url: string | null) => Promise<void>;
}

/** Sends a photo's bytes, going on where an earlier attempt ended. */
export type Upload<Photo = PhotoToSend> = (photo: Photo, on: UploadListeners) => UploadRun;
