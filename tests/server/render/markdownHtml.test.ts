import { markdownToHtml } from '../../../server/render/markdownHtml.js';

/** What a person reads of it: no tags, and entities as what they stand for. */
function seen(html: string): string {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return html.replace(/<br \/>/g, '\n').replace(/<[^>]*>/g, '').replace(/&\w+;/g, (entity) => entities[entity] ?? entity); // prettier-ignore
}

function linkTo(href: string, words: string): string {
  return `<a href="${href}" rel="nofollow noopener ugc">${words}</a>`;
}

describe('what is clearly meant', () => {
  test('[F2] Markdown is rendered, and a single line break is one', () => {
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
  ])('%j is marked', (text, html) => {
    expect(markdownToHtml(text)).toBe(`<p>${html}</p>`);
  });

  test('a numbered list counts from 1, and blank lines do not end it', () => {
    const list = '<ol>\n<li>bir</li>\n<li>iki</li>\n</ol>';
    expect(markdownToHtml('1. bir\n2. iki')).toBe(list);
    expect(markdownToHtml('1. bir\n\n2. iki')).toBe(list);
    expect(markdownToHtml('Plan:\n1. bir\n2. iki\nsonra')).toBe(`<p>Plan:</p>\n${list}\n<p>sonra</p>`);
  });

  test('a list in an item is one', () => {
    expect(markdownToHtml('- a\n  - b\n  - c\n- d').replaceAll('\n', '')).toBe(
      '<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>',
    );
  });

  test('a quotation ends where its marks do', () => {
    expect(markdownToHtml('> Ми тут\n>\n> і будемо\nсказав він').replaceAll('\n', '')).toBe(
      '<blockquote><p>Ми тут</p><p>і будемо</p></blockquote><p>сказав він</p>',
    );
  });
});

describe('whatever else is typed is shown as typed', () => {
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
  ])('%j', (text) => {
    const html = markdownToHtml(text);
    expect(seen(html).trim()).toBe(text.trim());
    expect(html).not.toMatch(/<(?!\/?p>|br \/>|a |\/a>)/);
  });

  test('three lines are three lines', () => {
    expect(markdownToHtml('<salam>\none\ntwo')).toBe('<p>&lt;salam&gt;<br />one<br />two</p>');
  });

  test('a check mark in a list is typed, too', () => {
    expect(markdownToHtml('- [x] done\n- [ ] not')).toBe('<ul>\n<li>[x] done</li>\n<li>[ ] not</li>\n</ul>');
  });
});

describe('links', () => {
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
  ])('%j is a link', (text, href, words) => {
    expect(markdownToHtml(text)).toBe(`<p>${linkTo(href, words)}</p>`);
  });

  test('an exclamation mark right before a link is one', () => {
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
  ])('the marks of the sentence stand outside of the address: %s', (text, before, after) => {
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
  ])('%s is a link, shown as typed', (text, href) => {
    expect(markdownToHtml(`${text} там`)).toBe(`<p>${linkTo(href, text)} там</p>`);
  });

  test('a host without a scheme follows a sign of a script without blanks', () => {
    expect(markdownToHtml('请看t.me/rally，好')).toBe(`<p>请看${linkTo('https://t.me/rally', 't.me/rally')}，好</p>`);
  });

  test('a host of mixed scripts shows its true name', () => {
    expect(seen(markdownToHtml('http://pаypal.com/x'))).toBe('http://xn--pypal-4ve.com/x');
    expect(seen(markdownToHtml('http://аррӏе.com'))).toBe('http://xn--80ak6aa92e.com');
    expect(seen(markdownToHtml('http://例え.com/a http://bücher.de'))).toBe('http://例え.com/a http://bücher.de');
  });

  test('percent signs are letters on the screen, and no letter is cut', () => {
    expect(seen(markdownToHtml('https://uk.wikipedia.org/wiki/%D0%9A%D0%B8%D1%97%D0%B2'))).toBe(
      'https://uk.wikipedia.org/wiki/Київ',
    );
    const flags = 'https://example.org/%F0%9F%87%A6';
    expect(seen(markdownToHtml(flags))).toBe(flags);
    expect(seen(markdownToHtml('https://example.org/%E2%80%AE%20%2F%zz'))).toContain('%E2%80%AE%20%2F%');
    const long = markdownToHtml(`https://hi.wikipedia.org/wiki/${encodeURIComponent('नमस्ते'.repeat(9))}`);
    expect(seen(long)).toMatch(/^hi\.wikipedia\.org\/wiki\/(?:नमस्ते)*(?:न|नम|नमस्)…$/);
  });

  test('an address without words takes one short line', () => {
    expect(markdownToHtml('see https://www.example.org/a/very/long/way/to/go/before/the/end/of/it')).toBe(
      `<p>see ${linkTo('https://www.example.org/a/very/long/way/to/go/before/the/end/of/it', 'example.org/a/very/long/way/to/go/befor…')}</p>`,
    );
  });

  test('a link says that a reader wrote it, and what breaks an attribute does not', () => {
    expect(markdownToHtml('[words](https://example.org/?a=1&b="onmouseover=alert(1))')).toBe(
      `<p>${linkTo('https://example.org/?a=1&amp;b=%22onmouseover=alert(1)', 'words')}</p>`,
    );
  });
});

describe('[X1] nothing dangerous comes through', () => {
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
  ])('raw HTML is shown as the text it is: %s', (text) => {
    const html = markdownToHtml(text);
    expect(html.replace(/<\/?(p|br|strong|em|a)( href="https:\/\/example.org\/" rel="[a-z ]*")?( \/)?>/g, '')).not.toContain('<'); // prettier-ignore
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
  ])('an address that is not taken is no link, and nothing of it is lost: %s', (text) => {
    const html = markdownToHtml(text);
    expect(html).not.toMatch(/<a|href/);
    expect(seen(html).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
  });

  test('quotations in quotations end somewhere', () => {
    expect(markdownToHtml(`${'> '.repeat(100)}deep`).match(/<blockquote>/g)?.length ?? 0).toBeLessThanOrEqual(20);
  });
});
