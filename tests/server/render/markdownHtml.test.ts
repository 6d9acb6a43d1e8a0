import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import { seen } from './seenHtml.js';

test('[F2] Markdown becomes HTML, and a single line break becomes a line break', () => {
  expect(markdownToHtml('**bold** and *soft*\nnext line\n\n- one\n- two')).toBe(
    '<p><strong>bold</strong> and <em>soft</em><br />next line</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
  );
});

test.each([
  ['**Ukraine**, today', '<strong>Ukraine</strong>, today'],
  ['«**Слава**!»', '«<strong>Слава</strong>!»'],
  ['**Bakı**da və **서울**에서', '<strong>Bakı</strong>da və <strong>서울</strong>에서'],
  ['这是**重要**的', '这是<strong>重要</strong>的'],
  ['و**شكرا**، ו**תודה**', 'و<strong>شكرا</strong>، ו<strong>תודה</strong>'],
  ['🔥*ვრცლად*🔥', '🔥<em>ვრცლად</em>🔥'],
  ['***both*** and _soft_', '<strong><em>both</em></strong> and <em>soft</em>'],
  ['**two\nlines**', '<strong>two<br />lines</strong>'],
  ['п`ять *важливо* об`єкт', 'п`ять <em>важливо</em> об`єкт'],
  ['~~17:00~~ 18:00', '<del>17:00</del> 18:00'],
])('the marks of %j become HTML', (text, html) => {
  expect(markdownToHtml(text)).toBe(`<p>${html}</p>`);
});

test('a numbered list counts from 1, and blank lines do not end it', () => {
  const list = '<ol>\n<li>bir</li>\n<li>iki</li>\n</ol>';
  expect(markdownToHtml('1. bir\n2. iki')).toBe(list);
  expect(markdownToHtml('1. bir\n\n2. iki')).toBe(list);
  expect(markdownToHtml('Plan:\n1. bir\n2. iki\nsonra')).toBe(`<p>Plan:</p>\n${list}\n<p>sonra</p>`);
});

test('a Markdown list inside a list item becomes a nested list', () => {
  expect(markdownToHtml('- a\n  - b\n  - c\n- d').replaceAll('\n', '')).toBe(
    '<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>',
  );
});

test('a quotation ends where its marks end', () => {
  expect(markdownToHtml('> Ми тут\n>\n> і будемо\nсказав він').replaceAll('\n', '')).toBe(
    '<blockquote><p>Ми тут</p><p>і будемо</p></blockquote><p>сказав він</p>',
  );
});

test.each([
  '[14:05]: Поехали',
  '[^1]: note\n[^1]',
  '24. Februar 2022',
  '2022. gadā',
  '1. травня\n3. травня',
  '1) a\n2) b',
  '- 5 °C',
  '-',
  '* x',
  '+ 5\n+ 7',
  '>5000 people',
  '> > > > deep',
  '2~3 thousand, 4~5 buses',
  '@_rally_news_, @__x__ and #_tag_',
  '5*3*2 = 30, 2**3**4',
  'f**k this s**t',
  'a_b_c, foo*bar*baz, __init__',
  '*_* -_- **!** ****',
  '5* hotel, 4* hotel',
  '*see below\nand more*',
  'Name: ____ and ____',
  String.raw`¯\_(ツ)_/¯`,
  String.raw`C:\_new \*x\* \\ \[`,
  '    four blanks',
  '\ta tab',
  '~~~\ncode\n~~~',
  '```\ncode\n```',
  '`code`',
  'Title\n---\nmore\n===',
  'a\n***\nb',
  '---',
  '# Big news',
  '#hashtag',
  '# 5',
  '<salam>\none\ntwo',
  '</p> <b>x</b> <!-- x -->',
  '&copy; &#65; &amp; &lt;b&gt;',
  '|a|b|\n|-|-|\n|1|2|',
  '[]()',
  '[x]()',
  '[ ](https://example.org)',
  '[x](javascript:alert(1))',
  '[x](/report)',
  '[x](стор. 5)',
  '[1](2)',
  'çoxdur.Az adam',
  '9.am/5.pm, he/she.is/here',
  'someone@example.org',
])('%j is shown as typed', (text) => {
  const html = markdownToHtml(text);
  expect(seen(html).trim()).toBe(text.trim());
  expect(html).not.toMatch(/<(?!\/?p>|br \/>|a |\/a>)/);
});

test('a text of three lines becomes three lines', () => {
  expect(markdownToHtml('<salam>\none\ntwo')).toBe('<p>&lt;salam&gt;<br />one<br />two</p>');
});

test('a check mark in a list is shown as typed', () => {
  expect(markdownToHtml('- [x] done\n- [ ] not')).toBe('<ul>\n<li>[x] done</li>\n<li>[ ] not</li>\n</ul>');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  'inline <b onclick="alert(1)">text</b>',
  '<!-- --><iframe src="https://example.org"></iframe>',
  '<style>*{display:none}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
])('[X1] raw HTML is shown as text: %s', (text) => {
  const html = markdownToHtml(text);
  expect(html.replace(/<\/?(p|br|strong|em|a)( href="https:\/\/example.org\/" rel="[a-z ]*")?( \/)?>/g, '')).not.toContain('<'); // oxfmt-ignore
  expect(seen(html)).toBe(text);
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox)',
  '[x](//example.org/x)',
  '[x](/report)',
  '[x](#top)',
  '[x](mailto:)',
  '[x](tel:javascript)',
  '[x](https://user:pass@example.org/)',
  'https://user:pass@example.org/',
  '![x](javascript:alert(1))',
  '![x](/media/1)',
  '<javascript:alert(1)>',
  'someone@example.org',
  'ftp://example.org/x',
  '[x]: javascript:alert(1)\n\n[x]',
])('[X1] an address that is not allowed becomes no link, and is shown as typed: %s', (text) => {
  const html = markdownToHtml(text);
  expect(html).not.toMatch(/<a|href/);
  expect(seen(html).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
});

test('[X1] quotations are nested 20 deep at most', () => {
  expect(markdownToHtml(`${'> '.repeat(100)}deep`).match(/<blockquote>/g)?.length ?? 0).toBeLessThanOrEqual(20);
});
