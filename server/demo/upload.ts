/** Uploads a photo to the server: resumable, and begun again for as long as it takes. */
import { setTimeout as rest } from 'node:timers/promises';
import { DetailedError, Upload } from 'tus-js-client';

export interface Photo {
  id: string;
  blog: string;
  /** Drawn only when the photo's turn has come. */
  bytes: () => Promise<Buffer>;
}

interface UploadParts {
  url: string;
  token: string;
  signal: AbortSignal;
  note: (line: string) => void;
}

const AGAIN_AFTER_MS = 5_000;
/** Statuses by which the server refuses the photo itself: it would refuse the same bytes again. */
const FINAL = [409, 410, 413, 415, 422];

/** Never rejects: a photo that does not arrive leaves its entry as it is, and the rally goes on. */
export async function uploadPhoto(photo: Photo, parts: UploadParts): Promise<void> {
  const bytes = await photo.bytes();
  for (let attempt = 1; ; attempt += 1) {
    if (parts.signal.aborted) return;
    const fault = await attemptUpload(photo, bytes, parts);
    if (fault === null) return;
    const status = statusOf(fault);
    if (FINAL.includes(status))
      return parts.note(`A photo was refused (${status.toString()}): its entry stays without.`);
    if (attempt === 1) parts.note(`A photo cannot be sent yet (${reasonOf(fault, status)}). It is tried again.`);
    await rest(AGAIN_AFTER_MS, undefined, { signal: parts.signal }).catch(() => undefined);
  }
}

/** Null where the photo arrived, or where the demo stops. */
function attemptUpload({ id, blog }: Photo, bytes: Buffer, { url, token, signal }: UploadParts): Promise<Error | null> {
  return new Promise((resolve) => {
    const end = (fault: Error | null): void => {
      signal.removeEventListener('abort', abort);
      resolve(fault);
    };
    const upload = new Upload(bytes, {
      endpoint: `${url}/api/v1/uploads`,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { id, blog },
      retryDelays: [500, 1_000, 3_000],
      storeFingerprintForResuming: false,
      onSuccess: () => end(null),
      onError: end,
    });
    const abort = (): void => void upload.abort().finally(() => end(null));
    signal.addEventListener('abort', abort);
    upload.start();
  });
}

function statusOf(error: Error): number {
  return error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
}

function reasonOf(error: Error, status: number): string {
  if (status === 404) return 'this server takes no uploads';
  return status === 0 ? error.message.slice(0, 80) : `status ${status.toString()}`;
}
