/** A photo in the works: what the runner keeps of it between two steps, and what a step throws. */
import type { PhotoFault } from '../../../shared/entry.js';
import { Refused } from '../../../shared/refusals.js';
import type { PhotoRecord, UploadRecord } from '../../storage/ports.js';
import type { ReadyPhoto } from '../photo.js';
import type { Denial, WayState } from '../photoWay/terms.js';
import type { Lease } from '../../leases.js';
import type { PutFiles } from './putFiles.js';

export interface PhotoWork {
  /** The upload's id, which makes each move of its photo one command; a new id where a photo has no upload. */
  id: string;
  photoId: string;
  /** The device whose file this is, where that must not be revoked (rule A3). */
  device: string | null;
  lease: Pick<Lease, 'lost'> | null;
  state: WayState;
  photo: PhotoRecord | null;
  fault?: PhotoFault;
  decoded?: ReadyPhoto;
  put?: PutFiles;
  /** Whether the upload is to be decoded in its turn. */
  isQueued: boolean;
}

export function workOn({ id, photo, state }: Pick<UploadRecord, 'id' | 'photo' | 'state'>): PhotoWork {
  const standing: WayState = { upload: state, photo: 'unknown' };
  return { id, photoId: photo, device: null, lease: null, state: standing, photo: null, isQueued: false };
}

/** Throws where the lease was lost: another instance may be at work. */
export function requireLease({ lease }: PhotoWork): void {
  if (lease?.lost.aborted === true) throw new Refused('unavailable', { after: 5 });
}

/** Finds what an earlier step left for this one. Throws where the table asks for a step out of turn. */
export function leftIn<Name extends 'fault' | 'decoded' | 'put'>(
  work: PhotoWork,
  name: Name,
): NonNullable<PhotoWork[Name]> {
  const left = work[name];
  if (left === undefined) throw new Error(`no step left ${name} for this one`);
  return left;
}

export function refusedAs({ code, why, field }: Denial, fault?: PhotoFault): Refused {
  if (why !== 'photo-fault') return new Refused(code, { field, why });
  return new Refused(code, fault === undefined ? {} : { why: `photo-${fault.kind ?? fault.code}` });
}
