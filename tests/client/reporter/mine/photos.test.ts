import type { DeskEntry } from '../../../../shared/entry.js';
import { refusal } from '../../../../shared/refusals.js';
import { ownPhotos, type OwnPhotoState, type OwnPhotosParts } from '../../../../client/reporter/mine/photos.js';
import type { PhotoItem } from '../../../../client/reporter/outbox/item.js';

const content = { kind: 'photo', media: [{ id: 'p1', alt: 'A flag' }] } as const;
const item = { verb: 'photo', command: 'p1', entry: 'e1', refusal: null } as PhotoItem;
const has = (media: Record<string, unknown>) =>
  ({ media: [{ id: 'p1', alt: 'A flag', sources: [], ...media }] }) as unknown as DeskEntry;
const parts = { content: { ...content }, items: [], entry: null, sending: [], uploaded: new Set<string>() };

test.each<[OwnPhotoState, Partial<OwnPhotosParts>]>([
  ['kept', { items: [item] }],
  ['kept', { items: [item], entry: has({ state: 'waiting' }) }],
  ['sending', { items: [item], sending: ['p1'] }],
  ['refused', { items: [{ ...item, refusal: refusal('too-large') }] }],
  ['elsewhere', { entry: has({ state: 'waiting' }) }],
  ['processing', { uploaded: new Set(['p1']), entry: has({ state: 'waiting' }) }],
  ['processing', { entry: has({ state: 'processing' }) }],
  ['ready', { entry: has({ state: 'ready' }) }],
  ['failed', { entry: has({ state: 'failed', fault: { code: 'damaged', message: 'It ends too early.' } }) }],
])("the phone shows a photo of its reporter's entry as %s", (state, given) => {
  expect(ownPhotos({ ...parts, ...given })).toMatchObject([{ id: 'p1', state }]);
});

test("a photo of an own entry is shown from the desk's address, in its smallest size", () => {
  const sources = [
    { type: 'image/webp', width: 800, src: '/media/b.webp' },
    { type: 'image/webp', width: 400, src: '/media/a.webp' },
  ];
  expect(ownPhotos({ ...parts, entry: has({ state: 'ready', sources }) })[0]?.src).toBe('/desk/media/a.webp');
});

test('a photo that the desk took down is still listed, though the content no longer names it', () => {
  const own = ownPhotos({ ...parts, content: { kind: 'photo' }, entry: has({ state: 'gone', alt: '' }) });
  expect(own).toMatchObject([{ id: 'p1', state: 'gone' }]);
});
