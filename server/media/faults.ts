/** The faults of a photo that could not be taken, as they are kept. */
import { PHOTO_OTHERS, type PhotoFault, type PhotoOther } from '../../shared/entry.js';
import { faultInEnglish } from '../../shared/messages/inEnglish.js';

export function isOther(what: unknown): what is PhotoOther {
  return PHOTO_OTHERS.some((other) => other === what);
}

export function notAccepted(kind: PhotoOther): PhotoFault {
  return faultInEnglish({ code: 'not-accepted', kind });
}

const PLAIN = ['too-many-pixels', 'damaged', 'too-slow', 'too-much-memory'] as const;
type Plain = (typeof PLAIN)[number];

export function isPlain(code: unknown): code is Plain {
  return PLAIN.some((plain) => plain === code);
}

export function plainFault(code: Plain): PhotoFault {
  return faultInEnglish({ code });
}
