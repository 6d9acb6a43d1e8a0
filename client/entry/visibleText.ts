/**
 * The reading of a text's marks, for lists. It comes after the page, with the parser of the dialect: until it is there a
 * list shows texts as they were typed, marks and all.
 */
import { Later } from '../account/later.js';

export const VISIBLE_TEXT = new Later(() => import('../../shared/dialect/visibleText.js'));

export function visibleText(text: string): string {
  return VISIBLE_TEXT.part.value?.visibleText(text) ?? text;
}
