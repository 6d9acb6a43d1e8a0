/** Sends a photo's bytes by tus: resumable, to the server that the page came from, as the person who is signed in. */
import {
  DetailedError,
  Upload as TusUpload,
  type HttpRequest,
  type HttpResponse,
  type UploadOptions,
} from 'tus-js-client';
import { refusal } from '../../../shared/refusals.js';
import { isRefusalOfMethod, type Methods } from '../../account/methods.js';
import type { PhotoFiles } from '../photos/files.js';
import type { PhotoItem } from './item.js';
import type { Upload, UploadListeners } from './photoLane.js';
import { ChunkSizer } from './chunkSizer.js';
import { atHome, isOfBytes, isOurs, methodOf, offsetIn, refusalOf, requestBy } from './tus.js';
import type { Answer } from './verdict.js';

const ENDPOINT = '/api/v1/uploads';
/** A connection on which no byte moves for so long is dead, whatever it says. */
const STALLED_MS = 45_000;
/** Questions in a row how much the server has, while it has no more than before. */
const MOST_ASKED = 5;

const LOST: Answer = { kind: 'lost' };
const NOT_HERE: Answer = {
  kind: 'refused',
  refusal: refusal('not-found', { why: 'photo-not-here' }),
};

/**
 * `over`: the upload that was begun at that address is no longer there. `ask`: the server has another number of bytes than
 * we thought, or can be reached another way: it is asked at once, and the upload goes on. `null`: stopped.
 */
type Outcome = Answer | 'over' | 'ask' | null;

interface Way {
  files: PhotoFiles;
  /** The page's own origin. */
  origin: string;
  methods: Methods;
  chunks: ChunkSizer;
}

/** `origin`: the page's own. `now`: ms since 1970. */
export function tusUpload(files: PhotoFiles, origin: string, methods: Methods, now: () => number): Upload {
  const way: Way = { files, origin, methods, chunks: new ChunkSizer(now) };
  return (photo, on) => {
    const sending = new Sending(way, photo, on);
    return { answer: sending.send().catch(() => LOST), stop: () => sending.stop() };
  };
}

/** Sends one photo until the server has it, or it cannot go on. */
class Sending {
  private isStopped = false;
  private address: string | null;
  /** Bytes that the server said it has. */
  private kept = 0;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private giveUp: (outcome: Outcome) => void = () => undefined;

  constructor(
    private readonly way: Way,
    private readonly photo: PhotoItem,
    private readonly on: UploadListeners,
  ) {
    this.address = photo.uploadUrl;
  }

  async send(): Promise<Answer | null> {
    const kept = await this.way.files.get(this.photo.command);
    if (kept === null) return NOT_HERE;
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      const before = this.kept;
      const outcome = await this.attempt(kept.file);
      const hasMore = this.kept > before;
      if (hasMore) asked = 0;
      if (outcome === 'over') await this.beginAnew();
      // A network that carries something at a time is used again at once; one that carries nothing is given a rest.
      else if (outcome !== 'ask' && !(outcome === LOST && hasMore)) return outcome;
    }
    return LOST;
  }

  stop(): void {
    this.isStopped = true;
    this.giveUp(null);
  }

  private async beginAnew(): Promise<void> {
    this.address = null;
    this.kept = 0;
    await this.on.url(null);
  }

  private async attempt(file: Blob): Promise<Outcome> {
    if (this.isStopped) return null;
    const outcome = new Promise<Outcome>((resolve) => {
      const isKnown = this.address !== null;
      const upload = new TusUpload(file, {
        ...this.options(),
        onUploadUrlAvailable: () => this.received(upload),
        onBeforeRequest: (request) => this.leaves(request, file.size),
        onAfterResponse: (request, response) => {
          this.hears(request, response);
          upload.options.chunkSize = this.way.chunks.size;
        },
        onProgress: (sent, total) => {
          this.isAlive();
          this.on.progress(sent / total);
        },
        onSuccess: () => resolve({ kind: 'accepted', receipt: null }),
        onError: (error) => resolve(this.outcomeOf(error, isKnown)),
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

  private options(): UploadOptions {
    const { command: id, blog } = this.photo;
    const { origin, methods, chunks } = this.way;
    return {
      // An upload goes on at its address, or begins: never a second beginning while the first may still be going on.
      endpoint: this.address === null ? origin + ENDPOINT : null,
      uploadUrl: this.address,
      metadata: { id, blog },
      headers: { 'X-Rallyline': '1' },
      chunkSize: chunks.size,
      httpStack: { getName: () => 'by-methods', createRequest: (method, url) => requestBy(methods, method, url) },
      // The lane rests by itself, and knows what else wants to go.
      retryDelays: null,
      // Addresses are kept with the photo's id; names of files are not remembered.
      storeFingerprintForResuming: false,
    };
  }

  private received(upload: TusUpload): void {
    upload.url = atHome(upload.url, this.way.origin);
    if (upload.url === this.address) return;
    this.address = upload.url;
    this.on.url(upload.url).catch(() => undefined);
  }

  private isAlive(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.giveUp(LOST), STALLED_MS);
  }

  private leaves(request: HttpRequest, total: number): void {
    if (methodOf(request) !== 'PATCH') return;
    this.way.chunks.leaves(this.photo.command, Number(request.getHeader('Upload-Offset')), total);
  }

  private hears(request: HttpRequest, response: HttpResponse): void {
    if (!isOurs(response)) return;
    const { methods, chunks } = this.way;
    const method = methodOf(request);
    methods.answered(method);
    const offset = offsetIn(response);
    if (offset === null) return;
    this.kept = offset;
    if (method === 'HEAD') chunks.has(this.photo.command, offset);
    if (method === 'PATCH') chunks.arrived();
  }

  private outcomeOf(error: Error, isKnown: boolean): Outcome {
    if (!(error instanceof DetailedError)) return LOST;
    const { originalRequest: request, originalResponse: response } = error;
    if (response === null || !isOurs(response)) return this.unheard(request, response?.getStatus() ?? 0);
    const { code, named } = refusalOf(response);
    if (isKnown && (code === 'not-found' || code === 'gone' || code === 'forbidden')) return 'over';
    // The server has more of its bytes than we know: the browser itself sent a chunk again that was cut.
    if (isOfBytes(request, code)) return 'ask';
    if (code === undefined) return LOST;
    return { kind: 'refused', refusal: named ?? refusal(code) };
  }

  /** The network failed, or something between us and the server spoke. */
  private unheard(request: HttpRequest, status: number): Outcome {
    const { methods, chunks } = this.way;
    if (status === 413) return chunks.tooLarge() ? 'ask' : LOST;
    return methods.failed(methodOf(request), isRefusalOfMethod(status)) ? 'ask' : LOST;
  }
}
