/** The words of the screen on which faces are covered. */
import type { coverScreen as english } from '../en/coverScreen.js';
import type { Like } from '../words.js';

export const coverScreen: Like<typeof english> = {
  title: 'Üzləri örtün',
  titleOf: 'Üzləri örtün, foto {place} / {n}',
  place: '{place} / {n}',
  picture: 'Foto və üstündə örtülənlər',
  back: 'Qeydə qayıt. Foto orada gözləyir.',
  /** Result of the search for faces, always in sight. */
  searching: 'Üzlər axtarılır… Hələlik əl ilə örtün.',
  found: {
    one: '{n} üz tapıldı. Gözdən qaçan ola bilər: özünüz də baxın.',
    other: '{n} üz tapıldı. Gözdən qaçan ola bilər: özünüz də baxın.',
  },
  foundNone: 'Üz tapılmadı. Gözdən qaçan ola bilər: özünüz də baxın.',
  notSearched: 'Üz axtarışı burada yoxdur. Özünüz baxın və əl ilə örtün.',
  again: 'Əvvəl örtülənlər örtülü qalır. Əlavə olaraq başqa yerləri də örtə bilərsiniz.',

  tools: 'Barmaqla nə çəkilir',
  tool: { ellipse: 'Oval', rectangle: 'Dördkünc', brush: 'Fırça' },
  brushWidth: 'Fırçanın eni',
  mosaic: 'Mozaika',
  add: 'Ortaya sahə əlavə et',
  undo: 'Qaytar',
  redo: 'Təkrarla',
  zoomIn: 'Böyüt',
  zoomOut: 'Kiçilt',
  area: 'Örtülmüş sahə {place} / {n}',
  areaSuggested: 'Örtülmüş sahə {place} / {n}, təklif olunub',
  areaKeys: 'Ox düymələri onu yerindən tərpədir, Shift ilə ölçüsünü dəyişir, Delete silir.',
  remove: 'Sil',

  use: 'Fotonu işlət',
  uses: { one: '{n} yer örtülüb', other: '{n} yer örtülüb' },
  useBare: 'heç nə örtülməyib',
  leaves: 'İşlətmə',
  making: 'Bir saniyə',
  noRoom: 'Telefonda örtülmüş foto üçün yer yoxdur. Bir az yer boşaldın və yenə cəhd edin.',
  notMade: 'Bu brauzer fotonu örtə bilmədi. Foto bu telefonda qalır və göndərilmir.',
  gone: 'Bu foto artıq burada yoxdur və ya başqa pəncərədə dəyişdirilib.',
  close: 'Bağla',
};
