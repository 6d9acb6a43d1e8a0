import { beforeAll } from '@jest/globals';
import type { EntryContent } from '../../../client/entry/entryContent.js';
import { gistOf, titleOf } from '../../../client/entry/gist.js';
import { english as speech } from '../../support/formSpeech.js';
import { VISIBLE_TEXT } from '../../../client/entry/visibleText.js';

beforeAll(() => VISIBLE_TEXT.get());

const blog = { drives: [{ id: 'trucks', title: 'Aid' }], timeZone: 'Asia/Baku' };
const happenedAt = '2022-02-27T11:05:00.000Z';
const title = (content: Partial<EntryContent>) => titleOf({ kind: 'update', happenedAt, ...content }, blog, speech);

test('a gist shows the visible text of an entry, in its lines', () => {
  expect(gistOf({ kind: 'update', text: '**Ukraine**, today\n- tea\n- bread' }).text).toBe(
    'Ukraine, today\ntea\nbread',
  );
  expect(gistOf({ kind: 'update', text: '24. Februar, 5*3*2, @_x_' }).text).toBe('24. Februar, 5*3*2, @_x_');
  expect(gistOf({ kind: 'update', text: '1. a\n2. [b](t.me/c)' }).text).toBe('1. a\n2. b');
  expect(gistOf({ kind: 'update', text: '~~**17:00**~~ 18:00' }).text).toBe('~~17:00~~ 18:00');
});

test('a gist keeps all of a long text, and leaves the marks at its end as they were typed', () => {
  const long = `**one**\n${'слово\n'.repeat(1_000)}**end**`;
  expect(gistOf({ kind: 'update', text: long }).text).toBe(`one\n${'слово\n'.repeat(1_000)}**end**`);
  const line = `**${'a'.repeat(3_000)}**`;
  expect(gistOf({ kind: 'update', text: line }).text).toBe(line);
});

test("an entry's title is one line, cut between whole signs", () => {
  expect(title({ text: '**one**\ntwo' })).toBe('one two');
  expect(title({ text: '🇦🇿'.repeat(100) })).toBe(`${'🇦🇿'.repeat(70)}…`);
});

test.each<[Partial<EntryContent>, string]>([
  [{ kind: 'drive', drive: 'trucks', add: 2 }, 'Aid +2'],
  [{ kind: 'drive', drive: 'trucks', total: 12_500 }, 'Aid = 12,500'],
  [{ kind: 'photo', media: [{ alt: '' }, { alt: 'People', caption: 'The square' }] }, 'The square'],
  [{ kind: 'photo', media: [{ alt: '' }] }, 'Photo · 15:05'],
])('an entry without text has a title: %j', (content, said) => {
  expect(title(content)).toBe(said);
});

test('a hostile text takes no long time to list', () => {
  const began = performance.now();
  for (const part of ['*_a', '__a**', '**a _', '>', '1. ', '> - ', '[', '- a\n']) {
    gistOf({ kind: 'update', text: part.repeat(7_000) });
  }
  expect(performance.now() - began).toBeLessThan(2_000);
});
