/** Entries that waited on the phone when their blog began to ask that faces are looked at. */
import { notLookedAt } from '../../../../shared/entry.js';
import { refusal } from '../../../../shared/refusals.js';
import { ANNA, began, lost, phone, refuse, waiting, withPhotos } from './phone.js';

const lookedAt = (text: string, id: string) => ({
  ...withPhotos(text, id),
  media: [{ id, alt: '', facesChecked: true }],
});

test('an entry that waited is refused with its words and photo kept, and goes once the photo was looked at', async () => {
  const anna = await phone();
  anna.network.answer = () => lost;
  const words = withPhotos('They sing.', 'p1');
  const entry = await anna.outbox.post(ANNA, words);
  await anna.pass(0);
  anna.network.answer = (item, payload) => {
    const media = (payload.media ?? []) as { id: string; facesChecked?: boolean }[];
    if (notLookedAt(media, []).length === 0) return anna.server.take(item, payload);
    return refuse(refusal('invalid', { field: 'media', why: 'faces-not-checked' }));
  };
  await anna.pass(60_000);
  const [post, photo] = anna.outbox.state.value.items;
  expect(post).toMatchObject({ verb: 'post', words, refusal: { field: 'media', why: 'faces-not-checked' } });
  expect(photo).toMatchObject({ verb: 'photo', command: 'p1', refusal: null });
  expect(began(anna)).toEqual([]);

  await anna.outbox.mend(ANNA, entry, { words: lookedAt('They sing.', 'p1') });
  await anna.pass(60_000);
  expect(anna.server.entries.size).toBe(1);
  expect([began(anna), waiting(anna)]).toEqual([['p1'], []]);
});
