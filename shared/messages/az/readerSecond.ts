/** The words of the second part of a readers' page's script. */
import type { ReaderSecond } from '../en/readerSecond.js';
import { gone } from './gone.js';
import { scriptLater } from './scriptLater.js';

export { calendar } from './calendar.js';

export const words: ReaderSecond = {
  scriptLater,
  gone,
  newerEntries: 'Daha yeni qeydlər',
  isNew: 'yeni',
  share: 'Qeydi paylaş',
  shared: 'Keçid kopyalandı',
  shareFailed: 'Keçid kopyalanmadı: {address}',
  remember: 'Harada qaldığımı yadda saxla',
  forget: 'Unut',
  kept: 'Bundan sonra bu cihaz harayadək oxuduğunuzu yadda saxlayır.',
  forgotten: 'Unuduldu.',
  noRoom: 'Cihaz bu səhifə üçün heç nə saxlamır: yaddaş doludur və ya icazə yoxdur.',
  sinceLast: { one: 'Son gəlişinizdən bəri {n} yeni qeyd', other: 'Son gəlişinizdən bəri {n} yeni qeyd' },
  manySinceLast: 'Son gəlişinizdən bəri yeni qeydlər: ən azı {n}',
  languageTaken: 'Bu canlı bloq artıq sizin dilinizdə deyil. O, əsas dilində davam edir.',
  notHere: {
    title: 'Bu səhifə artıq yoxdur',
    text: 'Canlı bloq artıq hamıya açıq deyil, burada ondan heç nə saxlanılmır.',
  },
  viewer: {
    title: 'Foto',
    count: 'Foto {n} / {total}',
    previous: 'Əvvəlki foto',
    next: 'Növbəti foto',
    close: 'Bağla',
    description: 'Təsvir: {text}',
    gone: 'Bu foto silinib.',
    load: 'Fotonu göstər',
  },
};
