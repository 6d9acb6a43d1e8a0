/** The words for readers: on every page, in an embed, and in the link preview of messengers. */
import type { ReaderWords } from '../en/reader.js';
import { crowd } from './crowd.js';

export const reader: ReaderWords = {
  /** The words of a page's script; the page brings them along, and so they cost every reader bytes. */
  script: {
    /** Held-back entries: on the button that shows them, and spoken to readers who do not see it. */
    newEntries: {
      one: '{n} новий запис',
      few: '{n} нові записи',
      many: '{n} нових записів',
      other: '{n} нового запису',
    },
    /** A group of entries that reached readers late: above the first of them, and beside the number of new ones. */
    sentLate: 'Із запізненням, {time}',
    newLate: {
      one: '{n} запис із запізненням, {time}',
      few: '{n} записи із запізненням, {time}',
      many: '{n} записів із запізненням, {time}',
      other: '{n} запису із запізненням, {time}',
    },
    live: 'Оновлено',
    catchingUp: 'Оновлюється',
    offlineSince: 'Без мережі з {time}, видно те, що встигло надійти',
    loadOlder: 'Давніші записи',
    loadingOlder: 'Завантажуємо давніші записи',
    olderFailed: 'Давніші записи не завантажилися. Спробувати ще',
    whereYouAre: ', у вас {time}',
  },
  /** The words of the viewer of photos; the page brings them along as well. */
  viewer: {
    title: 'Фото',
    count: 'Фото {n} із {total}',
    previous: 'Попереднє фото',
    next: 'Наступне фото',
    close: 'Закрити',
    description: 'Опис: {text}',
    gone: 'Це фото вилучено.',
  },

  skip: 'До найновіших записів',
  home: 'Усі мітинги',
  reloadForNewer: 'Оновіть сторінку, щоб побачити нові записи',
  languages: 'Мова',
  otherLanguage: 'Мовою, якою ви хотіли читати, цього репортажу немає.',
  /** The city's name comes in Latin letters and without a case. */
  allTimes: 'Час місцевий: {place} ({zone})',
  allTimesUnless: 'Час місцевий: {place} ({zone}, якщо не вказано інше)',
  allTimesOf: 'Час місцевий: {place}',
  allTimesIn: 'Час: {zone}',
  removal:
    'Щось тут треба вилучити, заради вашої безпеки чи з іншої причини? Напишіть на {contact} і вкажіть адресу запису.',
  removalBy: 'Цей сайт працює на {site}. Оператор: {contact}.',
  removalLink: 'Попросити вилучити',
  removalOfEntry: 'Попросити вилучити запис від {time}',
  removalOfPhoto: 'Попросити вилучити фото {n} із запису від {time}',
  removalWords: 'Про вилучення: {contact}',
  removalSubject: 'Прошу вилучити',
  removalBody: 'Прошу вилучити цей запис:\n{address}\n\n',
  removalBodyPhoto: 'Прошу вилучити фото {n} із цього запису:\n{address}\n\n',
  publishedBy: 'Видавець: {name}',
  imprint: 'Вихідні дані',
  privacy: 'Приватність',
  moreBy: 'Докладніше про цей мітинг',

  status: { announced: 'Анонсовано', live: 'Наживо', paused: 'На паузі', ended: 'Завершено' },
  since: 'з {time}',
  begins: 'Початок мітингу: {day}, {time} ({place})',
  beginsSoon: 'Час початку оголосять тут',
  pausedSince: 'з {time}. Те, що репортери надсилають тепер, зберігається і з’явиться згодом.',
  endedAt: '{time}',

  summary: 'Коротко',
  pinned: 'Закріплено',
  /** The number stands in brackets in all forms: the one for one is that of 21 as well. */
  keyMoments: {
    one: 'Ключові моменти ({n})',
    few: 'Ключові моменти ({n})',
    many: 'Ключові моменти ({n})',
    other: 'Ключові моменти ({n})',
  },
  toBring: 'Що принести',
  driveState: '{done} із {target} {unit}',
  driveFrom: 'Куди приносити: {place}',
  driveTo: 'Куди піде: {place}',
  driveStarts: 'З {time}',
  driveEnds: 'До {time}',

  feed: 'Записи, спершу нові',
  older: 'Давніші записи',
  newest: 'Найновіші записи',
  olderPage: 'Ви читаєте давніші записи.',
  emptyAnnounced: 'Тут ще нічого не сталося.',
  emptyAnnouncedNext: 'Коли люди зберуться, репортери писатимуть сюди з площі, і кожен запис з’явиться відразу.',
  emptyLive: 'Зараз тут немає записів.',
  emptyLiveNext: 'Репортери на площі. Усе, що вони надішлють, з’явиться тут відразу.',
  emptyPaused: 'Зараз тут немає записів.',
  emptyPausedNext: 'Репортаж на паузі. Далі він піде тут сам.',
  emptyEnded: 'Тут немає записів.',
  emptyEndedNext: 'Мітинг завершено. Більше нічого не з’явиться.',

  kinds: {
    update: 'Новина',
    chant: 'Скандування',
    speech: 'Промова',
    photo: 'Фото',
    quote: 'Цитата',
    notice: 'Оголошення',
    drive: 'Збір',
    crowd: 'Кількість людей',
  },
  urgency: { info: 'Оголошення', warning: 'Увага', urgent: 'Терміново' },
  until: 'до {time}',
  verification: {
    unconfirmed: 'Не підтверджено',
    seen: 'Свідчить наш репортер',
    confirmed: 'Підтверджено',
    corrected: 'Виправлено',
    withdrawn: 'Відкликано',
  },
  withdrawnNote: 'Ми більше не ручаємося за цей запис.',
  correction: 'Виправлення, {time}:',
  corrects: 'Виправляє давніший запис',
  posted: 'надіслано {time}',
  edited: 'змінено {time}',
  original: 'оригінал',
  translation: 'переклад',
  machineTranslation: 'машинний переклад',
  ofEarlierVersion: 'давнішої версії тексту',

  occasion: { stage: 'зі сцени', interview: 'в інтерв’ю', statement: 'у заяві' },
  verbatim: 'дослівно',
  inSummary: 'переказ',
  spokenIn: 'мова промови: {language}',
  firstPublished: 'Уперше опубліковано: {where}',
  firstPublishedLink: 'Уперше опубліковано деінде',
  attached: 'Додано там: {what}',
  driveAdded: '+{n}',
  driveNow: '{n} із {target}',
  /** Said of a collection whose target is not known (yet). */
  driveNowAlone: 'Усього на зараз: {n}',
  driveTarget: 'мета: {target}',
  ...crowd,
  crowdMethod: 'Як рахували: {method}',

  photoWaiting: 'Фото в дорозі',
  photoFailed: 'Фото не вдалося показати',
  photoGone: 'Фото вилучено',
  photoTaken: 'знято {time}',
  photoAltered: 'змінено, щоб захистити людей',
  credit: 'Фото: {who}',

  wholeText: 'Увесь текст',
  lessText: 'Згорнути',
  toBlog: 'Усі записи цього мітингу',
  embed: { whole: 'Відкрити весь репортаж' },

  homeTitle: 'Мітинги',
  homeIntro: 'Наживо з площі, а потім — архів.',
  homeEmpty: 'Публічних мітингів тут ще немає.',
  homeEmptyNext: 'Коли якийсь анонсують, він буде тут. Якщо вам дали його адресу, відкрийте її.',

  notices: {
    404: {
      title: 'Цієї сторінки тут немає',
      text: 'Можливо, в адресі помилка або сторінка не для всіх.',
    },
    410: {
      title: 'Цього запису більше немає',
      text: 'Його відкликав репортер або редактор, і нічого з нього тут не збережено.',
    },
    422: {
      title: 'У цій адресі помилка',
      text: 'Щось після «?» набрано неправильно, наприклад мова. Без цього сторінка може знайтися.',
    },
    500: {
      title: 'У нас щось пішло не так',
      text: 'Нічого не втрачено. Оновіть сторінку за хвилину. Якщо не допоможе, повідомте оператора.',
    },
    503: {
      title: 'Скоро повернемося',
      text: 'Сервер запускається або дуже зайнятий. Нічого не втрачено. Оновіть сторінку за хвилину.',
    },
  },
  errorId: 'Номер цієї помилки: {id}',
};
