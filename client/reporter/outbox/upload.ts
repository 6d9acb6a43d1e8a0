/** A photo's bytes by tus: resumable, to the server that the page came from, as whoever is signed in. */
import { DetailedError, Upload as TusUpload } from 'tus-js-client';
import { refusal, type RefusalCode } from '../../../shared/refusals.js';
import type { PhotoFiles } from '../photos/files.js';
import type { PhotoItem } from './item.js';
import type { Upload } from './photoLane.js';
import { refusalIn } from '../../account/request.js';
import type { Answer } from './verdict.js';

const ENDPOINT = '/api/v1/uploads';
/** With no byte moving for so long the connection is dead, whatever it says. */
const STALLED_MS = 45_000;
/** Where something between us and the server takes no larger bodies. */
const SMALL_CHUNK = 512 * 1024;

const LOST: Answer = { kind: 'lost' };
const NOT_HERE: Answer = {
  kind: 'refused',
  refusal: refusal('not-found', { message: 'This photo is no longer on this phone.' }),
};

/** `over`: what was begun at that address is no longer there. `null`: stopped. */
type Outcome = Answer | 'over' | null;
type Listeners = Parameters<Upload>[1];

/** `origin`: the page's own. */
export function tusUpload(files: PhotoFiles, origin: string): Upload {
  let chunkSize = Infinity;

  return (photo, on) => {
    const stopper = new AbortController();
    const stop = () => stopper.abort();
    return { answer: send(photo, on, stopper.signal).catch(() => LOST), stop };
  };

  async function send(photo: PhotoItem, on: Listeners, signal: AbortSignal): Promise<Answer | null> {
    const kept = await files.get(photo.command);
    if (kept === null) return NOT_HERE;
    if (photo.uploadUrl !== null) {
      const outcome = await attempt(photo, kept.file, photo.uploadUrl, on, signal);
      if (outcome !== 'over') return outcome;
      await on.url(null);
    }
    const outcome = await attempt(photo, kept.file, null, on, signal);
    return outcome === 'over' ? LOST : outcome;
  }

  function attempt(photo: PhotoItem, file: Blob, url: string | null, on: Listeners, signal: AbortSignal) {
    return new Promise<Outcome>((resolve) => {
      if (signal.aborted) {
        resolve(null);
        return;
      }
      const upload = new TusUpload(file, {
        // It goes on at its address, or it begins: never a second beginning while the first may still be going on.
        endpoint: url === null ? origin + ENDPOINT : null,
        uploadUrl: url,
        metadata: { id: photo.command, blog: photo.blog },
        headers: { 'X-Rallyline': '1' },
        chunkSize,
        // The lane rests by itself, and knows what else wants to go.
        retryDelays: null,
        // Addresses are kept with the photo's id; names of files are not remembered.
        storeFingerprintForResuming: false,
        onUploadUrlAvailable: () => {
          upload.url = atHome(upload.url, origin);
          if (upload.url !== photo.uploadUrl) on.url(upload.url).catch(() => undefined);
        },
        onProgress: (sent, total) => {
          alive();
          on.progress(sent / total);
        },
        onSuccess: () => end({ kind: 'accepted', receipt: null }),
        onError: (error) => end(outcomeOf(error, url)),
      });
      let watch: ReturnType<typeof setTimeout>;
      const end = (outcome: Outcome) => {
        clearTimeout(watch);
        signal.removeEventListener('abort', stopped);
        resolve(outcome);
      };
      const give = (outcome: Outcome) => {
        void upload.abort();
        end(outcome);
      };
      const stopped = () => give(null);
      const alive = () => {
        clearTimeout(watch);
        watch = setTimeout(give, STALLED_MS, LOST);
      };
      signal.addEventListener('abort', stopped);
      alive();
      upload.start();
    });
  }

  function outcomeOf(error: Error, url: string | null): Outcome {
    const response = error instanceof DetailedError ? error.originalResponse : null;
    if (response === null) return LOST;
    const status = response.getStatus();
    const named = refusalIn(parsed(response.getBody()));
    const code = named?.code ?? CODE_OF[status];
    if (url !== null && (code === 'not-found' || code === 'gone' || code === 'forbidden')) return 'over';
    if (named !== null) return { kind: 'refused', refusal: named };
    if (status === 413 && chunkSize > SMALL_CHUNK) {
      chunkSize = SMALL_CHUNK;
      return LOST;
    }
    // The answer to HEAD has no body; what else speaks without one is no word of ours.
    return url !== null && code !== undefined ? { kind: 'refused', refusal: refusal(code) } : LOST;
  }
}

const CODE_OF: Readonly<Record<number, RefusalCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  410: 'gone',
  426: 'version',
  429: 'rate-limited',
  503: 'unavailable',
  507: 'storage-low',
};

/** The server may know itself by another name than this page does (a proxy before it): its bytes go to our own origin. */
function atHome(address: string | null, origin: string): string | null {
  if (address === null) return null;
  const { pathname, search } = new URL(address, origin);
  return origin + pathname + search;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}
