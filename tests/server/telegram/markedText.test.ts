import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import { markedText } from '../../../server/telegram/markedText.js';
import { htmlOf } from '../../../server/telegram/spans.js';
import { parseHtml } from '../../support/telegram/entities.js';

const html = (markdown: string) => htmlOf(markedText(markdownToHtml(markdown)));

test('bold, emphasis, what is struck out, and links keep their marks', () => {
  expect(html('**a** *b* ~~c~~ [d](https://example.org/x?y=1&z=2)')).toBe(
    '<b>a</b> <i>b</i> <s>c</s> <a href="https://example.org/x?y=1&amp;z=2">d</a>',
  );
});

test('paragraphs stand apart, and lists are written with their signs', () => {
  expect(html('one\n\ntwo\n\n- a\n- b\n\nthree')).toBe('one\n\ntwo\n\n• a\n• b\n\nthree');
  expect(html('1. a\n2. b')).toBe('1. a\n2. b');
  expect(html('one\ntwo')).toBe('one\ntwo');
});

test('a quotation is set in emphasis, since Telegram has none within another', () => {
  expect(html('> said\n\nby whom')).toBe('<i>said</i>\n\nby whom');
});

test('a number or an address of mail that Telegram makes no link of is said beside its words', () => {
  expect(html('[call us](tel:+994501234567)')).toBe('call us (+994501234567)');
  expect(html('[+994501234567](tel:+994501234567)')).toBe('+994501234567');
});

test.each(['<b>', '&lt;', '</a>', '<script>alert(1)</script>', '"><a href="https://evil.example">', '& < > "'])(
  'typed signs are letters, and never marks: %s',
  (typed) => {
    const { text, entities } = parseHtml(html(typed));
    expect(text).toBe(typed);
    expect(entities.filter(({ type }) => type !== 'text_link')).toEqual([]);
  },
);
