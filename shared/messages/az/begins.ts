/** Words of the form that an app's first screen has, too. */
import type { begins as english } from '../en/begins.js';
import type { Like } from '../words.js';

export const begins: Like<typeof english> = {
  kinds: {
    update: 'Yenilik',
    chant: 'Şüar',
    speech: 'Çıxış',
    photo: 'Foto',
    quote: 'Sitat',
    notice: 'Elan',
    drive: 'Yardım',
    crowd: 'Neçə nəfər',
  },
  loading: 'Bir saniyə',
};
