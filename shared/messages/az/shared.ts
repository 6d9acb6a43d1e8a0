/** The words about things that were shared from another app by the phone's own sheet. */
import type { shared as english } from '../en/shared.js';
import type { Like } from '../words.js';

export const shared: Like<typeof english> = {
  title: 'Başqa tətbiqdən göndərilib',
  how: 'Hələ heç kim görmür. Qaralama yaradın və ya silin.',
  signIn: 'Başqa tətbiqdən nəsə göndərilib. Kimsə daxil olanadək bu telefonda saxlanılır.',
  lost: 'Göndəriləni götürmək mümkün olmadı. Fotonu və ya sözləri burada, yeni qeyddə əlavə edin.',
  closed: 'Bu bloq indi yeni qeyd qəbul etmir. Göndərilən bu telefonda bir həftə saxlanılır.',
  more: { one: 'daha {n}', other: 'daha {n}' },
  linkAlone: 'Yalnız keçiddir: oxucuların orada nə tapacağını yanına yazın.',
  long: 'Mətn bir qeyd üçün çox uzundur. Forma onu bütöv götürür: orada qısaldın və ya iki qeydə bölün.',
  /** Files that were left out. */
  'too-large': '{name}: foto üçün çox böyükdür. Foto seçin və ya ekran şəklini çəkin.',
  'too-many': '{name}: bir dəfəyə çox fayl var. Onu ayrıca bir qeyd üçün yenidən göndərin.',
  'no-room': '{name}: telefonda buna yer yoxdur. Bir az yer boşaldın və yenidən göndərin.',
  gone: '{name}: artıq bu telefonda yoxdur. Yenidən göndərin.',
  take: 'Qaralama yarat',
  open: 'Qaralamanı aç',
  discard: 'Sil',
  close: 'Bağla',
};
