/** Words of the form that an app's first screen has, too. */
import type { begins as english } from '../en/begins.js';
import type { Like } from '../words.js';

export const begins: Like<typeof english> = {
  /** A soft hyphen, where a button of the smallest phones has no room for the word. */
  kinds: {
    update: 'Новина',
    chant: 'Гасло',
    speech: 'Промова',
    photo: 'Фото',
    quote: 'Цитата',
    notice: 'Оголо\u00adшення',
    drive: 'Збір',
    crowd: 'Учасники',
  },
  loading: 'Хвилинку',
};
