/** The words of the desk's page about webhooks and channels, which are told of what changes in a rally. */
import type { deskOutlets as english } from '../en/deskOutlets.js';
import type { Like } from '../words.js';

export const deskOutlets: Like<typeof english> = {
  webhooks: 'Вебхуки',
  webhooksHow: 'Другие программы, которые о каждом публичном изменении узнают из отдельного подписанного запроса.',
  url: 'Адрес программы',
  urlHow: 'Начинается с https. Программа будет узнавать об изменениях с этого момента.',
  add: 'Добавить вебхук',
  secret: 'Секрет',
  secretOnce: 'Этот секрет показан только раз. По нему программа ({name}) отличает наши запросы от чужих.',
  copySecret: 'Копировать секрет',
  secretDone: 'Секрет у меня',

  states: { on: 'Включён', paused: 'Приостановлен' },
  pausedHow: 'Пропущенное ждёт его.',
  taken: 'Последнее сообщение: {when}.',
  takenNever: 'Пока ничего не отправлено.',
  failed: 'Последний сбой, {when}: {why}.',
  whys: {
    silent: 'нет ответа: отсюда он недоступен или слишком медленный',
    unreachable: 'нет ответа: отсюда он недоступен или слишком медленный',
    redirected: 'перенаправляет на другой адрес',
    gone: 'больше не принимает сообщений',
    declined: 'отказ',
    broken: 'сбой на той стороне',
    busy: 'перегружен',
    restored: 'вернулся из резервной копии',
    'no-channel': 'такого канала нет',
    'no-rights': 'нет права писать туда',
    'bad-token': 'токен недействителен',
    'too-old': 'сообщение слишком старое, чтобы его удалить',
    internal: 'сбой на нашем сервере ({id})',
  },
  withStatus: '{why} (статус {status})',

  test: 'Отправить тест',
  tested: 'Тест дошёл.',
  testFailed: 'Тест не принят: {why}.',
  resume: 'Продолжить',
  renew: 'Новый секрет',
  renewSure: 'Создать новый секрет? Нынешний проработает ещё сутки; тот, что был до него, перестанет работать сразу.',
  renewIt: 'Создать',
  remove: 'Удалить',
  removeSure: 'Удалить {name}? Больше ему ничего не придёт, а то, что ждёт отправки, пропадёт.',
  removeIt: 'Удалить',
};
