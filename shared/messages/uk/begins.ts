/** Words of the form that an app's first screen has, too. */
import type { begins as english } from '../en/begins.js';
import type { Like } from '../words.js';

export const begins: Like<typeof english> = {
  kinds: {
    update: 'Новина',
    chant: 'Скандування',
    speech: 'Промова',
    photo: 'Фото',
    quote: 'Цитата',
    notice: 'Оголошення',
    drive: 'Збір',
    crowd: 'Кількість людей',
  },
  loading: 'Хвилинку',
};
