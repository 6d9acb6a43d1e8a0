import { faultOf } from '../../../client/entry/check.js';
import { contentOf, emptyDraft } from '../../../client/entry/draft.js';
import { emptyPhoto } from '../../../client/entry/draftPhotos.js';
import { refusals } from '../../../shared/messages/en/refusals.js';
import { english } from '../../support/formSpeech.js';

const setting = { now: '2022-02-27T11:42:00.000Z', timeZone: 'Asia/Baku' };
const ASKS = { slug: 'baku', facesRequired: true } as const;
const ONE = emptyPhoto('11111111-2222-4333-8444-555555555551', '');
const draft = { ...emptyDraft('photo', 'en'), photos: [ONE] };
const content = contentOf(draft, setting);

test('a photo that nobody looked at is a fault at the photos where the blog asks for it', () => {
  expect(faultOf(draft, content, ASKS, english)).toEqual({
    field: 'media',
    message: refusals.why['faces-not-checked'],
  });
  expect(faultOf(draft, content, { slug: 'baku' }, english)).toBeNull();
});

test('a photo that somebody looked at is no fault', () => {
  const looked = { ...draft, photos: [{ ...ONE, rest: { facesChecked: true } }] };
  expect(faultOf(looked, contentOf(looked, setting), ASKS, english)).toBeNull();
});

test('a photo that the entry has already is no fault', () => {
  expect(faultOf(draft, content, ASKS, english, content)).toBeNull();
});
