/** The words about own entries and about entries that are written: behind the reporter's first screen. */
import type { phoneEntries as english } from '../en/phoneEntries.js';
import type { Like } from '../words.js';

export const phoneEntries: Like<typeof english> = {
  /** The use of each kind, said while an entry of it is written. */
  hints: {
    update: 'İndi nə baş verir.',
    chant: 'Hansı şüar səslənir, öz dilində.',
    speech: 'Burada kim nə deyir.',
    photo: 'Sözlər dərhal gedir, şəkillər ardınca.',
    quote: 'Başqa yerdə nə deyilib və ya yazılıb.',
    notice: 'Buradakılar nəyi bilməli, nə etməlidir.',
    drive: 'Yardım kampaniyasında nə qədər toplanıb.',
    crowd: 'Burada neçə nəfər var və bunu kim deyir.',
  },
  states: {
    waiting: 'Gözləyir',
    paused: 'Gözləyir: bloq fasilədədir',
    sending: 'Göndərilir',
    sent: 'Göndərilib',
    held: 'Redaktoru gözləyir',
    published: 'Dərc olunub',
    'needs-you': 'Diqqət istəyir',
    withdrawing: 'Geri götürülür',
    withdrawn: 'Geri götürülüb',
  },
  /** The time of an entry that is still on this phone. */
  written: 'yazılıb: {time}',
  /** The times of an entry that was sent minutes after it happened. */
  sentLater: '{time}, göndərilib: {sent}',
  byDesk: 'Redaksiya dəyişdirib',
  revisionWaits: 'Oxucular bundan əvvəlki variantı görür',
  correction: 'Redaksiyanın düzəlişi: {note}',

  postedNothing: 'Hələ heç nə yoxdur. Nə paylaşacağınızı seçin: iki toxunuş bəs edir.',
  postedUnknown: 'Göndərdikləriniz redaksiyadadır, bu telefonda deyil: mətnləri şəbəkə olanda görünür.',

  revise: 'Dəyiş',
  retract: 'Geri götür',
  withdrawSoon: 'Bir azdan birinci gedəcək',
  withdrawLater: 'Şəbəkə olan kimi birinci gedəcək',
  notWithdrawn:
    'Geri götürülmədi: telefonda yer qalmayıb, serverə də heç nə çatmır. Bir az yer boşaldın, sonra yenidən geri götürün.',
  mend: 'Dəyiş və yenidən göndər',
  letGo: 'Sil',
  letGoDone: 'Silindi.',
  previewLater: 'Yenə də göndərə bilərsiniz: sonra gedəcək.',
  closeHint: 'Geri. Yazdıqlarınız qalır.',
  send: 'Göndər',
  sendChange: 'Dəyişikliyi göndər',
  notStored: 'Bu brauzer onu saxlamadı. Yazdıqlarınız hələ buradadır: bir də göndərin.',
  noRoom:
    'Telefonda onu saxlamağa yer qalmayıb. Yazdıqlarınız hələ buradadır: bir az yer boşaldın, sonra yenidən göndərin.',
  conflictKeepMine: 'Mənimki qalsın',
  conflictEdit: 'Mənimkini dəyiş',
  conflictKeepTheirs: 'Olduğu kimi qalsın',
  goneMeanwhile: 'Bu arada həmin qeyd geri götürülüb və ya birdəfəlik silinib. Sözləriniz siz silənədək burada qalır.',
  writeAnew: 'Bu sözlərlə yeni qeyd',
  writeAnewTaken:
    'Bu növdə qaralama artıq var. Əvvəlcə onu göndərin və ya boşaldın, sonra bu sözlərlə yeni qeydə başlaya bilərsiniz.',

  /** Photos of entries, on their way and after. */
  sentPhotos: {
    notDescribed: {
      one: '{n} fotonun təsviri yoxdur. Bəzi oxucular şəkil görmür: bir neçə söz bəs edir.',
      other: '{n} fotonun təsviri yoxdur. Bəzi oxucular şəkil görmür: bir neçə söz bəs edir.',
    },
    sendAnyway: 'Təsvirsiz göndər',
    states: {
      sending: 'Göndərilir',
      refused: 'Qəbul olunmayıb',
      elsewhere: 'Başqa telefonda gözləyir',
      processing: 'Göndərilib. Server hazırlayır',
      ready: 'Hazırdır',
      failed: 'Alınmadı',
      gone: 'Birdəfəlik silinib',
    },
    /** Reasons for which a photo on this phone waits. */
    waits: {
      entry: 'Öz qeydini gözləyir',
      network: 'Şəbəkə gözləyir',
      wifi: 'Wi-Fi gözləyir',
      reporter: 'Göndərməyinizi gözləyir',
      server: 'Gözləyir: server məşğuldur',
      words: 'Əvvəlcə sözlər gedir',
      turn: 'Növbəsini gözləyir',
    },
    progress: 'Foto yoldadır',
    progressOf: 'Yoldadır: {photo}',
    sentOf: '{sent} / {total}\u00a0KB',
    failed: 'Server bu fotonu aça bilmədi. Onu yenidən seçin və ya başqasını seçin.',
    /** Refusals of a photo by their code, each with what to do. */
    refused: {
      invalid: 'Server bu fotonu gəldiyi kimi qəbul edə bilmədi. Onu yenidən seçin.',
      forbidden: 'Bu qeydə foto əlavə etmək icazəniz yoxdur. Onu buradan silin və ya redaktora deyin.',
      'not-found': 'Server bu foto ilə heç bir qeyd tanımır. Fotonu yenidən seçin və ya silin.',
      gone: 'Qeyd və ya bu foto geri götürülüb: göndərməyə heç nə yoxdur.',
      conflict: 'Serverdə bu fotonun yerində başqası var. Onu yenidən seçin.',
      ended: 'Bloq bitib və daha foto qəbul etmir. Onu buradan silin.',
      'too-large': 'Bu foto server üçün çox böyükdür. Daha kiçiyini və ya ekran şəklini seçin.',
      unsupported: 'Server bu növ şəkli qəbul etmir. JPEG foto seçin.',
      internal: 'Serverdə nəsə alınmadı. Fotonu yenidən seçin.',
    },
    sendAgain: 'Yenidən göndər',
    chooseAnother: 'Başqa foto seç',
    removeIt: 'Sil',
  },
};
