/** Words of the form that an app's first screen has, too. */
import type { begins as english } from '../en/begins.js';
import type { Like } from '../words.js';

export const begins: Like<typeof english> = {
  kinds: {
    update: 'خبر',
    chant: 'هتاف',
    speech: 'كلمة',
    photo: 'صورة',
    quote: 'اقتباس',
    notice: 'تنبيه',
    drive: 'حملة جمع',
    crowd: 'الحضور',
  },
  loading: 'لحظة واحدة',
};
