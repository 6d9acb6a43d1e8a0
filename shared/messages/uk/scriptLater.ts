/** The words for readers of which a page's script needs some, too, though none in the first second: a page does not bring them along. */
import type { ScriptLater } from '../en/scriptLater.js';

export const scriptLater: ScriptLater = {
  /** A group of entries that reached readers late: above the first of them, and beside the number of new ones. */
  sentLate: 'Із запізненням, {time}',
  newLate: {
    one: '{n} запис із запізненням, {time}',
    few: '{n} записи із запізненням, {time}',
    many: '{n} записів із запізненням, {time}',
    other: '{n} запису із запізненням, {time}',
  },
  loadingOlder: 'Завантажуємо давніші записи',
  olderFailed: 'Давніші записи не завантажилися. Спробувати ще',
  loadingNewer: 'Завантажуємо новіші записи',
  newerFailed: 'Новіші записи не завантажилися. Спробувати ще',
  whereYouAre: ', у вас {time}',
  /** In place of entries, by the rally's state. */
  empty: {
    announced: {
      first: 'Тут ще нічого не сталося.',
      next: 'Коли люди зберуться, репортери писатимуть сюди з площі, і кожен запис з’явиться відразу.',
    },
    live: {
      first: 'Зараз тут немає записів.',
      next: 'Репортери на площі. Усе, що вони надішлють, з’явиться тут відразу.',
    },
    paused: {
      first: 'Зараз тут немає записів.',
      next: 'Репортаж на паузі. Далі він піде тут сам.',
    },
    ended: {
      first: 'Тут немає записів.',
      next: 'Мітинг завершено. Більше нічого не з’явиться.',
    },
  },
};
