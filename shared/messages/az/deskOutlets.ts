/** The words of the desk's page about webhooks and channels, which are told of what changes in a rally. */
import type { deskOutlets as english } from '../en/deskOutlets.js';
import type { Like } from '../words.js';

export const deskOutlets: Like<typeof english> = {
  webhooks: 'Vebhuklar',
  webhooksHow: 'Hər açıq dəyişiklikdən xəbər tutan başqa proqramlar: hər dəyişiklik üçün imzalı bir sorğu gedir.',
  url: 'Proqramın ünvanı',
  urlHow: 'https ilə başlayır. Proqram bundan sonrakı dəyişikliklərdən xəbər tutacaq.',
  add: 'Vebhuk əlavə et',
  secret: 'Gizli açar',
  secretOnce:
    'Bu açar yalnız bir dəfə göstərilir. {name} ünvanındakı proqram bizim sorğuları özgələrinkindən onunla ayırır.',
  copySecret: 'Açarı kopyala',
  secretDone: 'Saxladım',

  states: { on: 'İşləyir', paused: 'Dayandırılıb' },
  pausedHow: 'Qaçırdıqları onu gözləyir.',
  taken: 'Son xəbər: {when}.',
  takenNever: 'Hələ heç nə göndərilməyib.',
  failed: 'Son uğursuz cəhd, {when}: {why}.',
  whys: {
    silent: 'cavab yoxdur: buradan ona çatmaq olmur və ya çox yavaşdır',
    unreachable: 'cavab yoxdur: buradan ona çatmaq olmur və ya çox yavaşdır',
    redirected: 'başqa ünvana yönəldir',
    gone: 'daha heç nə istəmir',
    declined: 'imtina etdi',
    broken: 'o tərəfdə nasazlıq var',
    busy: 'məşğuldur',
    restored: 'ehtiyat nüsxədən qayıdıb',
    'no-channel': 'belə kanal yoxdur',
    'no-rights': 'ora yazmağa icazə yoxdur',
    'bad-token': 'token etibarsızdır',
    'too-old': 'mesaj silinmək üçün çox köhnədir',
    internal: 'serverimizdə nasazlıq ({id})',
  },
  withStatus: '{why} (cavab kodu {status})',

  test: 'Sınaq göndər',
  tested: 'Sınaq çatdı.',
  testFailed: 'Sınaq qəbul olunmadı: {why}.',
  resume: 'Davam et',
  renew: 'Yeni açar',
  renewSure: 'Yeni açar yaradılsın? İndiki daha bir gün işləyəcək; ondan əvvəlki dərhal bitəcək.',
  renewIt: 'Yarat',
  remove: 'Sil',
  removeSure: '{name} silinsin? Ona daha heç nə göndərilməyəcək, gözləyənlər unudulacaq.',
  removeIt: 'Sil',
};
