/** The words of the desk's page, beside the form of an entry. */
import type { DeskWords } from '../en/desk.js';
import { deskElsewhere } from './deskElsewhere.js';
import { deskEntries } from './deskEntries.js';
import { deskOutlets } from './deskOutlets.js';
import { deskSettings } from './deskSettings.js';
import { deskTelegram } from './deskTelegram.js';

export const desk: DeskWords = {
  ...deskEntries,
  ...deskSettings,
  elsewhere: deskElsewhere,
  telegram: deskTelegram,
  outlets: deskOutlets,

  title: 'Редакція',
  signedOut: 'Увійдіть до редакції',
  signedOutHow:
    'Відкрийте посилання-запрошення від власника або редактора мітингу. Кожне діє один раз: якщо ваше вже використано, попросіть нове.',
  signedOutKept: 'Набране тут і не надіслане збережено. Воно з’явиться знову, коли ви ввійдете під тим самим іменем.',
  signedOutOwner: 'Сервер ваш, а посилання немає? Створіть його там: {command}',
  revoked: 'Вас відключено',
  revokedHow:
    'Цей пристрій відключено, і все набране, але не надіслане з нього зникло. Якщо це для вас несподіванка, зверніться до власника мітингу.',
  notEditor: 'Редакція — для редакторів',
  notEditorHow: 'Ви ввійшли як {name}, репортер. Свої записи ви публікуєте на власній сторінці.',
  toReport: 'Писати репортаж',
  you: 'Ви — {name}, {role}',
  roles: { reporter: 'Репортер', editor: 'Редактор', owner: 'Власник' },
  /** The roles as they stand within a sentence. */
  asRole: { reporter: 'репортер', editor: 'редактор', owner: 'власник' },

  blogs: 'Ваші мітинги',
  blogsNone: 'Мітингів ще немає.',
  blogsNoneOwner: 'Створіть перший: досить назви, решту можна додати потім.',
  blogsNoneEditor: 'Попросіть власника додати вас до мітингу й відкрийте цю сторінку знову.',
  newBlog: 'Новий мітинг',
  create: 'Створити',
  allBlogs: 'Усі мітинги',

  statusLabel: 'Стан мітингу',
  status: { announced: 'Анонсовано', live: 'Наживо', paused: 'На паузі', ended: 'Завершено' },
  statusDoes: {
    announced: 'Читачі бачать, коли початок. Репортери вже можуть писати.',
    live: 'Записи репортерів видно відразу.',
    paused: 'Записи репортерів чекають тут на вас.',
    ended: 'Репортери можуть лише відкликати. Ви ще можете виправляти.',
  },
  endSure:
    'Завершити цей мітинг? Тоді репортери зможуть лише відкликати своє, а те, що чекає, опублікувати вже не вийде.',
  endIt: 'Завершити',
  notYet: 'Ще ні',
  readersNone: 'Зараз читачів немає',
  readers: {
    one: 'Зараз близько {n} читача',
    few: 'Зараз близько {n} читачів',
    many: 'Зараз близько {n} читачів',
    other: 'Зараз близько {n} читача',
  },
  line: { live: 'Оновлено', 'catching-up': 'Оновлюється', offline: 'Без мережі з {time}' },
  offlineNote: 'Можна писати далі: усе зберігається на цьому пристрої. Надсилати вийде, коли повернеться мережа.',
  offlineButton: 'Немає мережі',
  seeAsReader: 'Сторінка читачів',
  notPublic: 'Цей мітинг бачить лише редакція',
  settings: 'Налаштування',
  people: 'Люди',
  devicesIn: {
    one: '{n} пристрій із доступом',
    few: '{n} пристрої з доступом',
    many: '{n} пристроїв із доступом',
    other: '{n} пристрою з доступом',
  },
  invitationsOpen: {
    one: '{n} відкрите запрошення',
    few: '{n} відкриті запрошення',
    many: '{n} відкритих запрошень',
    other: '{n} відкритого запрошення',
  },
  devicesAndInvitations: '{devices}, {invitations}',
  keys: 'Клавіші',

  /** Notices at the foot of the page, beside refusals. */
  notices: {
    saved: 'Збережено.',
    offerReady: 'Короткий запис для читачів готовий до надсилання.',
    lost: 'Сервер не відповів. Можливо, усе дійшло: натисніть ще раз, двічі це не виконається.',
  },

  /** The sheet whose square phones scan from the screen. */
  joinHere: {
    title: 'Вхід за QR-кодом',
    what: 'Для репортерів, які стоять поруч: вони по черзі сканують QR-код із цього екрана.',
    open: 'Показати QR-код',
    names: 'Імена під записами, кожне з нового рядка',
    namesMore: 'Ще імена',
    begin: 'Показати QR-код',
    add: 'Додати',
    scan: 'Наведіть на код камеру свого телефону.',
    holds: 'Для одного телефону. Новий код з’явиться через {time}.',
    last: 'Для одного телефону. Діє ще {time}.',
    making: 'Хвилинку',
    later: 'Далі: {names}',
    skip: 'Пропустити це ім’я',
    done: 'Усі ввійшли. Додайте ще імена або закрийте.',
    joined: 'Щойно увійшли',
    joinedNone: 'Поки ніхто.',
    joinedNow: '{name} вже тут.',
    compare: 'На телефоні мають бути те саме ім’я й ті самі дві цифри.',
    lost: 'Сервер не відповів. Показаний код міг утратити чинність; наступний з’явиться сам, щойно буде мережа.',
    refused: '{name}: {why}',
  },
  /** A device's name and its two digits, which the phone shows, too. */
  deviceMarks: '{name} · {digits}',

  invite: 'Запросити людину',
  inviteName: 'Ім’я під записами',
  inviteAgain:
    '{name} уже тут, роль: {role}. Друге посилання з цим іменем — для іншого пристрою тієї самої людини: обидва пристрої бачать, змінюють і відкликають ті самі записи. Для когось іншого виберіть інше ім’я.',
  inviteRole: 'Роль',
  inviteHours: 'Посилання діє',
  inviteMake: 'Створити посилання',
  inviteOnce: 'Це посилання показуємо один раз, і діє воно один раз. Хто його відкриє, увійде як {name} ({role}).',
  inviteUntil: 'Діє до: {time}.',
  copy: 'Копіювати',
  copied: 'Скопійовано',
  share: 'Поділитися',
  qr: 'QR-код із цим посиланням',
  another: 'Запросити ще',
  invitations: 'Відкриті запрошення',
  invitationsNone: 'Немає.',
  withdrawInvitation: 'Відкликати',
  devices: 'Увійшли',
  ownDevice: 'цей пристрій',
  token: 'токен',
  lastSeen: 'на зв’язку: {when}',
  revoke: 'Відключити',
  revokeSure:
    'Відключити цей пристрій ({name})? Доступ зникне відразу, а щойно пристрій вийде на зв’язок із сервером, з нього зникне все від цього застосунку, також ненадіслане. Щоб повернутися, потрібне нове посилання.',
  revokeSureToken:
    'Скасувати цей токен ({name})? Програмам, які ним користуються, одразу буде відмовлено. Їм потрібен буде новий.',
  revokeSureOwn:
    'Відключити саме цей пристрій? Усе, що з нього ще не надіслано, зникне разом з рештою. Щоб повернутися, вам потрібне нове посилання.',
  revokeIt: 'Відключити',
  roleDoes: {
    reporter: 'Публікує записи та змінює свої.',
    editor: 'Має цю редакцію: бачить і змінює все, що стосується мітингу.',
    owner: 'Має всі мітинги та створює нові.',
  },

  keysHow: 'Діють усюди, де саме зараз нічого не набирають.',
  /** The keys' descriptions, by the act that each is for. */
  keysDo: {
    edit: 'Змінити запис',
    correct: 'Виправити з приміткою',
    translate: 'Перекласти',
    publish: 'Опублікувати, якщо чекає',
    pin: 'Закріпити чи відкріпити',
    key: 'Ключовий момент чи ні',
    verify: 'Вказати достовірність',
    withdraw: 'Відкликати',
    takeDown: 'Вилучити (перепитає)',
    actions: 'Показати кнопки запису',
    next: 'Наступний запис',
    previous: 'Попередній запис',
    undo: 'Скасувати відкликання',
    update: 'Написати новину',
    notice: 'Написати оголошення',
    drive: 'Додати до збору',
    all: 'Показати все',
    published: 'Показати опубліковане',
    withdrawn: 'Показати відкликане',
    search: 'Пошук',
    older: 'Завантажити давніші записи',
    status: 'Стан мітингу',
    readers: 'Відкрити сторінку читачів',
    settings: 'Налаштування',
    blogWords: 'Тексти кожною мовою',
    people: 'Люди',
    elsewhere: deskElsewhere.title,
    blogs: 'Усі мітинги',
    keys: 'Цей список',
  },
};
