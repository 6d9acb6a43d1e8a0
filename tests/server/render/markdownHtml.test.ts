import { markdownToHtml } from '../../../server/render/markdownHtml.js';

describe('markdownToHtml', () => {
  test('[F2] Markdown is rendered, and a single line break is one', () => {
    expect(markdownToHtml('**bold** and *soft*\nnext line\n\n- one\n- two')).toBe(
      '<p><strong>bold</strong> and <em>soft</em><br />next line</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
    );
  });

  test('a heading is a bold paragraph: the page has its own headings', () => {
    expect(markdownToHtml('# Big *news*')).toBe('<p><strong>Big <em>news</em></strong></p>');
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
  ])('[X1] raw HTML is shown as the text it is: %s', (text) => {
    const html = markdownToHtml(text);
    expect(html.replace(/<\/?(p|br|strong|em)( \/)?>/g, '')).not.toContain('<');
    expect(html).toContain('&lt;');
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
    '[x](mailto:someone@example.org)',
    '[x](https://user:pass@example.org/)',
    '![x](javascript:alert(1))',
    '![x](/media/1)',
    '<javascript:alert(1)>',
    'someone@example.org',
    '[x]: javascript:alert(1)\n\n[x]',
  ])('[X1] a link that is not plain http or https keeps its words and loses its address: %s', (text) => {
    expect(markdownToHtml(text)).not.toMatch(/<a|href/);
  });

  test('a link says that a reader wrote it, and what breaks an attribute does not', () => {
    expect(markdownToHtml('[words](https://example.org/?a=1&b="onmouseover=alert(1))')).toBe(
      '<p><a href="https://example.org/?a=1&amp;b=%22onmouseover=alert(1)" rel="nofollow noopener ugc">words</a></p>',
    );
  });

  test('an address without words takes one short line', () => {
    expect(markdownToHtml('see https://www.example.org/a/very/long/way/to/go/before/the/end/of/it')).toBe(
      '<p>see <a href="https://www.example.org/a/very/long/way/to/go/before/the/end/of/it" rel="nofollow noopener ugc">example.org/a/very/long/way/to/go/befor…</a></p>',
    );
  });

  test('a picture is a link to it: nothing is loaded from elsewhere', () => {
    expect(markdownToHtml('![a crowd](https://example.org/x.jpg)')).toBe(
      '<p><a href="https://example.org/x.jpg" rel="nofollow noopener ugc">a crowd</a></p>',
    );
  });

  test('a table and a checkbox stay words', () => {
    expect(markdownToHtml('| a | b |\n|---|---|\n| 1 | 2 |')).not.toContain('<table');
    expect(markdownToHtml('- [x] done')).toBe('<ul>\n<li>☑ done</li>\n</ul>');
  });

  test('quotations in quotations end somewhere', () => {
    expect(markdownToHtml(`${'> '.repeat(100)}deep`).match(/<blockquote>/g)?.length ?? 0).toBeLessThanOrEqual(20);
  });
});
