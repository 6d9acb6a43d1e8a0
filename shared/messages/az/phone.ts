/** The words of the reporter's first screen, beside the names of kinds. */
import type { PhoneWords } from '../en/phone.js';

export const phone: PhoneWords = {
  /** The strip at the top, by what it is about: the state of the outbox and of the connection. */
  strip: {
    revoked: 'Telefondakılar silinib.',
    'signed-out': 'Çıxmısınız.',
    outdated: 'Bu səhifə köhnəlib. Onu yeniləyin.',
    unreachable: 'Şəbəkə yoxdur.',
    'needs-you': { one: '{n} qeyd diqqət istəyir', other: '{n} qeyd diqqət istəyir' },
    'no-network': { one: '{n} gözləyir, şəbəkə yoxdur', other: '{n} gözləyir, şəbəkə yoxdur' },
    busy: { one: '{n} gözləyir, server məşğuldur', other: '{n} gözləyir, server məşğuldur' },
    sending: { one: 'Göndərilir: {n}', other: 'Göndərilir: {n}' },
    paused: { one: '{n} gözləyir, bloq fasilədədir', other: '{n} gözləyir, bloq fasilədədir' },
    'sending-photos': 'Foto göndərilir: {place} / {n}',
    'photos-no-network': { one: '{n} foto gözləyir, şəbəkə yoxdur', other: '{n} foto gözləyir, şəbəkə yoxdur' },
    'photos-busy': { one: '{n} foto gözləyir, server məşğuldur', other: '{n} foto gözləyir, server məşğuldur' },
    'photos-for-wifi': { one: '{n} foto Wi-Fi gözləyir', other: '{n} foto Wi-Fi gözləyir' },
    'photos-for-reporter': { one: '{n} foto sizi gözləyir', other: '{n} foto sizi gözləyir' },
    offline: 'Şəbəkə yoxdur. Yaza bilərsiniz: sonra göndəriləcək.',
    'all-sent': 'Hamısı göndərilib',
  },
  /** Beside what needs the reporter, whatever else waits. */
  needAndWait: '{need}, {wait}',
  wait: { one: '{n} gözləyir', other: '{n} gözləyir' },
  keptHere: { one: 'Bu telefonda {n} qeyd saxlanılır.', other: 'Bu telefonda {n} qeyd saxlanılır.' },
  othersWait: {
    one: 'Bu telefonda başqa adamın {n} qeydi var. Buradan göndərilmir, o daxil olanadək saxlanılır.',
    other: 'Bu telefonda başqa adamın {n} qeydi var. Buradan göndərilmir, o daxil olanadək saxlanılır.',
  },
  notDurable: 'Bu brauzer heç nə saxlamır: hamısı göndərilənədək səhifəni açıq saxlayın.',
  textsNotDurable: 'Telefonda yer qalmayıb: bu səhifə bağlansa, yazdıqlarınız itəcək. Bir az yer boşaldın.',
  photosNotDurable: 'Bu brauzer foto saxlamır: fotolar göndərilənədək səhifəni açıq saxlayın.',
  plainHttp:
    'Bu səhifə şifrələnmədən (http) gəlib: göndərdiklərinizi yolda oxumaq olar. Redaksiyadan https ilə başlayan ünvan istəyin.',
  reload: 'Yenilə',
  tryNow: 'İndi yoxla',

  status: {
    announced: 'Elan olunub. Paylaşdıqlarınızı oxucular görür.',
    live: 'Canlı',
    paused: 'Fasilədə. Göndərdikləriniz redaktor dərc edənədək gözləyir.',
    ended: 'Bitib. Yalnız öz qeydlərinizi geri götürə bilərsiniz.',
  },
  chooseBlog: 'Bloq',
  posted: 'Paylaşdıqlarınız',
  you: 'Siz: {name}',
  signedOut: 'Bu telefonda heç kim daxil olmayıb.',
  signedOutHow:
    'Redaksiyanın verdiyi giriş keçidini açın. Hər keçid bir dəfə işləyir: sizinki işlənibsə, yenisini istəyin.',
  revoked: 'Redaksiya bu telefonun girişini bağlayıb.',
  revokedHow:
    'Qaralamalar, fotolar və göndərilməyənlər bu telefondan silinib, çünki telefon başqasının əlinə keçmiş ola bilərdi. Qayıtmaq üçün redaksiyadan yeni keçid lazımdır.',
  noBlog: 'Hələ sizin üçün bloq yoxdur.',
  noBlogHow: 'Redaksiyadan xahiş edin, sizi bloqa əlavə etsin, sonra bu səhifəni yenidən açın.',

  write: 'Paylaş',
  draftWaits: 'qaralama var',
  lastKind: 'son seçiminiz',

  photos: {
    sendNow: 'Fotoları indi göndər',
  },
};
