/** The words of the second part of a readers' page's script. */
import type { ReaderSecond } from '../en/readerSecond.js';
import { gone } from './gone.js';
import { scriptLater } from './scriptLater.js';

export const words: ReaderSecond = {
  scriptLater,
  gone,
  newerEntries: 'Более новые записи',
  isNew: 'новое',
  share: 'Поделиться записью',
  shared: 'Ссылка скопирована',
  shareFailed: 'Не удалось скопировать ссылку: {address}',
  remember: 'Запомнить место',
  forget: 'Забыть',
  kept: 'Теперь это устройство помнит, докуда вы дочитали.',
  forgotten: 'Забыто.',
  noRoom: 'Устройство ничего не хранит для этой страницы: место закончилось или хранение запрещено.',
  sinceLast: {
    one: '{n} новая запись с вашего прошлого визита',
    few: '{n} новые записи с вашего прошлого визита',
    many: '{n} новых записей с вашего прошлого визита',
    other: '{n} новой записи с вашего прошлого визита',
  },
  manySinceLast: 'Не меньше {n} новых записей с вашего прошлого визита',
  languageTaken: 'Этого репортажа больше нет на вашем языке. Он продолжается на основном.',
  notHere: {
    title: 'Этой страницы здесь больше нет',
    text: 'Репортаж больше не для всех, и ничего из него здесь не сохранено.',
  },
  viewer: {
    title: 'Фото',
    count: 'Фото {n} из {total}',
    previous: 'Предыдущее фото',
    next: 'Следующее фото',
    close: 'Закрыть',
    description: 'Описание: {text}',
    gone: 'Это фото удалено.',
    load: 'Показать фото',
  },
};
