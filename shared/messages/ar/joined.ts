/** The words about who this phone is: said after joining, and among its settings. */
import type { joined as english } from '../en/joined.js';
import type { Like } from '../words.js';

export const joined: Like<typeof english> = {
  /** A device's name and its two digits, which the desk shows, too. */
  marks: '{name} · {digits}',
  atDesk: 'اسم هذا الهاتف لدى غرفة التحرير: \u2068{marks}\u2069',
  you: 'سُجّل دخولك باسم \u2068{name}\u2069.',
  ok: 'حسنًا',
  notMe: 'لست أنا: تسجيل الخروج',
};
