/** The mark with which every hidden value of a marked photo begins: where it is found, something came through. */
export const TRACE = 'TRACE';

/** The places in which bytes carry the mark, as plain text and as the two-byte text of some profiles. */
export function tracesIn(bytes: Buffer): string[] {
  const found: string[] = [];
  for (const encoding of ['latin1', 'utf16le'] as const)
    for (let at = bytes.indexOf(Buffer.from(TRACE, encoding)); at >= 0;) {
      found.push(bytes.toString(encoding, at, at + 24));
      at = bytes.indexOf(Buffer.from(TRACE, encoding), at + 1);
    }
  return found;
}
