import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import { linkTo, seen } from './seenHtml.js';

test.each([
  ['[call us](tel:+994 (12) 345-67-89)', 'tel:+994123456789', 'call us'],
  ['[call us](+994 12 345 67 89)', 'tel:+994123456789', 'call us'],
  ['[text us](sms:+99450)', 'sms:+99450', 'text us'],
  ['[write](mailto:desk@example.org?subject=Hi)', 'mailto:desk@example.org?subject=Hi', 'write'],
  ['[write](desk@example.org)', 'mailto:desk@example.org', 'write'],
  ['[x](t.me/rally_baku/12)', 'https://t.me/rally_baku/12', 'x'],
  ['[x](HTTPS://Example.org/A_(b))', 'https://example.org/A_(b)', 'x'],
  ['[[14:05] **Live**](https://example.org)', 'https://example.org/', '[14:05] <strong>Live</strong>'],
  ['[see https://a.org/b](https://example.org)', 'https://example.org/', 'see https://a.org/b'],
  ['![a crowd](https://example.org/x.jpg)', 'https://example.org/x.jpg', 'a crowd'],
])('%j becomes a link', (text, href, words) => {
  expect(markdownToHtml(text)).toBe(`<p>${linkTo(href, words)}</p>`);
});

test('an exclamation mark right before a link is shown as typed', () => {
  expect(markdownToHtml('Bax![bura](https://example.org/a)')).toBe(
    `<p>Bax!${linkTo('https://example.org/a', 'bura')}</p>`,
  );
});

test.each([
  ['«https://example.org/a»', '«', '»'],
  ['https://example.org/a، و', '', '، و'],
  ['https://example.org/a…', '', '…'],
  ['“https://example.org/a”, x', '“', '”, x'],
  ['„https://example.org/a“', '„', '“'],
  ['(https://example.org/a)', '(', ')'],
  ['https://example.org/a?!', '', '?!'],
  ['https://example.org/a—так', '', '—так'],
  ['https://example.org/a։', '', '։'],
  ['https://example.org/a।', '', '।'],
  ['请看https://example.org/a，然后', '请看', '，然后'],
  ['请看https://example.org/a然后', '请看', '然后'],
  ['сайтhttps://example.org/a', 'сайт', ''],
])('the sentence’s own marks stay outside of the link: %s', (text, before, after) => {
  const link = linkTo('https://example.org/a', 'https://example.org/a');
  expect(markdownToHtml(text)).toBe(`<p>${before}${link}${after}</p>`);
});

test.each([
  ['http://президент.укр/новини', 'http://xn--d1abbgf6aiiy.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8'],
  ['t.me/rally_baku/12', 'https://t.me/rally_baku/12'],
  ['T.me/rally_baku', 'https://t.me/rally_baku'],
  ['www.example.org', 'https://www.example.org/'],
  ['instagram.com', 'https://instagram.com/'],
  ['президент.укр/новини', 'https://xn--d1abbgf6aiiy.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8'],
  ['https://t.me/_rally_', 'https://t.me/_rally_'],
  ['https://az.wikipedia.org/wiki/A_(b)', 'https://az.wikipedia.org/wiki/A_(b)'],
])('the address %s becomes a link, and is shown as typed', (text, href) => {
  expect(markdownToHtml(`${text} там`)).toBe(`<p>${linkTo(href, text)} там</p>`);
});

test('a host without a scheme becomes a link right behind a Chinese character', () => {
  expect(markdownToHtml('请看t.me/rally，好')).toBe(`<p>请看${linkTo('https://t.me/rally', 't.me/rally')}，好</p>`);
});

test('a host with letters of several scripts is shown by its true name', () => {
  expect(seen(markdownToHtml('http://pаypal.com/x'))).toBe('http://xn--pypal-4ve.com/x');
  expect(seen(markdownToHtml('http://аррӏе.com'))).toBe('http://xn--80ak6aa92e.com');
  expect(seen(markdownToHtml('http://例え.com/a http://bücher.de'))).toBe('http://例え.com/a http://bücher.de');
});

test('an address with percent signs is shown in letters, and cut between whole letters', () => {
  expect(seen(markdownToHtml('https://uk.wikipedia.org/wiki/%D0%9A%D0%B8%D1%97%D0%B2'))).toBe(
    'https://uk.wikipedia.org/wiki/Київ',
  );
  const flags = 'https://example.org/%F0%9F%87%A6';
  expect(seen(markdownToHtml(flags))).toBe(flags);
  expect(seen(markdownToHtml('https://example.org/%E2%80%AE%20%2F%zz'))).toContain('%E2%80%AE%20%2F%');
  const long = markdownToHtml(`https://hi.wikipedia.org/wiki/${encodeURIComponent('नमस्ते'.repeat(9))}`);
  expect(seen(long)).toMatch(/^hi\.wikipedia\.org\/wiki\/(?:नमस्ते)*(?:न|नम|नमस्)…$/);
});

test('a long address is shortened to one line', () => {
  expect(markdownToHtml('see https://www.example.org/a/very/long/way/to/go/before/the/end/of/it')).toBe(
    `<p>see ${linkTo('https://www.example.org/a/very/long/way/to/go/before/the/end/of/it', 'example.org/a/very/long/way/to/go/befor…')}</p>`,
  );
});

test('a link is marked as a user’s, and its address cannot break out of the attribute', () => {
  expect(markdownToHtml('[words](https://example.org/?a=1&b="onmouseover=alert(1))')).toBe(
    `<p>${linkTo('https://example.org/?a=1&amp;b=%22onmouseover=alert(1)', 'words')}</p>`,
  );
});
