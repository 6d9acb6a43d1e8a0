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
      one: '{n} новая запись',
      few: '{n} новые записи',
      many: '{n} новых записей',
      other: '{n} новой записи',
    },
    live: 'Обновлено',
    catchingUp: 'Обновляется',
    offlineSince: 'Нет сети с {time}, показано то, что успело прийти',
  },
  scriptLater,

  skip: 'К самым новым записям',
  home: 'Все митинги',
  reloadForNewer: 'Для новых записей обновите страницу',
  languages: 'Язык',
  otherLanguage: 'На запрошенном языке этого репортажа нет.',
  /** The city's name comes without a case. */
  allTimes: 'Время местное: {place} ({zone})',
  allTimesUnless: 'Время местное: {place} ({zone}, если не указано иное)',
  allTimesOf: 'Время местное: {place}',
  allTimesIn: 'Время: {zone}',
  removal:
    'Нужно что-то удалить — ради вашей безопасности или по другой причине? Напишите: {contact} — и укажите адрес записи.',
  removalBy: 'Этот сайт работает на {site}. Оператор: {contact}.',
  removalLink: 'Попросить удалить',
  removalOfEntry: 'Попросить удалить запись от {time}',
  removalOfPhoto: 'Попросить удалить фото {n} из записи от {time}',
  removalWords: 'Об удалении: {contact}',
  removalSubject: 'Прошу удалить',
  removalBody: 'Прошу удалить эту запись:\n{address}\n\n',
  removalBodyPhoto: 'Прошу удалить фото {n} из этой записи:\n{address}\n\n',
  publishedBy: 'Издатель: {name}',
  imprint: 'Выходные данные',
  privacy: 'Конфиденциальность',
  moreBy: 'Подробнее об этом митинге',

  status: { announced: 'Анонсирован', live: 'В эфире', paused: 'На паузе', ended: 'Завершён' },
  since: 'с {time}',
  begins: 'Начало митинга: {day}, {time} ({place})',
  beginsSoon: 'Время начала объявят здесь',
  pausedSince: 'с {time}. То, что репортёры отправляют сейчас, сохраняется и появится позже.',
  endedAt: '{time}',

  summary: 'Коротко',
  pinned: 'Закреплено',
  keyMoments: 'Главное',
  about: 'Справка',
  more: 'Далее',
  photosOnTap: 'Загружать фото только по касанию',
  photosAtOnce: 'Снова загружать все фото',
  toBring: 'Что принести',
  driveState: '{done} из {target} {unit}',
  driveFrom: 'Куда приносить: {place}',
  driveTo: 'Куда пойдёт: {place}',
  driveStarts: 'С {time}',
  driveEnds: 'До {time}',

  feed: 'Записи, сначала новые',
  older: 'Более ранние записи',
  newest: 'Самые новые записи',
  olderPage: 'Вы читаете более ранние записи.',
  share: 'Поделиться',
  choices: 'Порядок и виды',
  allEntries: 'Все записи',
  oldestFirst: 'Сначала старые',
  newestFirst: 'Сначала новые',
  onlyKeys: 'Ключевые моменты',
  feedRising: 'Записи, сначала старые',
  newer: 'Более новые записи',
  earlier: 'Более ранние записи',
  later: 'Более поздние записи',
  moreNewer: 'Свыше {n} более новых записей',
  countNewer: {
    one: '{n} более новая запись',
    few: '{n} более новые записи',
    many: '{n} более новых записей',
    other: '{n} более новой записи',
  },

  kinds: {
    update: 'Новость',
    chant: 'Лозунг',
    speech: 'Речь',
    photo: 'Фото',
    quote: 'Цитата',
    notice: 'Объявление',
    drive: 'Сбор',
    crowd: 'Участники',
  },
  urgency: { info: 'Объявление', warning: 'Внимание', urgent: 'Срочно' },
  until: 'до {time}',
  verification: {
    unconfirmed: 'Не подтверждено',
    seen: 'Видел наш репортёр',
    confirmed: 'Подтверждено',
    corrected: 'Исправлено',
    withdrawn: 'Отозвано',
  },
  withdrawnNote: 'Мы больше не ручаемся за эту запись.',
  correction: 'Исправление, {time}:',
  corrects: 'Исправляет прежнюю запись',
  posted: 'отправлено {time}',
  edited: 'изменено {time}',
  /** Shows the originals of all translations. */
  originals: 'Также оригиналы',
  original: 'оригинал',
  translation: 'перевод',
  machineTranslation: 'машинный перевод',
  ofEarlierVersion: 'с прежней версии текста',

  occasion: { stage: 'со сцены', interview: 'в интервью', statement: 'в заявлении' },
  verbatim: 'дословно',
  inSummary: 'в пересказе',
  spokenIn: 'язык речи: {language}',
  firstPublished: 'Впервые опубликовано: {where}',
  firstPublishedLink: 'Где впервые опубликовано',
  attached: 'Приложено там: {what}',
  driveAdded: '+{n}',
  driveNow: '{n} из {target}',
  /** Said of a collection whose target is not known (yet). */
  driveNowAlone: 'Всего собрано: {n}',
  driveTarget: 'цель: {target}',
  ...crowd,
  cities,
  crowdMethod: 'Как считали: {method}',

  photoWaiting: 'Фото в пути',
  photoFailed: 'Фото не удалось показать',
  photoGone: 'Фото удалено',
  photoTaken: 'снято {time}',
  photoAltered: 'изменено, чтобы защитить людей',
  credit: 'Фото: {who}',

  wholeText: 'Весь текст',
  lessText: 'Свернуть',
  toBlog: 'Все записи этого митинга',
  embed: {
    whole: 'Открыть весь репортаж',
    notHere: 'Этот репортаж не предназначен для этого сайта.',
    changed: 'Последнее обновление: {time}',
  },

  homeTitle: 'Митинги',
  homeIntro: 'Онлайн с площади, а потом — архив.',
  homeEmpty: 'Публичных митингов здесь пока нет.',
  homeEmptyNext: 'Когда какой-нибудь анонсируют, он будет здесь. Если вам дали его адрес, откройте его.',
  homeDevelopers: 'Для разработчиков',

  notices: {
    404: {
      title: 'Этой страницы здесь нет',
      text: 'Возможно, в адресе ошибка или страница не для всех.',
    },
    410: gone,
    422: {
      title: 'В этом адресе ошибка',
      text: 'Что-то после «?» набрано неверно, например язык. Без этого страница может найтись.',
    },
    500: {
      title: 'У нас что-то пошло не так',
      text: 'Ничего не потеряно. Обновите страницу через минуту. Если не поможет, сообщите оператору.',
    },
    503: {
      title: 'Скоро вернёмся',
      text: 'Сервер запускается или очень занят. Ничего не потеряно. Обновите страницу через минуту.',
    },
  },
  errorId: 'Номер этой ошибки: {id}',
};
