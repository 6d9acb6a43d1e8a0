/** Uploads as a page sends them: by XMLHttpRequest, which tells how far the bytes are. */
import { ChunkSizer } from './chunkSizer.js';
import { byXhr, withHeaders } from './exchange.js';
import type { Upload } from './terms.js';
import { tusUpload, type UploadParts } from '../upload.js';

export type PageUploadParts = Omit<UploadParts, 'exchange' | 'chunks'> & {
  /** ms since any time. */
  now: () => number;
};

export interface PageUpload {
  upload: Upload;
  /** Bytes a second that the network carried lately; null while that is unknown. */
  speed: () => number | null;
}

/** `asDevice`: the headers that name the session, as they are at each request. */
export function pageUpload(parts: PageUploadParts, asDevice: () => Record<string, string>): PageUpload {
  const chunks = new ChunkSizer(parts.now);
  const upload = tusUpload({ ...parts, chunks, exchange: withHeaders(byXhr, asDevice) });
  return { upload, speed: () => chunks.speed };
}
