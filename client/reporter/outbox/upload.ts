/** A photo's bytes by tus: resumable, to the server that the page came from, as whoever is signed in. */
import { DetailedError, Upload as TusUpload, type UploadOptions } from 'tus-js-client';
import { refusal, type RefusalCode } from '../../../shared/refusals.js';
import type { PhotoFiles } from '../photos/files.js';
import type { PhotoItem } from './item.js';
import type { Upload, UploadListeners } from './photoLane.js';
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
  refusal: refusal('not-found', { why: 'photo-not-here' }),
};

/** `over`: what was begun at that address is no longer there. `null`: stopped. */
type Outcome = Answer | 'over' | null;

interface Way {
  files: PhotoFiles;
  /** The page's own. */
  origin: string;
  /** Bytes of one request at the most: smaller for all photos that follow, once one was too large for the way. */
  chunkSize: number;
}

/** `origin`: the page's own. */
export function tusUpload(files: PhotoFiles, origin: string): Upload {
  const way: Way = { files, origin, chunkSize: Infinity };
  return (photo, on) => {
    const sending = new Sending(way, photo, on);
    return { answer: sending.send().catch(() => LOST), stop: () => sending.stop() };
  };
}

/** One photo, from where it is to where the server has it or it cannot go on. */
class Sending {
  private isStopped = false;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private giveUp: (outcome: Outcome) => void = () => undefined;

  constructor(
    private readonly way: Way,
    private readonly photo: PhotoItem,
    private readonly on: UploadListeners,
  ) {}

  async send(): Promise<Answer | null> {
    const { command, uploadUrl } = this.photo;
    const kept = await this.way.files.get(command);
    if (kept === null) return NOT_HERE;
    if (uploadUrl !== null) {
      const outcome = await this.attempt(kept.file, uploadUrl);
      if (outcome !== 'over') return outcome;
      await this.on.url(null);
    }
    const outcome = await this.attempt(kept.file, null);
    return outcome === 'over' ? LOST : outcome;
  }

  stop(): void {
    this.isStopped = true;
    this.giveUp(null);
  }

  private async attempt(file: Blob, url: string | null): Promise<Outcome> {
    if (this.isStopped) return null;
    const outcome = new Promise<Outcome>((resolve) => {
      const upload = new TusUpload(file, {
        ...this.options(url),
        onUploadUrlAvailable: () => this.received(upload),
        onProgress: (sent, total) => {
          this.isAlive();
          this.on.progress(sent / total);
        },
        onSuccess: () => resolve({ kind: 'accepted', receipt: null }),
        onError: (error) => resolve(this.outcomeOf(error, url)),
      });
      this.giveUp = (why) => {
        void upload.abort();
        resolve(why);
      };
      this.isAlive();
      upload.start();
    });
    return outcome.finally(() => clearTimeout(this.watch));
  }

  private options(url: string | null): UploadOptions {
    const { command: id, blog } = this.photo;
    return {
      // It goes on at its address, or it begins: never a second beginning while the first may still be going on.
      endpoint: url === null ? this.way.origin + ENDPOINT : null,
      uploadUrl: url,
      metadata: { id, blog },
      headers: { 'X-Rallyline': '1' },
      chunkSize: this.way.chunkSize,
      // The lane rests by itself, and knows what else wants to go.
      retryDelays: null,
      // Addresses are kept with the photo's id; names of files are not remembered.
      storeFingerprintForResuming: false,
    };
  }

  private received(upload: TusUpload): void {
    upload.url = atHome(upload.url, this.way.origin);
    if (upload.url !== this.photo.uploadUrl) this.on.url(upload.url).catch(() => undefined);
  }

  private isAlive(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.giveUp(LOST), STALLED_MS);
  }

  private outcomeOf(error: Error, url: string | null): Outcome {
    const response = error instanceof DetailedError ? error.originalResponse : null;
    if (response === null) return LOST;
    const status = response.getStatus();
    const named = refusalIn(parsed(response.getBody()));
    const code = named?.code ?? CODE_OF[status];
    if (url !== null && (code === 'not-found' || code === 'gone' || code === 'forbidden')) return 'over';
    if (named !== null) return { kind: 'refused', refusal: named };
    if (status === 413 && this.way.chunkSize > SMALL_CHUNK) {
      this.way.chunkSize = SMALL_CHUNK;
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
