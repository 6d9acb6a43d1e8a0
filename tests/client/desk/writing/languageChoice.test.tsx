import { expect, test } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { WordsContext } from '../../../../client/desk/frame/hooks.js';
import { LanguageChoice } from '../../../../client/desk/writing/languageChoice.js';
import { progressOfBlog } from '../../../../client/desk/writing/blogTranslating.js';
import { speechIn } from '../../../../shared/messages/say.js';
import { words } from '../../../../shared/messages/en/deskPage.js';
import { blog } from '../record.js';

const english = { ...words, ...speechIn('en') };

const drawn = (isSending = false) =>
  render(
    <WordsContext.Provider value={english}>
      <LanguageChoice
        progress={progressOfBlog(blog({ languages: ['en', 'uk'] }), ['title'], 'ka')}
        lang="ka"
        original="en"
        isSending={isSending}
        onLang={() => undefined}
      />
    </WordsContext.Provider>,
  );

test('the languages of a translation are buttons, the present one pressed; the list of all others waits until it is asked for', () => {
  const html = drawn();
  const buttons = [...html.matchAll(/data-progress="(\w+)" aria-pressed="(\w+)"/g)];
  expect(buttons.map(([, lang, is]) => [lang, is])).toEqual([
    ['uk', 'false'],
    ['ka', 'true'],
  ]);
  expect(html).not.toContain('<select');
});

test('a language’s name stands apart from what is said of it: a name in Arabic letters turns no number round', () => {
  expect(drawn()).toContain('<bdi lang="uk">Українська</bdi>: ');
});

test('no other language is taken while the words of this one are on their way: their answer is said in this sheet', () => {
  const buttons = (html: string) =>
    [...html.matchAll(/<button[^>]*>/g)].map(([button]) => button.includes(' disabled'));
  expect(buttons(drawn(true))).toEqual([true, true, true]);
  expect(buttons(drawn())).toEqual([false, false, false]);
});
