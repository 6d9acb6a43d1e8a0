/** A photo's bytes by tus: resumable, to the server that the page came from, as whoever is signed in. */
import {
  DefaultHttpStack,
  DetailedError,
  Upload as TusUpload,
  type HttpRequest,
  type HttpResponse,
  type UploadOptions,
} from 'tus-js-client';
import { METHOD_OVERRIDE } from '../../../shared/protocol.js';
import { refusal, type RefusalCode } from '../../../shared/refusals.js';
import { isRefusalOfMethod, type Methods } from '../../account/methods.js';
import { refusalIn } from '../../account/request.js';
import type { PhotoFiles } from '../photos/files.js';
import type { PhotoItem } from './item.js';
import type { Upload, UploadListeners } from './photoLane.js';
import { ChunkSizer } from './chunkSizer.js';
import type { Answer } from './verdict.js';

const ENDPOINT = '/api/v1/uploads';
/** With no byte moving for so long the connection is dead, whatever it says. */
const STALLED_MS = 45_000;
/** How often in a row the server is asked how much it has without having more than before. */
const MOST_ASKED = 5;

const LOST: Answer = { kind: 'lost' };
const NOT_HERE: Answer = {
  kind: 'refused',
  refusal: refusal('not-found', { why: 'photo-not-here' }),
};

/**
 * `over`: what was begun at that address is no longer there. `ask`: the server has another number of bytes than we
 * thought, or can be reached another way: it is asked at once, and the upload goes on. `null`: stopped.
 */
type Outcome = Answer | 'over' | 'ask' | null;

interface Way {
  files: PhotoFiles;
  /** The page's own. */
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

/** One photo, from where it is to where the server has it or it cannot go on. */
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
      // A line that carries something at a time is gone on with at once; one that carries nothing is given a rest.
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
      // It goes on at its address, or it begins: never a second beginning while the first may still be going on.
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
    const offset = Number(response.getHeader('Upload-Offset') ?? NaN);
    if (response.getStatus() >= 300 || Number.isNaN(offset)) return;
    this.kept = offset;
    if (method === 'HEAD') chunks.has(this.photo.command, offset);
    if (method === 'PATCH') chunks.arrived();
  }

  private outcomeOf(error: Error, isKnown: boolean): Outcome {
    if (!(error instanceof DetailedError)) return LOST;
    const { originalRequest: request, originalResponse: response } = error;
    if (response === null || !isOurs(response)) return this.unheard(request, response?.getStatus() ?? 0);
    const named = refusalIn(parsed(response.getBody()));
    // The answer to HEAD has no body.
    const code = named?.code ?? CODE_OF[response.getStatus()];
    if (isKnown && (code === 'not-found' || code === 'gone' || code === 'forbidden')) return 'over';
    // Of its bytes the server has more than we know: the browser itself sent a piece again that was cut.
    if (isOfBytes(request, code)) return 'ask';
    if (code === undefined) return LOST;
    return { kind: 'refused', refusal: named ?? refusal(code) };
  }

  /** The line failed, or something between us and the server spoke. */
  private unheard(request: HttpRequest, status: number): Outcome {
    const { methods, chunks } = this.way;
    if (status === 413) return chunks.tooLarge() ? 'ask' : LOST;
    return methods.failed(methodOf(request), isRefusalOfMethod(status)) ? 'ask' : LOST;
  }
}

const CODE_OF: Readonly<Record<number, RefusalCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  415: 'unsupported',
  423: 'conflict',
  426: 'version',
  429: 'rate-limited',
  503: 'unavailable',
  507: 'storage-low',
};

/** Locked, or further than we think. A conflict at the beginning is another thing: the photo is there already. */
function isOfBytes(request: HttpRequest, code: RefusalCode | undefined): boolean {
  return code === 'conflict' && methodOf(request) !== 'POST';
}

/** All that answers an upload says which tus it speaks; what else is on the way does not. */
function isOurs(response: HttpResponse): boolean {
  return (response.getHeader('Tus-Resumable') ?? null) !== null;
}

function requestBy(methods: Methods, method: string, url: string): HttpRequest {
  const sent = methods.asSent(method);
  const request = new DefaultHttpStack({}).createRequest(sent.method, url);
  for (const [name, value] of Object.entries(sent.headers)) request.setHeader(name, value);
  return request;
}

/** The method that was meant. */
function methodOf(request: HttpRequest): string {
  return request.getHeader(METHOD_OVERRIDE) ?? request.getMethod();
}

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
