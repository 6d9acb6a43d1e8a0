/** Uploads as a page sends them: by XMLHttpRequest, which tells how far the bytes are. */
import { byXhr, withHeaders } from './exchange.js';
import type { Upload } from './terms.js';
import { tusUpload, type UploadParts } from '../upload.js';

/** `asDevice`: the headers that name the session, as they are at each request. */
export function pageUpload(parts: Omit<UploadParts, 'exchange'>, asDevice: () => Record<string, string>): Upload {
  return tusUpload({ ...parts, exchange: withHeaders(byXhr, asDevice) });
}
