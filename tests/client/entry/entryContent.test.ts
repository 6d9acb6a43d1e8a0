/** An entry's content, taken out of the entry as the server sends it. */
import { contentOfEntry } from '../../../client/entry/entryContent.js';
import { mediaAfter } from '../../../server/newsroom/media.js';
import type { DeskEntry, NamedPhoto } from '../../../shared/entry.js';
import { parsePost } from '../../../shared/parse.js';

/** Each field that a command can give a photo: a new one does not compile until it stands here. */
const WHOLE: Required<NamedPhoto> = {
  id: '11111111-2222-4333-8444-555555555555',
  alt: 'A flag',
  caption: 'Before the embassy.',
  credit: 'Leyla',
  takenAt: '2022-02-27T11:42:00.000Z',
  place: 'Baku',
  altered: true,
  facesChecked: true,
};

const POST = {
  id: '99999999-2222-4333-8444-555555555555',
  blog: 'baku',
  kind: 'photo',
  lang: 'en',
  happenedAt: '2022-02-27T11:42:00.000Z',
  translations: {},
};

test('a change of one photo’s words leaves each field of all photos as it was given', () => {
  const posted = parsePost({ ...POST, media: [WHOLE] });
  if (!posted.ok) throw new Error(JSON.stringify(posted));
  const media = mediaAfter([], posted.value.media ?? []);
  const content = contentOfEntry({ ...POST, text: '', media } as unknown as DeskEntry);
  const [named] = content.media as NamedPhoto[];
  const [changed] = mediaAfter(media, [{ ...named!, alt: 'A blue flag' }]);
  expect(changed).toMatchObject({ ...WHOLE, alt: 'A blue flag' });
});
