/** The sentences for a reporter whose photo could not be taken. */
import type { PhotoFault } from './photo.js';
import type { Other } from './sniff.js';

const CHOOSE = 'Choose a JPEG, PNG, WebP or AVIF picture.';

const WHAT: Record<Other, string> = {
  heic:
    'This is a HEIC picture, which most browsers cannot show. Choose JPEG ' +
    '(on an iPhone: Settings, Camera, Formats, Most Compatible).',
  svg: `This is an SVG, a drawing that can hold scripts. ${CHOOSE}`,
  gif: `This is a GIF. ${CHOOSE}`,
  animation: `This is an animated picture, and only still ones are taken. ${CHOOSE}`,
  tiff: `This is a TIFF picture. ${CHOOSE}`,
  bmp: `This is a BMP picture. ${CHOOSE}`,
  raw: `This is a camera’s raw picture. ${CHOOSE}`,
  jxl: `This is a JPEG XL picture, which most browsers cannot show. ${CHOOSE}`,
  'other-picture': `This is a kind of picture that is not taken. ${CHOOSE}`,
  video: `This is a video. ${CHOOSE}`,
  sound: `This is a sound recording. ${CHOOSE}`,
  pdf: `This is a PDF. ${CHOOSE}`,
  zip: `This is a ZIP archive. ${CHOOSE}`,
  text: `This is text and not a picture. ${CHOOSE}`,
  empty: 'This file is empty. Choose the photo again.',
  'nothing-known': `This is not a picture. ${CHOOSE}`,
};

export function isOther(what: unknown): what is Other {
  return typeof what === 'string' && Object.hasOwn(WHAT, what);
}

export function notAccepted(other: Other): PhotoFault {
  return { code: 'not-accepted', message: WHAT[other] };
}

type Plain = Exclude<PhotoFault['code'], 'not-accepted'>;

const PLAIN: Record<Plain, string> = {
  'too-many-pixels': 'This picture has more than 50 megapixels. Choose a smaller one.',
  damaged: 'This picture is damaged or not complete. Choose it again, or another one.',
  'too-slow': 'This picture took too long to open. Choose a smaller JPEG.',
  'too-much-memory': 'This picture needs too much memory to open. Choose a smaller JPEG.',
};

export function isPlain(code: unknown): code is Plain {
  return typeof code === 'string' && Object.hasOwn(PLAIN, code);
}

export function plainFault(code: Plain): PhotoFault {
  return { code, message: PLAIN[code] };
}
