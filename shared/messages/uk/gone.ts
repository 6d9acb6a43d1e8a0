/** The words in the place of an entry that was taken back: on its page's answer, and on its page where that is open. */
import type { Gone } from '../en/gone.js';

export const gone: Gone = {
  title: 'Цього запису більше немає',
  text: 'Його відкликав репортер або редактор, і нічого з нього тут не збережено.',
};
