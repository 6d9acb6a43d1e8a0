/** The words for readers: on every page, in an embed, and in the link preview of messengers. */
import type { ReaderWords } from '../en/reader.js';
import { cities } from './cities.js';
import { crowd } from './crowd.js';
import { gone } from './gone.js';
import { scriptLater } from './scriptLater.js';

export const reader: ReaderWords = {
  /** The words of a page's script that it needs at once; the page brings them along, and so they cost every reader bytes. */
  script: {
    /** Held-back entries: on the button that shows them, and spoken to readers who do not see it. */
    newEntries: {
      one: '{n} новий запис',
      few: '{n} нові записи',
      many: '{n} нових записів',
      other: '{n} нового запису',
    },
    live: 'Оновлено',
    catchingUp: 'Оновлюється',
    offlineSince: 'Без мережі з {time}, видно те, що встигло надійти',
  },
  scriptLater,

  skip: 'До найновіших записів',
  home: 'Усі мітинги',
  reloadForNewer: 'Оновіть сторінку, щоб побачити нові записи',
  languages: 'Мова',
  otherLanguage: 'Мовою, якою ви хотіли читати, цього репортажу немає.',
  /** The city's name comes without a case. */
  allTimes: 'Час місцевий: {place} ({zone})',
  allTimesUnless: 'Час місцевий: {place} ({zone}, якщо не вказано інше)',
  allTimesOf: 'Час місцевий: {place}',
  allTimesIn: 'Час: {zone}',
  removal:
    'Щось тут треба вилучити, заради вашої безпеки чи з іншої причини? Напишіть на {contact} і вкажіть адресу запису.',
  removalBy: 'Цей сайт працює на {site}. Адміністратор: {contact}.',
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
  keyMoments: 'Ключові моменти',
  about: 'Довідка',
  more: 'Далі',
  photosOnTap: 'Завантажувати фото лише після дотику',
  photosAtOnce: 'Знову завантажувати всі фото',
  toBring: 'Що принести',
  driveState: '{done} із {target} {unit}',
  driveFrom: 'Куди приносити: {place}',
  driveTo: 'Куди піде: {place}',
  driveStarts: 'З {time}',
  driveEnds: 'До {time}',

  feed: 'Записи, спершу новіші',
  older: 'Давніші записи',
  newest: 'Найновіші записи',
  olderPage: 'Ви читаєте давніші записи.',
  share: 'Поділитися',
  choices: 'Порядок і види',
  allEntries: 'Усі записи',
  oldestFirst: 'Спершу давніші',
  newestFirst: 'Спершу новіші',
  onlyKeys: 'Ключові моменти',
  feedRising: 'Записи, спершу давніші',
  newer: 'Новіші записи',
  earlier: 'Раніші записи',
  later: 'Пізніші записи',
  moreNewer: 'Понад {n} новіших записів',
  countNewer: {
    one: '{n} новіший запис',
    few: '{n} новіші записи',
    many: '{n} новіших записів',
    other: '{n} новішого запису',
  },

  kinds: {
    update: 'Новина',
    chant: 'Гасло',
    speech: 'Промова',
    photo: 'Фото',
    quote: 'Цитата',
    notice: 'Оголошення',
    drive: 'Збір',
    crowd: 'Учасники',
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
  /** Shows the originals of all translations. */
  originals: 'Також оригінали',
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
  driveNowAlone: 'Наразі всього: {n}',
  driveTarget: 'мета: {target}',
  ...crowd,
  cities,
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
  embed: {
    whole: 'Відкрити весь репортаж',
    notHere: 'Цей репортаж не призначено для цього сайту.',
    changed: 'Останнє оновлення: {time}',
  },

  homeTitle: 'Мітинги',
  homeIntro: 'Наживо з площі, а потім — архів.',
  homeEmpty: 'Публічних мітингів тут ще немає.',
  homeEmptyNext: 'Коли якийсь анонсують, він буде тут. Якщо вам дали його адресу, відкрийте її.',
  homeDevelopers: 'Для розробників',

  notices: {
    404: {
      title: 'Цієї сторінки тут немає',
      text: 'Можливо, в адресі помилка або сторінка не для всіх.',
    },
    410: gone,
    422: {
      title: 'У цій адресі помилка',
      text: 'Щось після «?» набрано неправильно, наприклад мова. Без цього сторінка може знайтися.',
    },
    500: {
      title: 'У нас щось пішло не так',
      text: 'Нічого не втрачено. Оновіть сторінку за хвилину. Якщо не допоможе, повідомте адміністратора.',
    },
    503: {
      title: 'Скоро повернемося',
      text: 'Сервер запускається або дуже зайнятий. Нічого не втрачено. Оновіть сторінку за хвилину.',
    },
  },
  errorId: 'Номер цієї помилки: {id}',
};
