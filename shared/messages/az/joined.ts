/** The words about who this phone is: said after joining, and among its settings. */
import type { joined as english } from '../en/joined.js';
import type { Like } from '../words.js';

export const joined: Like<typeof english> = {
  /** A device's name and its two digits, which the desk shows, too. */
  marks: '{name} · {digits}',
  atDesk: 'Bu telefon redaksiyada belə görünür: {marks}',
  you: 'Daxil olmusunuz. Adınız: {name}.',
  ok: 'Yaxşı',
  notMe: 'Bu mən deyiləm: çıx',
};
