/**
 * Looks whether a file begins like a photo of an accepted format. This process never reads more than these few bytes of
 * a stranger's file: all further reading is done in a process of its own (photoWorker.ts), which also says what a file
 * is that begins otherwise.
 */
import { open } from 'node:fs/promises';

const HEAD_BYTES = 32;
/** Brands of AVIF and of HEIC's still pictures. */
const STILL = /avif|hei[cxms]|mif1/;

export async function beginsLikePhoto(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return isHeadOfPhoto(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

function isHeadOfPhoto(head: string): boolean {
  const isJpeg = head.startsWith('\xff\xd8\xff');
  const isPng = head.startsWith('\x89PNG\r\n\x1a\n');
  const isWebp = head.startsWith('RIFF') && head.startsWith('WEBP', 8);
  const isHeif = head.startsWith('ftyp', 4) && STILL.test(head.slice(8));
  return isJpeg || isPng || isWebp || isHeif;
}
