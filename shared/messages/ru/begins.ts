/** Words of the form that an app's first screen has, too. */
import type { begins as english } from '../en/begins.js';
import type { Like } from '../words.js';

export const begins: Like<typeof english> = {
  /** A soft hyphen, where a button of the smallest phones has no room for the word. */
  kinds: {
    update: 'Новость',
    chant: 'Лозунг',
    speech: 'Речь',
    photo: 'Фото',
    quote: 'Цитата',
    notice: 'Объяв\u00adление',
    drive: 'Сбор',
    crowd: 'Участники',
  },
  loading: 'Секунду',
};
