import { expect, test } from '@jest/globals';
import { byClocksOf, postAnew, postIn, type Post } from '../../../../client/desk/writing/post.js';
import { contentOf, emptyDraft } from '../../../../client/entry/draft.js';
import { emptyPhoto } from '../../../../client/entry/draftPhotos.js';

const notice = emptyDraft('notice', 'en');
const typed: Post = {
  id: 'a',
  draft: { ...notice, values: { ...notice.values, text: 'Do not go home by metro.', until: '2022-02-27T18:00' } },
  timeZone: 'Asia/Baku',
};
const until = ({ draft, timeZone = '' }: Post) => contentOf(draft, { now: '2022-02-27T12:00:00.000Z', timeZone }).until;

test('a time of a new notice stays the moment that was typed where the rally’s time zone changes before it is sent', () => {
  const after = byClocksOf(typed, 'Europe/Kyiv');
  expect([typed, after].map(({ draft }) => draft.values.until)).toEqual(['2022-02-27T18:00', '2022-02-27T16:00']);
  expect([typed, after].map(until)).toEqual(['2022-02-27T14:00:00.000Z', '2022-02-27T14:00:00.000Z']);
  // The draft is kept with the clocks that its form shows.
  expect(byClocksOf(after, 'Europe/Kyiv')).toEqual(after);
});

test('a new notice is opened by the clocks that it was kept with, and one of an older page as it was typed', () => {
  const kept = JSON.parse(JSON.stringify(typed)) as Post;
  expect(postIn(kept)).toEqual(typed);
  const { timeZone: _none, ...older } = kept;
  const opened = byClocksOf(postIn(older)!, 'Europe/Kyiv');
  expect(opened).toEqual({ ...typed, timeZone: 'Europe/Kyiv' });
  expect(postIn({ ...kept, draft: null })).toBeNull();
});

test('a post that is typed on while it is on its way is another one, of its own time unless somebody typed one', () => {
  const [at, other] = ['2022-02-27T12:00:00.000Z', '2022-02-27T11:30:00.000Z'];
  const sent = { ...typed, draft: { ...typed.draft, happenedAt: at } };
  expect(postAnew(sent, 'b', { at, before: null })).toEqual({ ...typed, id: 'b' });
  const timed = { ...typed, draft: { ...typed.draft, happenedAt: other } };
  expect(postAnew(timed, 'b', { at, before: null })).toEqual({ ...timed, id: 'b' });
});

test('a post that is typed on has no photo of the entry that went before it, and those that were added since', () => {
  const photos = ['one', 'two'].map((id) => emptyPhoto(id, ''));
  const sent = { ...typed, draft: { ...typed.draft, photos } };
  const at = '2022-02-27T12:00:00.000Z';
  const anew = postAnew(sent, 'b', { at, before: null, photos: ['one'] });
  expect(anew.draft.photos.map(({ id }) => id)).toEqual(['two']);
});
