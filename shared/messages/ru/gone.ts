/** The words in the place of an entry that was taken back: on its page's answer, and on its page where that is open. */
import type { Gone } from '../en/gone.js';

export const gone: Gone = {
  title: 'Этой записи больше нет',
  text: 'Её отозвал репортёр или редактор, и ничего из неё здесь не сохранено.',
};
