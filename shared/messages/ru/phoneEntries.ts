/** The words about own entries and about entries that are written: behind the reporter's first screen. */
import type { phoneEntries as english } from '../en/phoneEntries.js';
import type { Like } from '../words.js';

export const phoneEntries: Like<typeof english> = {
  /** The use of each kind, said while an entry of it is written. */
  hints: {
    update: 'Что происходит сейчас.',
    chant: 'Что выкрикивают, на языке оригинала.',
    speech: 'Что кто-то говорит здесь.',
    photo: 'Текст уходит сразу, фото — следом.',
    quote: 'Что сказали или опубликовали в другом месте.',
    notice: 'Что людям здесь нужно знать или сделать.',
    drive: 'Сколько уже собрано.',
    crowd: 'Сколько здесь людей и по чьей оценке.',
  },
  states: {
    waiting: 'Ждёт',
    paused: 'Ждёт: репортаж на паузе',
    sending: 'Отправляем',
    sent: 'Отправлено',
    held: 'Ждёт редактора',
    published: 'Опубликовано',
    'needs-you': 'Требует внимания',
    withdrawing: 'Отзываем',
    withdrawn: 'Отозвано',
  },
  /** The time of an entry that is still on this phone. */
  written: 'написано {time}',
  /** The times of an entry that was sent minutes after it happened. */
  sentLater: '{time}, отправлено {sent}',
  byDesk: 'Изменено редакцией',
  revisionWaits: 'Читатели видят предыдущую версию',
  correction: 'Исправление редакции: {note}',

  postedNothing: 'Пока ничего. Выберите, что опубликовать: хватит двух касаний.',
  postedUnknown: 'Отправленное вами — в редакции, а не на этом телефоне: текст появится, когда будет сеть.',

  revise: 'Изменить',
  retract: 'Отозвать',
  withdrawSoon: 'Уйдёт сейчас, вне очереди',
  withdrawLater: 'Уйдёт вне очереди, как только будет сеть',
  mend: 'Изменить и отправить',
  letGo: 'Стереть',
  letGoDone: 'Стёрто.',
  previewLater: 'Отправить всё равно можно: уйдёт позже.',
  closeHint: 'Назад. Написанное сохранено.',
  send: 'Отправить',
  sendChange: 'Отправить правку',
  notStored: 'Этот браузер не сохранил запись. Написанное ещё здесь: отправьте снова.',
  noRoom: 'На телефоне нет места, чтобы сохранить запись. Написанное ещё здесь: освободите немного и отправьте снова.',
  conflictKeepMine: 'Взять моё',
  conflictEdit: 'Изменить моё',
  conflictKeepTheirs: 'Оставить как есть',
  goneMeanwhile: 'Тем временем эту запись отозвали или удалили. Ваш текст хранится здесь, пока вы его не сотрёте.',
  writeAnew: 'Новая запись с этим текстом',
  writeAnewTaken:
    'Черновик такого вида уже есть. Сначала отправьте или очистите его, тогда из этого текста можно сделать новую запись.',

  /** Photos of entries, on their way and after. */
  sentPhotos: {
    notDescribed: {
      one: '{n} фото без описания. Не все читатели видят изображения: хватит нескольких слов.',
      few: '{n} фото без описания. Не все читатели видят изображения: хватит нескольких слов.',
      many: '{n} фото без описания. Не все читатели видят изображения: хватит нескольких слов.',
      other: '{n} фото без описания. Не все читатели видят изображения: хватит нескольких слов.',
    },
    sendAnyway: 'Отправить так',
    states: {
      sending: 'Отправляем',
      refused: 'Не принято',
      elsewhere: 'Ждёт на другом телефоне',
      processing: 'Отправлено, сервер обрабатывает',
      ready: 'Готово',
      failed: 'Не удалось',
      gone: 'Удалено',
    },
    /** Reasons for which a photo on this phone waits. */
    waits: {
      entry: 'Ждёт свою запись',
      network: 'Ждёт сети',
      wifi: 'Ждёт Wi-Fi',
      reporter: 'Ждёт, пока вы отправите',
      server: 'Ждёт: сервер занят',
      words: 'Сначала идёт текст',
      turn: 'Ждёт своей очереди',
    },
    progress: 'Фото в пути',
    progressOf: 'В пути: {photo}',
    sentOf: '{sent} из {total}\u00a0КБ',
    failed: 'Сервер не смог обработать это фото. Выберите его снова или возьмите другое.',
    /** Refusals of a photo by their code, each with what to do. */
    refused: {
      invalid: 'Сервер не смог принять фото в таком виде. Выберите его снова.',
      forbidden: 'К этой записи вы не можете добавить фото. Уберите его здесь или обратитесь к редактору.',
      'not-found': 'Сервер не знает записи с этим фото. Выберите фото снова или уберите.',
      gone: 'Эта запись или фото отозваны: отправлять уже нечего.',
      conflict: 'На месте этого фото у сервера что-то другое. Выберите его снова.',
      ended: 'Репортаж завершён и больше не принимает фото. Уберите его здесь.',
      'too-large': 'Это фото слишком большое для сервера. Выберите поменьше или сделайте снимок экрана.',
      unsupported: 'Такие изображения сервер не принимает. Выберите фото JPEG.',
      internal: 'На сервере что-то пошло не так. Выберите фото снова.',
    },
    sendAgain: 'Отправить снова',
    chooseAnother: 'Выбрать другое фото',
    removeIt: 'Убрать',
  },
};
