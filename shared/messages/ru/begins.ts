/** Words of the form that an app's first screen has, too. */
import type { begins as english } from '../en/begins.js';
import type { Like } from '../words.js';

export const begins: Like<typeof english> = {
  kinds: {
    update: 'Новость',
    chant: 'Скандирование',
    speech: 'Речь',
    photo: 'Фото',
    quote: 'Цитата',
    notice: 'Объявление',
    drive: 'Сбор',
    crowd: 'Численность',
  },
  loading: 'Секунду',
};
