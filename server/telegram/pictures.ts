/** Photos' files for an upload. Bytes are sent, never an address: Telegram could not reach a newsroom's own machine, and would ask at a moment of its own. */
import { buffer } from 'node:stream/consumers';
import type { PublicEntry } from '../../shared/entry.js';
import type { MediaStore } from '../media/mediaStore.js';
import { fileOf } from '../render/photoFile.js';
import type { Photos } from '../storage/ports.js';
import type { Upload } from './botApi/form.js';

export interface PictureParts {
  photos: Pick<Photos, 'file'>;
  mediaStore: Pick<MediaStore, 'open'>;
}

type Photo = PublicEntry['media'][number];

/** Telegram takes photos of at most 10 MB (core.telegram.org/bots/api#sendphoto). */
const BYTES_MAX = 10_000_000;

export class Pictures {
  constructor(private readonly parts: PictureParts) {}

  /** The file of a photo that readers may see at this moment; null where there is none. Throws `FilesAway`, `StoreAway`. */
  async uploadOf(photo: Photo): Promise<Upload | null> {
    const file = fileOf(photo);
    if (file === undefined) return null;
    const known = await this.parts.photos.file(file.src.split('/').at(-1) ?? '');
    if (known === null || !known.held || known.photo !== 'ready' || known.entry !== 'published') return null;
    const stored = await this.parts.mediaStore.open(known.name);
    if (stored === null || stored.size > BYTES_MAX) return null;
    return { name: `p${photo.id}`, type: file.type, bytes: await buffer(stored.stream()) };
  }
}
