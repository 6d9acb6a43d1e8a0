/** The words by which a page in another language offers this one to those whose browser asks for it. */
import type { offer as english } from '../en/offer.js';
import type { Like } from '../words.js';

export const offer: Like<typeof english> = {
  read: 'Читати українською',
  close: 'Закрити',
};
