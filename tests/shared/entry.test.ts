/** Readers' view of a record: nothing of the reporter's account, and no time closer than a minute. */
import { publicBlog, publicEntry, type BlogRecord, type EntryRecord } from '../../shared/entry.js';

const AT = '2022-02-27T15:42:31.123Z';
const TO_THE_SECOND = /T\d\d:\d\d:(?!00\.000Z)/;

const entry: EntryRecord = {
  id: 'e1',
  blog: 'baku',
  state: 'published',
  rev: 2,
  wordsRev: 1,
  first: 2,
  step: 3,
  seq: 3,
  order: 2,
  author: 'person-1',
  byline: 'Ann',
  receivedAt: AT,
  publishedAt: AT,
  editedAt: AT,
  key: false,
  pinned: false,
  verification: 'corrected',
  correction: { note: 'Not at noon', at: AT },
  content: {
    kind: 'notice',
    lang: 'en',
    text: 'Stay away from the square',
    happenedAt: AT,
    until: AT,
    translations: {},
    media: [{ id: 'm1', state: 'waiting', alt: '', altered: false, takenAt: AT, sources: [] }],
  },
  html: { text: '<p>Stay away from the square</p>', translations: {} },
};

const blog: BlogRecord = {
  slug: 'baku',
  epoch: 'a',
  head: 3,
  step: 3,
  rev: 1,
  blogSeq: 1,
  topSeq: 1,
  settings: {
    title: 'Baku',
    standfirst: '',
    place: '',
    timeZone: 'UTC',
    languages: ['en'],
    status: 'ended',
    visibility: 'public',
    startsAt: AT,
    asks: [],
    summary: [],
    drives: [{ id: 'trucks', title: 'Trucks', unit: 'trucks', target: 10, startsAt: AT, endsAt: AT }],
    publisher: { name: 'Rallyline', contact: '' },
  },
  statusAt: AT,
  endedAt: AT,
  updatedAt: AT,
  done: {},
};

test("[A4] every time of an entry's public JSON is to the minute, those of its kind too", () => {
  expect(JSON.stringify(publicEntry(entry))).not.toMatch(TO_THE_SECOND);
  expect(publicEntry(entry)).toMatchObject({
    until: '2022-02-27T15:42:00.000Z',
    happenedAt: '2022-02-27T15:42:00.000Z',
  });
});

test("[A4] every time of a blog's public JSON is to the minute, those of its drives too", () => {
  expect(JSON.stringify(publicBlog(blog))).not.toMatch(TO_THE_SECOND);
  const [drive] = publicBlog(blog).drives;
  expect(drive).toMatchObject({ startsAt: '2022-02-27T15:42:00.000Z', endsAt: '2022-02-27T15:42:00.000Z', done: 0 });
});

test("[A4] an entry's public JSON holds neither its author nor when it was received", () => {
  expect(JSON.stringify(publicEntry(entry))).not.toMatch(/author|person-1|receivedAt|"step"/);
});
