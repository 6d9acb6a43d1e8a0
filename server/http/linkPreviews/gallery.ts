/**
 * Link previews that are kept, and drawn where they are missing. A drawing takes a while: the record is looked at when
 * somebody asks, when the drawing's turn comes, and when it is done; a drawing of an earlier standing is thrown away
 * (rule T1).
 */
import type { LinkPreviews } from '../../media/linkPreview.js';
import type { LinkPreviewPicture } from '../../media/linkPreview/picture.js';
import type { Followers } from '../../record/followers.js';
import type { ListPosition } from '../../record/lists.js';
import { LinkPreviewCache, type LinkPreviewKey } from './cache.js';
import { DrawingLimit } from './drawingLimit.js';

/** A link preview's content, as it stands at one moment. */
export interface Shown {
  key: LinkPreviewKey;
  /** Where the record stood at that moment. */
  stood: ListPosition;
  picture: LinkPreviewPicture;
  /** Reads the photo's bytes; none where it is gone meanwhile. */
  photo: () => Promise<Buffer | undefined>;
}

/** Throws the refusal where the page would be refused. */
export type Look = () => Promise<Shown>;

/** Seconds until it is worth asking again. */
export interface Later {
  after: number;
}

export interface GalleryParts {
  followers: Followers;
  previews: LinkPreviews;
  /** A messenger that fetches a page's picture has given up by then; the drawing is there for the next one. */
  patienceMs?: number;
}

const PATIENCE_MS = 15_000;
const LATER: Later = { after: 5 };
/** A picture whose content changed while it was drawn is drawn once more. */
const LOOKS = 2;

export class Gallery {
  private readonly cache: LinkPreviewCache;
  private readonly drawings = new DrawingLimit();

  constructor(private readonly parts: GalleryParts) {
    this.cache = new LinkPreviewCache(parts.followers);
  }

  /** `address`: the one that has to answer for a drawing. Throws what `look` throws. */
  async pictureOf(address: string, look: Look): Promise<Buffer | Later> {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const shown = await look();
      const known = this.cache.known(shown.key);
      const drawing = known === undefined ? await this.begin(address, shown, look) : { bytes: known };
      if ('after' in drawing) return drawing;
      const bytes = await within(this.parts.patienceMs ?? PATIENCE_MS, drawing.bytes);
      if (bytes !== null) return bytes;
      if ((await look()).key.standing === shown.key.standing) break;
    }
    return LATER;
  }

  /** A picture that is drawn already. */
  atHand(key: LinkPreviewKey): Promise<Buffer | null> {
    return within(0, this.cache.known(key) ?? Promise.resolve(null));
  }

  /** Begins a drawing, which counts against the limit of the first address that asks; all others wait for the same bytes. */
  private async begin(address: string, shown: Shown, look: Look): Promise<{ bytes: Promise<Buffer | null> } | Later> {
    const place = await this.drawings.enter(address);
    if ('after' in place) return place;
    const bytes = this.cache.known(shown.key) ?? this.cache.keep(shown.key, this.drawn(shown.key, look), shown.stood);
    bytes.then(place.leave, place.leave);
    return { bytes };
  }

  /** Never rejects: a caller that waits looks again, and learns then why there is none. */
  private async drawn({ standing }: LinkPreviewKey, look: Look): Promise<Buffer | null> {
    const bytes = await this.parts.previews.draw(async () => {
      const now = await still(standing, look);
      return now === null ? null : { picture: now.picture, photo: await now.photo() };
    });
    return (await still(standing, look)) === null ? null : bytes;
  }
}

/** The content as it stands now; null where that is another standing, or nothing any more. */
async function still(standing: string, look: Look): Promise<Shown | null> {
  const now = await look().catch(() => null);
  return now?.key.standing === standing ? now : null;
}

/** null where it takes longer. */
async function within(ms: number, bytes: Promise<Buffer | null>): Promise<Buffer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
  return Promise.race([bytes, late]).finally(() => clearTimeout(timer));
}
