/** The words for readers of which a page's script needs some, too, though none in the first second: a page does not bring them along. */
import type { ScriptLater } from '../en/scriptLater.js';

export const scriptLater: ScriptLater = {
  /** A group of entries that reached readers late: above the first of them, and beside the number of new ones. */
  sentLate: 'Gec göndərilib, {time}',
  newLate: { one: '{n} qeyd gec göndərilib, {time}', other: '{n} qeyd gec göndərilib, {time}' },
  loadingOlder: 'Əvvəlki qeydlər gəlir',
  olderFailed: 'Əvvəlki qeydlər gəlmədi. Yenə cəhd edin',
  loadingNewer: 'Daha yeni qeydlər gəlir',
  newerFailed: 'Daha yeni qeydlər gəlmədi. Yenə cəhd edin',
  whereYouAre: ', sizin vaxtla {time}',
  /** In place of entries, by the rally's state. */
  empty: {
    announced: {
      first: 'Burada hələ heç nə olmayıb.',
      next: 'İnsanlar toplaşanda müxbirlər meydandan bura yazacaq, hər qeyd dərhal görünəcək.',
    },
    live: {
      first: 'Hazırda burada qeyd yoxdur.',
      next: 'Müxbirlər meydandadır. Göndərdikləri burada dərhal görünür.',
    },
    paused: {
      first: 'Hazırda burada qeyd yoxdur.',
      next: 'Canlı bloq fasilədədir. Burada özü davam edəcək.',
    },
    ended: {
      first: 'Burada qeyd yoxdur.',
      next: 'Mitinq bitib. Daha heç nə yazılmayacaq.',
    },
  },
};
