/** The words about own entries and about entries that are written: behind the reporter's first screen. */
import type { phoneEntries as english } from '../en/phoneEntries.js';
import type { Like } from '../words.js';

export const phoneEntries: Like<typeof english> = {
  /** The use of each kind, said while an entry of it is written. */
  hints: {
    update: 'Що відбувається зараз.',
    chant: 'Що вигукують, мовою оригіналу.',
    speech: 'Що хтось говорить тут.',
    photo: 'Текст іде відразу, фото — слідом.',
    quote: 'Що сказали чи опублікували деінде.',
    notice: 'Що людям тут треба знати чи зробити.',
    drive: 'Скільки вже зібрано.',
    crowd: 'Скільки тут людей і хто так каже.',
  },
  states: {
    waiting: 'Чекає',
    paused: 'Чекає: репортаж на паузі',
    sending: 'Надсилаємо',
    sent: 'Надіслано',
    held: 'Чекає на редактора',
    published: 'Опубліковано',
    'needs-you': 'Потребує уваги',
    withdrawing: 'Відкликаємо',
    withdrawn: 'Відкликано',
  },
  /** The time of an entry that is still on this phone. */
  written: 'написано {time}',
  /** The times of an entry that was sent minutes after it happened. */
  sentLater: '{time}, надіслано {sent}',
  byDesk: 'Змінено редакцією',
  revisionWaits: 'Читачі бачать попередню версію',
  correction: 'Виправлення редакції: {note}',

  postedNothing: 'Поки нічого. Виберіть, що опублікувати: досить двох дотиків.',
  postedUnknown: 'Надіслане вами — в редакції, а не на цьому телефоні: текст з’явиться, коли буде мережа.',

  revise: 'Змінити',
  retract: 'Відкликати',
  withdrawSoon: 'Піде зараз, поза чергою',
  withdrawLater: 'Піде поза чергою, щойно буде мережа',
  notWithdrawn: 'Не відкликано: на телефоні немає місця, а сервер недосяжний. Звільніть трохи місця й відкличте знову.',
  mend: 'Змінити й надіслати',
  letGo: 'Відкинути',
  letGoDone: 'Відкинуто.',
  previewLater: 'Надіслати все одно можна: піде згодом.',
  closeHint: 'Назад. Написане збережено.',
  send: 'Надіслати',
  sendChange: 'Надіслати зміни',
  notStored: 'Цей браузер не зберіг запис. Написане ще тут: надішліть знову.',
  noRoom: 'На телефоні немає місця, щоб зберегти запис. Написане ще тут: звільніть трохи місця й надішліть знову.',
  conflictKeepMine: 'Взяти моє',
  conflictEdit: 'Змінити моє',
  conflictKeepTheirs: 'Лишити як є',
  goneMeanwhile: 'Тим часом цей запис відкликали або вилучили. Ваш текст зберігається тут, доки ви його не відкинете.',
  writeAnew: 'Новий запис із цим текстом',
  writeAnewTaken:
    'Чернетка такого виду вже є. Спершу надішліть або спорожніть її, тоді з цього тексту можна почати новий запис.',

  /** Photos of entries, on their way and after. */
  sentPhotos: {
    notDescribed: {
      one: '{n} фото без опису. Деякі читачі не бачать зображень: досить кількох слів.',
      few: '{n} фото без опису. Деякі читачі не бачать зображень: досить кількох слів.',
      many: '{n} фото без опису. Деякі читачі не бачать зображень: досить кількох слів.',
      other: '{n} фото без опису. Деякі читачі не бачать зображень: досить кількох слів.',
    },
    sendAnyway: 'Надіслати так',
    states: {
      sending: 'Надсилаємо',
      refused: 'Не прийнято',
      elsewhere: 'Чекає на іншому телефоні',
      processing: 'Надіслано, сервер обробляє',
      ready: 'Готово',
      failed: 'Не вдалося',
      gone: 'Вилучено',
    },
    /** Reasons for which a photo on this phone waits. */
    waits: {
      entry: 'Чекає на свій запис',
      network: 'Чекає на мережу',
      wifi: 'Чекає на Wi-Fi',
      reporter: 'Чекає, доки ви надішлете',
      server: 'Чекає: сервер зайнятий',
      words: 'Спершу йде текст',
      turn: 'Чекає своєї черги',
    },
    progress: 'Фото в дорозі',
    progressOf: 'У дорозі: {photo}',
    sentOf: '{sent} із {total}\u00a0КБ',
    failed: 'Сервер не зміг обробити це фото. Виберіть його знову або візьміть інше.',
    /** Refusals of a photo by their code, each with what to do. */
    refused: {
      invalid: 'Сервер не зміг прийняти фото в такому вигляді. Виберіть його знову.',
      forbidden: 'До цього запису ви не можете додати фото. Приберіть його тут або зверніться до редактора.',
      'not-found': 'Сервер не знає запису з цим фото. Виберіть фото знову або приберіть.',
      gone: 'Цей запис або фото відкликано: надсилати вже нічого.',
      conflict: 'На місці цього фото на сервері щось інше. Виберіть його знову.',
      ended: 'Репортаж завершено, фото вже не приймаємо. Приберіть його тут.',
      'too-large': 'Це фото завелике для сервера. Виберіть менше або зробіть знімок екрана.',
      unsupported: 'Такі зображення сервер не приймає. Виберіть фото JPEG.',
      internal: 'На сервері щось пішло не так. Виберіть фото знову.',
    },
    sendAgain: 'Надіслати знову',
    chooseAnother: 'Вибрати інше фото',
    removeIt: 'Прибрати',
  },
};
