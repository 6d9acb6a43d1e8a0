/** The words for readers of which a page's script needs some, too, though none in the first second: a page does not bring them along. */
import type { ScriptLater } from '../en/scriptLater.js';

export const scriptLater: ScriptLater = {
  /** A group of entries that reached readers late: above the first of them, and beside the number of new ones. */
  sentLate: 'С опозданием, {time}',
  newLate: {
    one: '{n} запись с опозданием, {time}',
    few: '{n} записи с опозданием, {time}',
    many: '{n} записей с опозданием, {time}',
    other: '{n} записи с опозданием, {time}',
  },
  loadingOlder: 'Загружаем более ранние записи',
  olderFailed: 'Более ранние записи не загрузились. Повторить',
  loadingNewer: 'Загружаем более новые записи',
  newerFailed: 'Более новые записи не загрузились. Повторить',
  whereYouAre: ', у вас {time}',
  /** In place of entries, by the rally's state. */
  empty: {
    announced: {
      first: 'Здесь пока ничего не произошло.',
      next: 'Когда люди соберутся, репортёры будут писать сюда с площади, и каждая запись появится сразу.',
    },
    live: {
      first: 'Сейчас здесь нет записей.',
      next: 'Репортёры на площади. Всё, что они отправят, сразу появится здесь.',
    },
    paused: {
      first: 'Сейчас здесь нет записей.',
      next: 'Репортаж на паузе. Он продолжится здесь сам.',
    },
    ended: {
      first: 'Здесь нет записей.',
      next: 'Митинг завершён. Больше ничего не появится.',
    },
  },
};
