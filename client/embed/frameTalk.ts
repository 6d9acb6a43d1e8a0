/**
 * The words between a frame and the page around it. They are WordPress's own, so that its pages understand the frame as
 * they are: the frame says its height and the links that its reader follows, the page says that it is ready to listen. The
 * page gives the frame a secret, by which it knows the frame's messages among others.
 */

/** The heights that a frame gets, in pixels, as in WordPress. Within them a long feed scrolls, and new entries are held back. */
const LOWEST = 200;
const HIGHEST = 1_000;

export type Said =
  | { message: 'height'; value: number; secret?: string | undefined }
  | { message: 'link'; value: string; secret: string }
  | { message: 'ready'; secret: string };

/** A message as the browser hands it on: `source` is the window that it came from, `origin` that window's. */
export interface Heard {
  source: unknown;
  origin: string;
  data: unknown;
}

/** Returns the height for a frame whose content is so high. */
export function fitting(height: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(height)));
}

/** Reads a message of this kind; null for anything else, which a page is full of. */
export function said(data: unknown): { message: unknown; value: unknown; secret: unknown } | null {
  if (typeof data !== 'object' || data === null) return null;
  const { message, value, secret } = data as Partial<Record<'message' | 'value' | 'secret', unknown>>;
  return { message, value, secret };
}
