import { expect, test } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { WordsContext } from '../../../../client/desk/frame/hooks.js';
import { LanguageChoice } from '../../../../client/desk/writing/languageChoice.js';
import { progressOfBlog } from '../../../../client/desk/writing/blogTranslating.js';
import { speechIn } from '../../../../shared/messages/say.js';
import { words } from '../../../../shared/messages/en/deskPage.js';
import { blog } from '../record.js';

const english = { ...words, ...speechIn('en') };

test('the languages of a translation are buttons, the present one pressed; the list of all others waits until it is asked for', () => {
  const progress = progressOfBlog(blog({ languages: ['en', 'uk'] }), ['title'], 'ka');
  const html = render(
    <WordsContext.Provider value={english}>
      <LanguageChoice progress={progress} lang="ka" original="en" onLang={() => undefined} />
    </WordsContext.Provider>,
  );
  const buttons = [...html.matchAll(/data-progress="(\w+)" aria-pressed="(\w+)"/g)];
  expect(buttons.map(([, lang, is]) => [lang, is])).toEqual([
    ['uk', 'false'],
    ['ka', 'true'],
  ]);
  expect(html).not.toContain('<select');
});
