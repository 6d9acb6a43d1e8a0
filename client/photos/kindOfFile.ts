/** The kind of a file, by its first bytes: its name and its type on the phone may both be wrong. */
export type FileKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'avif'
  | 'heic'
  | 'gif'
  | 'svg'
  | 'video'
  | 'pdf'
  | 'empty'
  | 'unknown';

/**
 * The types for the file input. Apple's phones hand over JPEG where HEIC is not named; others would not offer a HEIC at
 * all.
 */
export const ACCEPTED_TYPES = `image/jpeg,image/png,image/webp,image/avif${isOfApple() ? '' : ',image/heic,image/heif'}`;

function isOfApple(): boolean {
  return 'navigator' in globalThis && navigator.vendor.startsWith('Apple');
}

export function isAccepted(kind: FileKind): boolean {
  return kind === 'jpeg' || kind === 'png' || kind === 'webp' || kind === 'avif';
}

/** The bytes that it takes to tell. */
export const SNIFFED_BYTES = 512;

export function kindOfFile(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  const text = String.fromCharCode(...head);
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n')) return 'png';
  if (text.startsWith('RIFF')) return text.slice(8, 12) === 'WEBP' ? 'webp' : 'video';
  if (text.startsWith('GIF8')) return 'gif';
  if (text.startsWith('%PDF-')) return 'pdf';
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'video';
  if (text.slice(4, 8) === 'ftyp') return kindOfBrands(text);
  return /<svg[\s>]/i.test(text) ? 'svg' : 'unknown';
}

/** The kind of an ISO base media file, which its first box names: a brand, a version, and more brands. */
function kindOfBrands(text: string): FileKind {
  const end = Math.min(text.length, text.charCodeAt(2) * 256 + text.charCodeAt(3));
  const brands = [text.slice(8, 12), ...(text.slice(16, end).match(/.{4}/gs) ?? [])];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  return brands.some((brand) => /^(?:hei|hev|hei[cxms]|mif1|msf1)/.test(brand)) ? 'heic' : 'video';
}
