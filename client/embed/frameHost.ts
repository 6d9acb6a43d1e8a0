/** The page's side of the talk with a frame of ours in it. */
import { fitting, said, type Heard } from './frameTalk.js';

export interface Framed {
  /** The frame's window. */
  window: unknown;
  /** The frame is in a sandbox that leaves it no origin: the browser names it `null`. */
  isOpaque: boolean;
  /** The secret that this page gave to the frame. */
  secret: string;
}

/** `isNew`: the frame does not know its secret yet. */
export type Asked = { height: number; isNew: boolean } | { link: string };

/**
 * Reads what a message asks for; null where it is not of this frame, or not of our server, whose origin is `origin`. A frame
 * without an origin is known by its window alone, and by its secret: docs/decisions/0053 tells why that is enough.
 */
export function askedBy(heard: Heard, frame: Framed, origin: string): Asked | null {
  if (heard.source !== frame.window || heard.origin !== (frame.isOpaque ? 'null' : origin)) return null;
  const { message, value, secret } = said(heard.data) ?? {};
  if (message === 'height' && (secret === undefined || secret === frame.secret)) {
    return typeof value === 'number' && Number.isFinite(value)
      ? { height: fitting(value), isNew: secret === undefined }
      : null;
  }
  const isLink = message === 'link' && secret === frame.secret && typeof value === 'string';
  return isLink && isPageOf(origin, value) ? { link: value } : null;
}

/** Whether an address is a page of our server: a frame leads nowhere else. */
function isPageOf(origin: string, address: string): boolean {
  try {
    const { protocol, host } = new URL(address);
    return /^https?:$/.test(protocol) && host === new URL(origin).host;
  } catch {
    return false;
  }
}
