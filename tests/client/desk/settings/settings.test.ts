import { expect, test } from '@jest/globals';
import { faultAt, faultOfNew, faultOfPatch } from '../../../../client/desk/settings/faults.js';
import type { Field } from '../../../../client/desk/settings/form.js';
import { blankForm, FIELDS, formOf, settingsOf, shownOf } from '../../../../client/desk/settings/table.js';
import { editingOf, patchIn, rebased, settled } from '../../../../client/desk/settings/merge.js';
import { slugOf } from '../../../../client/desk/settings/slug.js';
import { zoneAt, zonesAt, zonesFound, zoneTitle } from '../../../../client/desk/settings/zones.js';
import { words as arabic } from '../../../../shared/messages/ar/deskPage.js';
import { words as azerbaijani } from '../../../../shared/messages/az/deskPage.js';
import { words } from '../../../../shared/messages/en/deskPage.js';
import { words as ukrainian } from '../../../../shared/messages/uk/deskPage.js';
import { speechIn } from '../../../../shared/messages/say.js';
import { blog } from '../record.js';

const AT = Date.parse('2022-02-27T12:00:00Z');
const english = { ...words, ...speechIn('en') };

test('a settings form without a change makes an empty patch', () => {
  expect(patchIn(editingOf(blog()))).toEqual({});
});

test("the settings form shows the start by the clock of the rally's zone", () => {
  const form = formOf(blog());
  expect(form.startsAt).toBe('2022-02-27T15:00');
  expect(settingsOf({ ...form, startsAt: '2022-02-27T16:30' }).startsAt).toBe('2022-02-27T12:30:00.000Z');
});

test('a cleared setting is removed by null, and a new collection gets an id from its title', () => {
  const editing = editingOf(blog());
  const empty = { id: '', unit: 'l', target: '1,000', place: '', destination: '', startsAt: '', endsAt: '' };
  const form = {
    ...editing.form,
    standfirst: ' ',
    drives: [...editing.form.drives, { ...empty, title: 'Тен літрів' }],
  };
  const patch = patchIn({ ...editing, form });
  expect(patch.standfirst).toBeNull();
  expect(patch.drives).toMatchObject([{ id: 'trucks' }, { id: 'ten-litriv', target: 1000 }]);
  expect(faultOfPatch(patch, blog(), english)).toBeNull();
});

test('faces that are to be looked at are asked for by true, and no more by null', () => {
  const off = editingOf(blog());
  expect(patchIn({ ...off, form: { ...off.form, facesRequired: true } })).toEqual({ facesRequired: true });
  const on = editingOf(blog({ facesRequired: true }));
  expect(patchIn({ ...on, form: { ...on.form, facesRequired: false } })).toEqual({ facesRequired: null });
});

test('sites are sent as they are typed without the blank ones, and all may embed again once the last is removed', () => {
  const none = editingOf(blog());
  const typed = { ...none.form, sites: ['news.example ', ' '] };
  const patch = patchIn({ ...none, form: typed });
  expect(patch).toEqual({ sites: ['news.example'] });
  expect(faultOfPatch(patch, blog(), english)).toBeNull();
  const listed = editingOf(blog({ sites: ['https://news.example'] }));
  expect(listed.form.sites).toEqual(['https://news.example']);
  expect(patchIn({ ...listed, form: { ...listed.form, sites: [] } })).toEqual({ sites: null });
  const wrong = faultOfPatch({ sites: ['every site'] }, blog(), english);
  expect(faultAt(wrong, 'sites')).toContain('https://news.example');
});

test('the settings form takes over a setting that another editor changed, and keeps the one that this editor is changing', () => {
  const editing = editingOf(blog());
  const mine = { ...editing, form: { ...editing.form, title: 'Mine' } };
  const after = rebased(mine, blog({ rev: 2, place: 'Baku, Landau Street' }));
  expect(after.form).toMatchObject({ title: 'Mine', place: 'Baku, Landau Street' });
  expect(after.theirs).toEqual({});
  expect(patchIn(after)).toEqual({ title: 'Mine' });
  expect(after.rev).toBe(2);
});

test('a setting that both editors changed is asked about, and either value can be taken', () => {
  const editing = editingOf(blog());
  const mine = { ...editing, form: { ...editing.form, title: 'Mine' } };
  const both = rebased(mine, blog({ rev: 2, title: 'Theirs' }));
  expect(both.theirs).toEqual({ title: 'Theirs' });
  expect(patchIn(settled(both, 'title', 'mine'))).toEqual({ title: 'Mine' });
  expect(patchIn(settled(both, 'title', 'theirs'))).toEqual({});
});

const timed = { id: 'trucks', title: 'Ten trucks', unit: 'trucks', target: 10, done: 3 };
const inBaku = blog({
  drives: [{ ...timed, startsAt: '2022-02-27T12:00:00.000Z', endsAt: '2022-02-27T14:00:00.000Z' }],
});
const zone = (timeZone: string) => ({ ...inBaku, rev: 2, timeZone });

test('another editor’s time zone moves no time that this editor left alone, in the rally or in its collections', () => {
  const editing = editingOf(inBaku);
  const mine = { ...editing, form: { ...editing.form, title: 'Mine' } };
  const after = rebased(mine, zone('Europe/Kyiv'));
  expect(patchIn(after)).toEqual({ title: 'Mine' });
  expect(after.theirs).toEqual({});
  expect(after.form).toMatchObject({
    timeZone: 'Europe/Kyiv',
    startsAt: '2022-02-27T13:00',
    drives: [{ startsAt: '2022-02-27T14:00', endsAt: '2022-02-27T16:00' }],
  });
});

test('with another editor’s time zone a collection whose title this editor changes keeps its times', () => {
  const editing = editingOf(inBaku);
  const drives = editing.form.drives.map((drive) => ({ ...drive, title: 'Twelve trucks' }));
  const after = rebased({ ...editing, form: { ...editing.form, drives } }, zone('Europe/Kyiv'));
  expect(after.theirs).toEqual({});
  expect(patchIn(after)).toEqual({
    drives: [
      {
        ...{ id: 'trucks', title: 'Twelve trucks', unit: 'trucks', target: 10 },
        ...{ startsAt: '2022-02-27T12:00:00.000Z', endsAt: '2022-02-27T14:00:00.000Z' },
      },
    ],
  });
});

test('a time that this editor typed is asked about where another editor’s time zone changes what it means', () => {
  const editing = editingOf(inBaku);
  const typed = { ...editing, form: { ...editing.form, startsAt: '2022-02-27T16:00' } };
  const after = rebased(typed, zone('Europe/Kyiv'));
  expect(after.theirs).toEqual({ startsAt: '2022-02-27T13:00' });
  expect(patchIn(settled(after, 'startsAt', 'theirs'))).toEqual({});
  expect(patchIn(settled(after, 'startsAt', 'mine'))).toEqual({ startsAt: '2022-02-27T14:00:00.000Z' });
  const drives = [{ ...editing.form.drives[0]!, endsAt: '2022-02-27T20:00' }];
  const asked = rebased({ ...editing, form: { ...editing.form, drives } }, zone('Europe/Kyiv'));
  expect(Object.keys(asked.theirs)).toEqual(['drives']);
});

test('where both changed the time zone, the other’s times are the same moments whichever zone is chosen', () => {
  const editing = editingOf(inBaku);
  const mine = { ...editing, form: { ...editing.form, timeZone: 'Asia/Tbilisi', startsAt: '2022-02-27T16:00' } };
  const both = rebased(mine, zone('Europe/Kyiv'));
  expect(Object.keys(both.theirs).sort()).toEqual(['startsAt', 'timeZone']);
  for (const take of ['mine', 'theirs'] as const) {
    const patch = patchIn(settled(settled(both, 'timeZone', take), 'startsAt', 'theirs'));
    expect(patch).toEqual(take === 'mine' ? { timeZone: 'Asia/Tbilisi' } : {});
  }
});

test('a fault in a setting is said at its field, in a sentence that helps', () => {
  const fault = faultOfNew({ slug: 'baku', title: '' }, english);
  expect(faultAt(fault, 'title')).toBe('Give the rally a title.');
  const drives = faultOfPatch({ drives: [{ id: 'a', title: 'A', unit: 'b', target: 0 }] }, blog(), english);
  expect(faultAt(drives, 'drives')).toContain('target above 0');
});

test.each([
  ['Мітинг за Україну, Баку', 'mitynh-za-ukrayinu-baku'],
  ['Митинг в Баку', 'miting-v-baku'],
  ['Ukrayna ilə həmrəylik', 'ukrayna-ile-hemreylik'],
  ['Groß & schön – 27.2.', 'gross-schon-27-2'],
  ['თბილისი', 'tbilisi'],
  ['日本', ''],
])('the address proposed for %s is %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a time zone is found by its city and by its offset', () => {
  const zones = zonesAt(AT, words.form.cities);
  expect(zonesFound(zones, 'baku', 5)).toEqual([{ name: 'Asia/Baku', city: 'Baku', offset: 'UTC+4' }]);
  expect(zonesFound(zones, '+4', 500).map(({ name }) => name)).toContain('Asia/Baku');
});

test.each([
  ['uk', ukrainian, 'Київ', /^Europe\/Ki?[ye]i?v$/],
  ['uk', ukrainian, 'БАКУ', /^Asia\/Baku$/],
  ['az', azerbaijani, 'Bakı', /^Asia\/Baku$/],
  ['az', azerbaijani, 'baki', /^Asia\/Baku$/],
  ['az', azerbaijani, 'İstanbul', /^Europe\/Istanbul$/],
  ['az', azerbaijani, 'Dəməşq', /^Asia\/Damascus$/],
  ['ar', arabic, 'باكو', /^Asia\/Baku$/],
  ['ar', arabic, 'اسطنبول', /^Europe\/Istanbul$/],
  ['ar', arabic, 'Istanbul', /^Europe\/Istanbul$/],
])(
  'a time zone is found by the name that its city has in the page’s language (%s, %3$s)',
  (_, { form }, typed, name) => {
    const found = zonesFound(zonesAt(AT, form.cities), typed, 5);
    expect(found.map((zone) => zone.name)).toEqual([expect.stringMatching(name)]);
  },
);

test('a time zone is offered under the name of its city, where that is another one', () => {
  const titleOf = (name: string, { form }: typeof words) => zoneTitle(zoneAt(name, AT, form.cities));
  expect(titleOf('Asia/Baku', words)).toBe('Asia/Baku (UTC+4)');
  expect(titleOf('Asia/Baku', ukrainian)).toBe('Баку · Asia/Baku (UTC+4)');
  expect(titleOf('America/Sao_Paulo', ukrainian)).toBe('America/Sao Paulo (UTC-3)');
  expect(titleOf('Etc/GMT+3', ukrainian)).toBe('UTC-3');
});

const RICH = blog({
  summary: [{ lang: 'uk', text: 'Тисячі людей.', entry: 'e-1' }],
  drives: [
    {
      id: 'trucks',
      title: 'Десять машин',
      unit: 'машин',
      target: 1200,
      done: 3,
      place: 'Майдан',
      startsAt: '2022-02-27T12:30:00.000Z',
    },
  ],
  startsAt: '2022-02-27T12:30:00.000Z',
  asks: ['свічка', 'вода'],
  sites: ['https://news.example'],
  visibility: 'unlisted',
  facesRequired: true,
  publisher: { name: 'Desk', contact: 'desk@example.org', url: 'https://example.org' },
});

/** As an editor reads them in Ukrainian. */
const SHOWN: Readonly<Record<Field, string>> = {
  title: 'Rally for Ukraine',
  standfirst: 'At the embassy.',
  summary: 'Українська: Тисячі людей. · Площа повна',
  drives: 'Десять машин · 1 200 машин · Куди приносити: Майдан · Початок: 27 лют. 2022 р., 16:30',
  startsAt: '27 лют. 2022 р., 16:30',
  asks: 'свічка\nвода',
  place: 'Baku',
  timeZone: 'Баку · Asia/Baku (UTC+4)',
  languages: 'English · Українська',
  visibility: 'Лише за адресою',
  sites: 'https://news.example',
  facesRequired: 'Перевіряти перед надсиланням',
  publisher: 'Назва: Desk\nКонтакт для вилучень і запитань: desk@example.org\nСайт: https://example.org',
};

test('the value of another editor is said in words, for each setting that there is', () => {
  const around = {
    words: { ...ukrainian, ...speechIn('uk') },
    entryNamed: (id: string) => (id === 'e-1' ? 'Площа повна' : id),
  };
  const shown = FIELDS.map((name) => [name, shownOf(name, formOf(RICH), around).replace(/\u00a0/g, ' ')]);
  expect(Object.fromEntries(shown)).toEqual(SHOWN);
  expect(shownOf('sites', blankForm(), around)).toBe('–');
});
