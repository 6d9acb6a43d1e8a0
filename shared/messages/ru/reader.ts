/** The words for readers: on every page, in an embed, and in the link preview of messengers. */
import type { ReaderWords } from '../en/reader.js';
import { crowd } from './crowd.js';

export const reader: ReaderWords = {
  /** The words of a page's script; the page brings them along, and so they cost every reader bytes. */
  script: {
    /** Held-back entries: on the button that shows them, and spoken to readers who do not see it. */
    newEntries: {
      one: '{n} новая запись',
      few: '{n} новые записи',
      many: '{n} новых записей',
      other: '{n} новой записи',
    },
    /** A group of entries that reached readers late: above the first of them, and beside the number of new ones. */
    sentLate: 'С опозданием, {time}',
    newLate: {
      one: '{n} запись с опозданием, {time}',
      few: '{n} записи с опозданием, {time}',
      many: '{n} записей с опозданием, {time}',
      other: '{n} записи с опозданием, {time}',
    },
    live: 'Обновлено',
    catchingUp: 'Обновляется',
    offlineSince: 'Нет сети с {time}, показано то, что успело прийти',
    loadOlder: 'Ранние записи',
    loadingOlder: 'Загружаем ранние записи',
    olderFailed: 'Ранние записи не загрузились. Повторить',
    whereYouAre: ', у вас {time}',
  },
  /** The words of the viewer of photos; the page brings them along as well. */
  viewer: {
    title: 'Фото',
    count: 'Фото {n} из {total}',
    previous: 'Предыдущее фото',
    next: 'Следующее фото',
    close: 'Закрыть',
    description: 'Описание: {text}',
    gone: 'Это фото удалено.',
  },

  skip: 'К самым новым записям',
  home: 'Все митинги',
  reloadForNewer: 'Обновите страницу, чтобы увидеть новые записи',
  languages: 'Язык',
  otherLanguage: 'На запрошенном языке этого репортажа нет.',
  /** The city's name comes in Latin letters and without a case. */
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
  /** The number stands in brackets in all forms: the one for one is that of 21 as well. */
  keyMoments: {
    one: 'Ключевые моменты ({n})',
    few: 'Ключевые моменты ({n})',
    many: 'Ключевые моменты ({n})',
    other: 'Ключевые моменты ({n})',
  },
  toBring: 'Что принести',
  driveState: '{done} из {target} {unit}',
  driveFrom: 'Куда приносить: {place}',
  driveTo: 'Куда пойдёт: {place}',
  driveStarts: 'С {time}',
  driveEnds: 'До {time}',

  feed: 'Записи, сначала новые',
  older: 'Ранние записи',
  newest: 'Самые новые записи',
  olderPage: 'Вы читаете ранние записи.',
  emptyAnnounced: 'Здесь пока ничего не произошло.',
  emptyAnnouncedNext: 'Когда люди соберутся, репортёры будут писать сюда с площади, и каждая запись появится сразу.',
  emptyLive: 'Сейчас здесь нет записей.',
  emptyLiveNext: 'Репортёры на площади. Всё, что они отправят, сразу появится здесь.',
  emptyPaused: 'Сейчас здесь нет записей.',
  emptyPausedNext: 'Репортаж на паузе. Он продолжится здесь сам.',
  emptyEnded: 'Здесь нет записей.',
  emptyEndedNext: 'Митинг завершён. Больше ничего не появится.',

  kinds: {
    update: 'Новость',
    chant: 'Скандирование',
    speech: 'Речь',
    photo: 'Фото',
    quote: 'Цитата',
    notice: 'Объявление',
    drive: 'Сбор',
    crowd: 'Численность',
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
  embed: { whole: 'Открыть весь репортаж' },

  homeTitle: 'Митинги',
  homeIntro: 'Онлайн с площади, а потом — архив.',
  homeEmpty: 'Публичных митингов здесь пока нет.',
  homeEmptyNext: 'Когда какой-нибудь анонсируют, он будет здесь. Если вам дали его адрес, откройте его.',

  notices: {
    404: {
      title: 'Этой страницы здесь нет',
      text: 'Возможно, в адресе ошибка или страница не для всех.',
    },
    410: {
      title: 'Этой записи больше нет',
      text: 'Её отозвал репортёр или редактор, и ничего из неё здесь не сохранено.',
    },
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
