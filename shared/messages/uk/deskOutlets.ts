/** The words of the desk's page about webhooks and channels, which are told of what changes in a rally. */
import type { deskOutlets as english } from '../en/deskOutlets.js';
import type { Like } from '../words.js';

export const deskOutlets: Like<typeof english> = {
  webhooks: 'Вебхуки',
  webhooksHow: 'Інші програми, яким повідомляють про кожну публічну зміну: підписаним запитом на кожну.',
  url: 'Адреса програми',
  urlHow: 'Починається з https. Відтепер програма дізнаватиметься про зміни.',
  add: 'Додати вебхук',
  secret: 'Секрет',
  secretOnce: 'Цей секрет показано лише раз. За ним програма на {name} відрізняє наші запити від чужих.',
  copySecret: 'Копіювати секрет',
  secretDone: 'Збережено',

  states: { on: 'Увімкнено', paused: 'Призупинено' },
  pausedHow: 'Пропущене чекає на нього.',
  taken: 'Останнє повідомлення: {when}.',
  takenNever: 'Ще нічого не повідомлено.',
  failed: 'Остання невдача, {when}: {why}.',
  whys: {
    silent: 'немає відповіді: звідси він недосяжний або надто повільний',
    unreachable: 'немає відповіді: звідси він недосяжний або надто повільний',
    redirected: 'відсилає на іншу адресу',
    gone: 'більше нічого не приймає',
    declined: 'відмова',
    broken: 'збій на тому боці',
    busy: 'перевантажено',
    restored: 'повернувся з резервної копії',
    'no-channel': 'такого каналу немає',
    'no-rights': 'немає права писати туди',
    'bad-token': 'токен недійсний',
    'too-old': 'повідомлення застаре, щоб його видалити',
    internal: 'збій на нашому сервері ({id})',
  },
  withStatus: '{why} (статус {status})',

  test: 'Надіслати тест',
  tested: 'Тест дійшов.',
  testFailed: 'Тест не прийнято: {why}.',
  resume: 'Продовжити',
  renew: 'Новий секрет',
  renewSure: 'Створити новий секрет? Теперішній діятиме ще добу; попередній перестане діяти відразу.',
  renewIt: 'Створити',
  remove: 'Прибрати',
  removeSure: 'Прибрати {name}? Більше йому нічого не надійде, а те, що чекає, буде забуто.',
  removeIt: 'Прибрати',
};
