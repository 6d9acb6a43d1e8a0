/** Languages of which a browser may lack the data: Chromium writes "M02 28" in Azerbaijani. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { calendar } from '../../../shared/messages/az/calendar.js';
import { calendarOf, keepCalendar, writtenAs } from '../../../shared/messages/calendars.js';
import {
  clockTime,
  dayAndTime,
  dayInFull,
  dayInYearAndTime,
  longSpan,
  weekday,
} from '../../../shared/messages/times.js';

const AT = '2022-02-27T20:02:00Z';
const every = () => [
  dayAndTime(AT, 'Asia/Baku', 'az'),
  dayInYearAndTime(AT, 'Asia/Baku', 'az'),
  dayInFull(AT, 'Asia/Baku', 'az'),
  longSpan(3 * 3_600_000, 'az'),
];

test('a date is spelled with the names of a calendar that was brought along', () => {
  keepCalendar('az', calendar);
  expect(calendarOf('az')).toBe(calendar);
  expect(every()).toEqual(['28 fev, B.e., 00:02', '28 fev 2022, 00:02', '28 fevral 2022', '3 saat']);
  expect(dayInFull(AT, 'Asia/Baku', 'uk')).toBe('28 лютого 2022 р.');
});

test('a calendar says how long ago, and names each month and each day of the week', () => {
  expect(calendar.words.minute).toEqual(['{n} dəq əvvəl', '{n} dəq sonra']);
  expect([calendar.fromNow(-5, 'minute'), calendar.fromNow(2, 'day'), calendar.fromNow(0, 'second')]).toEqual([
    '5 dəq əvvəl',
    '2 gün sonra',
    'indi',
  ]);
  const months = Array.from({ length: 12 }, (_, month) =>
    dayInFull(new Date(Date.UTC(2022, month, 10)).toISOString(), 'UTC', 'az'),
  );
  expect(new Set(months.map((date) => date.split(' ')[1])).size).toBe(12);
});

test('a day that is told by its whole name has that, and not the letters of a narrow place', () => {
  const days = Array.from({ length: 7 }, (_, day) => weekday(`2022-03-0${day + 1}`, 'az'));
  expect(days).toEqual([
    '1 mart, çərşənbə axşamı',
    '2 mart, çərşənbə',
    '3 mart, cümə axşamı',
    '4 mart, cümə',
    '5 mart, şənbə',
    '6 mart, bazar',
    '7 mart, bazar ertəsi',
  ]);
  expect(dayAndTime('2022-03-06T08:00:00Z', 'Asia/Baku', 'az')).toBe('6 mar, B., 12:00');
});

test.each(['en', 'uk', 'az', 'ru', 'ar'])('a clock shows 24 hours in %s', (lang) => {
  expect(clockTime(AT, 'Asia/Baku', lang)).toBe('00:02');
  expect(clockTime('2022-02-27T15:42:00Z', 'Asia/Baku', lang)).toBe('19:42');
});

test('Arabic words stand beside the same digits in every browser', () => {
  expect(new Intl.DateTimeFormat(writtenAs('ar')).resolvedOptions().numberingSystem).toBe('latn');
  expect(writtenAs('ar')).toContain('-nu-latn');
});

test('a language’s figures are written as a browser knows them', () => {
  expect((12_345.5).toLocaleString(writtenAs('az'))).toBe('12.345,5');
  expect((12_345).toLocaleString(writtenAs('ar'))).toBe('12,345');
});

test('nothing asks for figures in a bare language, of which a browser may choose other digits, or of another language', () => {
  const root = path.join(import.meta.dirname, '../../..');
  const files = ['client', 'shared']
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
    )
    // A page names the language of its figures, and its script asks in that: see `writtenAs`.
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('client/feed/page/'));
  const bare =
    /(?:toLocale\w*String|new Intl\.(?:Number|DateTime|RelativeTime)Format)\(\s*(?!\)|'|writtenAs\(|figures\b)/;
  const found = (text: string) => bare.exec(text)?.[0];
  expect(['new Intl.NumberFormat(lang, {})', 'n.toLocaleString(this.#lang)'].filter(found)).toHaveLength(2);
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => found(readFileSync(path.join(root, file), 'utf8')) !== undefined)).toEqual([]);
});
