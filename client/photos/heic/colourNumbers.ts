/**
 * Keeps a picture's colours as numbers. A profile after ICC.1 also names a maker, a device and an owner, in words that
 * are not kept.
 */
import type { Kept } from './kept.js';
import { NotPlain, type Box, type Extent, type HeifFile } from './heifBoxes.js';

/** In a profile's head: its size to its colour spaces, its mark, and how it is to be used. The rest says who and when. */
const HEAD_KEPT = [
  [0, 4],
  [8, 24],
  [36, 40],
  [64, 80],
] as const;
const TAGS_AT = 128;
const TAG_BYTES = 12;
const NUMBERS = /^(?:[rgb]XYZ|[rgbk]TRC|wtpt|bkpt|chad|[AB]2[AB][012])$/;

export function keepColours(file: HeifFile, kept: Kept, colr: Box): void {
  if (!/^(?:prof|rICC)$/.test(file.textAt(colr.content))) return kept.keep(colr.at, colr.end);
  kept.keep(colr.at, colr.content + 4);
  keepProfile(file, kept, { at: colr.content + 4, end: colr.end });
  kept.reach(colr.end);
}

function keepProfile(file: HeifFile, kept: Kept, { at, end }: Extent): void {
  for (const [from, to] of HEAD_KEPT) kept.keep(at + from, at + to);
  const count = file.view.getUint32(at + TAGS_AT);
  const tags = at + TAGS_AT + 4;
  kept.keep(at + TAGS_AT, tags + count * TAG_BYTES);
  for (let tag = tags; tag < tags + count * TAG_BYTES; tag += TAG_BYTES) {
    const [from, length] = [at + file.view.getUint32(tag + 4), file.view.getUint32(tag + 8)];
    if (tag >= end || from + length > end) throw new NotPlain('a-profile-without-an-end');
    if (NUMBERS.test(file.textAt(tag))) kept.keep(from, from + length);
  }
}
