/** Signatures of ES256: authenticators give them in DER, and browsers check them as two numbers one after the other. */

const SEQUENCE = 0x30;
const INTEGER = 0x02;
/** Bytes of one number on the curve P-256. */
const SIZE = 32;

/** null where it is no such signature: every length is to be the shortest, and nothing may follow. */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const first = 4;
  const second = first + (der[3] ?? 0) + 2;
  const end = second + (der[second - 1] ?? 0);
  const isWhole = der[0] === SEQUENCE && der[1] === der.length - 2 && end === der.length;
  if (!isWhole || der[2] !== INTEGER || der[second - 2] !== INTEGER) return null;
  const r = number(der.subarray(first, second - 2));
  const s = number(der.subarray(second));
  return r === null || s === null ? null : new Uint8Array([...r, ...s]);
}

/** A number without sign in its full size: DER leaves out zeros in front, and adds one where the first bit would be a sign. */
function number(bytes: Uint8Array): number[] | null {
  const [first, next] = bytes;
  if (first === undefined || first > 0x7f || (first === 0 && (next ?? 0) <= 0x7f)) return null;
  const digits = [...(first === 0 ? bytes.subarray(1) : bytes)];
  return digits.length > SIZE ? null : [...Array<number>(SIZE - digits.length).fill(0), ...digits];
}
