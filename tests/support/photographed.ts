/** Ready photos without an upload: the record gets them as it does once a photo was decoded. */
import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { MediaItem } from '../../shared/entry.js';
import { OPERATOR } from '../../server/cli/operator.js';
import { Dispatch } from '../../server/newsroom/dispatch.js';
import type { Rally } from './rally.js';

/** Gives an entry these photos, and tells its readers. */
export async function photographed({ parts }: Rally, blog: string, id: string, photos: MediaItem[]): Promise<void> {
  const dispatch = new Dispatch({
    ...parts,
    journal: parts.store.journal,
    publish: (item) => parts.bus.publish(item),
    newSalt: () => randomBytes(16).toString('hex'),
    publisher: { name: '', contact: '' },
  });
  await dispatch.run(OPERATOR, randomUUID(), { blog }, async (look) => {
    const before = await look.entry(id);
    return {
      verb: 'media',
      public: true,
      rev: before.rev,
      entry: { ...before, content: { ...before.content, media: photos } },
      expect: { entryStep: before.step },
      touches: { blog: false, top: before.pinned },
    };
  });
}

/** A ready photo of 1600 by 1067; its files' addresses are `/media/<name>/...`. */
export function readyPhoto(name: string, fields: Partial<MediaItem> = {}): MediaItem {
  return {
    id: randomUUID(),
    state: 'ready',
    width: 1600,
    height: 1067,
    alt: `What ${name} shows.`,
    caption: `The caption of ${name}.`,
    credit: 'drawn for a test',
    altered: false,
    sources: [640, 1280].map((width) => ({ type: 'image/jpeg', width, src: `/media/${name}/${width.toString()}.jpg` })),
    ...fields,
  };
}

/** Bytes of a picture, for any of a ready photo's addresses. */
export function photoFile(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 427, channels: 3, background: '#467' } })
    .jpeg()
    .toBuffer();
}
