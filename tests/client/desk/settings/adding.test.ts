import { expect, test } from '@jest/globals';
import { languageIn, NOTHING, OTHER, withLanguage } from '../../../../client/desk/settings/adding.js';
import { blankForm } from '../../../../client/desk/settings/table.js';

test('the language that is chosen or typed is the one to add; a country’s code is asked about once', () => {
  expect(languageIn(NOTHING)).toEqual({ is: 'sure', lang: '' });
  expect(languageIn({ ...NOTHING, chosen: 'uk' })).toEqual({ is: 'sure', lang: 'uk' });
  const typed = (tag: string, doubtful = '') => languageIn({ chosen: OTHER, typed: tag, doubtful });
  expect(typed(' SW ')).toEqual({ is: 'sure', lang: 'sw' });
  expect(typed('ua')).toEqual({ is: 'doubtful', lang: 'ua' });
  expect(typed('ua', 'ua')).toEqual({ is: 'sure', lang: 'ua' });
  expect(typed('')).toMatchObject({ lang: '' });
});

test('a form gets a language at the end of its own, each once', () => {
  const form = blankForm();
  expect(withLanguage(form, 'uk').languages).toEqual(['en', 'uk']);
  for (const none of ['', 'en']) expect(withLanguage(form, none)).toBe(form);
});
