/** Bytes behind a picture's end: phones put the film of a motion photo there. */
export function trailingExtra(bytes: Buffer): string {
  return bytes.toString('latin1', 4, 8) === 'ftyp' || bytes.includes('mpvd') ? 'motion photo' : 'trailing data';
}
