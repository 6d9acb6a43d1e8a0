/** The words of the second part of a readers' page's script. */
import type { ReaderSecond } from '../en/readerSecond.js';
import { gone } from './gone.js';
import { scriptLater } from './scriptLater.js';

export const words: ReaderSecond = {
  scriptLater,
  gone,
  newerEntries: 'Новіші записи',
  isNew: 'нове',
  share: 'Поділитися записом',
  shared: 'Посилання скопійовано',
  shareFailed: 'Не вдалося скопіювати посилання: {address}',
  remember: 'Запам’ятати, докуди прочитано',
  forget: 'Забути',
  kept: 'Відтепер цей пристрій пам’ятає, докуди ви дочитали.',
  forgotten: 'Забуто.',
  noRoom: 'Пристрій нічого не зберігає для цієї сторінки: сховище заповнене або заборонене.',
  sinceLast: {
    one: '{n} новий запис відтоді, як ви тут були',
    few: '{n} нові записи відтоді, як ви тут були',
    many: '{n} нових записів відтоді, як ви тут були',
    other: '{n} нового запису відтоді, як ви тут були',
  },
  manySinceLast: 'Не менше {n} нових записів відтоді, як ви тут були',
  languageTaken: 'Цього репортажу більше немає вашою мовою. Далі — основною мовою.',
  notHere: {
    title: 'Цієї сторінки тут більше немає',
    text: 'Репортаж більше не для всіх, і нічого з нього тут не збережено.',
  },
  viewer: {
    title: 'Фото',
    count: 'Фото {n} із {total}',
    previous: 'Попереднє фото',
    next: 'Наступне фото',
    close: 'Закрити',
    description: 'Опис: {text}',
    gone: 'Це фото вилучено.',
    load: 'Показати фото',
  },
};
