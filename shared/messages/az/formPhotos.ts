/** The form's words of photos: choosing them, and what goes wrong with one. */
import type { formPhotos as english } from '../en/formPhotos.js';
import type { Like } from '../words.js';

export const formPhotos: Like<typeof english> = {
  add: 'Foto əlavə et',
  take: 'Foto çək',
  choose: 'Foto seç',
  clean: 'Foto bu cihazdan çıxmazdan əvvəl yer və cihaz məlumatı silinir.',
  preparing: 'Foto hazırlanır: {place} / {n}',
  photo: 'Foto {place}',
  moveUp: 'Yuxarı çək',
  moveUpNamed: 'Foto {place}: yuxarı çək',
  removed: 'Foto silindi.',
  full: { one: 'Bir qeydə ən çoxu {n} foto olar.', other: 'Bir qeydə ən çoxu {n} foto olar.' },
  /** Some were chosen beyond the most that an entry takes. */
  tooMany: {
    one: '{n} foto götürülmədi: bir qeydə ən çoxu {most} foto olar. Onu başqa qeydlə göndərin.',
    other: '{n} foto götürülmədi: bir qeydə ən çoxu {most} foto olar. Onları başqa qeydlə göndərin.',
  },
  bytes: 'Göndəriləcək: {n}\u00a0KB',
  noRoom: 'Telefonda bu foto üçün yer yoxdur. Bir az yer boşaldın və onu yenidən seçin.',
  /** The page ended before the picture was there. */
  lost: '{name}: bu şəkil gəlib çatmadı, çünki səhifə ondan əvvəl bağlanıb. Onu yenidən seçin.',
  lostUnnamed:
    'Bir şəkil gəlib çatmadı: o çəkilərkən və ya seçilərkən telefon bu səhifəni bağlayıb. Yenidən çəkin və ya seçin.',
  lostLeave: 'Onsuz davam et',
  /** A HEIC where the browser opens none. */
  unopened: 'Bu brauzer bu şəkli göstərə bilmir. O, yer və cihaz məlumatı olmadan göndərilir, server isə onu açır.',
  notHere: 'Bu şəkil artıq bu telefonda yoxdur. Onu buradan silin və yenidən seçin.',
  noDescription: 'Görməyənlər üçün təsvir yoxdur',
  /** A file that is no photo we take, and what to do; `{name}` is the file's. */
  notAccepted: {
    heic: '{name}: HEIC şəklidir, bu brauzerdə ondan yer və cihaz məlumatını silmək olmur. Onu JPEG kimi saxlayıb seçin.',
    gif: '{name}: GIF faylıdır. Əvəzinə JPEG, PNG, WebP və ya AVIF şəkli seçin.',
    svg: '{name}: foto deyil, rəsmdir (SVG). Əvəzinə onun JPEG və ya PNG variantını seçin.',
    video: '{name}: videodur. Yalnız foto göndərmək olar: foto seçin və ya videonun ekran şəklini çəkin.',
    pdf: '{name}: PDF faylıdır. Səhifənin ekran şəklini çəkib seçin.',
    empty: '{name}: fayl boşdur. Başqasını seçin.',
    unknown: '{name}: göndərilə bilən şəkil deyil. JPEG, PNG, WebP və ya AVIF şəkli seçin.',
  },
  /** A browser that resists fingerprinting gives pages noise instead of a picture. */
  hidden:
    '{name}: bu brauzer şəkilləri səhifələrdən gizlədir, ona görə burada ondan yer və cihaz məlumatını silmək olmur. JPEG foto seçin və ya bu sayta «canvas» oxumağa icazə verin (ünvanın yanındakı kiçik şəkil) və onu yenidən seçin.',
  tooManyPixels:
    '{name}: {n} meqapikseldir, bu cihaz onu aça bilməz. Başqa tətbiqdə açın, ekran şəklini çəkib seçin, ya da daha az meqapiksellə yenidən çəkin.',
  notDecoded: '{name}: bu brauzer onu aça bilmir. Başqa tətbiqdə açın, ekran şəklini çəkib seçin.',
};
