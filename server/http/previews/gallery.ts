/**
 * Pictures that are kept, and drawn where they are missing. What is drawn takes a while: what stands is looked at when
 * somebody asks, when the drawing's turn comes, and when it is done; a drawing of what stands no more is thrown away
 * (rule T1).
 */
import type { Bus } from '../../bus/bus.js';
import type { LinkPreviews } from '../../media/linkPreview.js';
import type { LinkPreviewPicture } from '../../media/linkPreview/picture.js';
import { createDrawingLimit } from './drawings.js';
import { KeptPreviews, type PreviewKey } from './kept.js';

/** What a preview shows, as it stands at one moment. */
export interface Shown {
  key: PreviewKey;
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

export interface Gallery {
  /** `address`: who has to answer for a drawing. Throws what `look` throws. */
  pictureOf: (address: string, look: Look) => Promise<Buffer | Later>;
  /** What is kept of it already. */
  atHand: (key: PreviewKey) => Promise<Buffer | null>;
}

export interface GalleryParts {
  bus: Bus;
  previews: LinkPreviews;
  /** Who fetches a page's picture for a messenger has given up by then; what is being drawn is there for the next. */
  patienceMs?: number;
}

const LATER: Later = { after: 5 };
/** What changed while it was drawn is drawn once more. */
const LOOKS = 2;

export function createGallery({ bus, previews, patienceMs = 15_000 }: GalleryParts): Gallery {
  const kept = new KeptPreviews(bus);
  const drawings = createDrawingLimit();

  /** On the account of who asks first, and for all. */
  async function begin(address: string, shown: Shown, look: Look): Promise<{ bytes: Promise<Buffer | null> } | Later> {
    const place = await drawings.enter(address);
    if ('after' in place) return place;
    const bytes = kept.known(shown.key) ?? kept.keep(shown.key, drawn(shown.key, look));
    void bytes.then(place.leave);
    return { bytes };
  }

  /** Never rejects: whoever waits looks again, and learns then why there is none. */
  async function drawn({ standing }: PreviewKey, look: Look): Promise<Buffer | null> {
    const stands = async (): Promise<Shown | null> => {
      const now = await look().catch(() => null);
      return now?.key.standing === standing ? now : null;
    };
    const bytes = await previews.draw(async () => {
      const now = await stands();
      return now === null ? null : { picture: now.picture, photo: await now.photo() };
    });
    return (await stands()) === null ? null : bytes;
  }

  return {
    pictureOf: async (address, look) => {
      for (let looks = 0; looks < LOOKS; looks += 1) {
        const shown = await look();
        const known = kept.known(shown.key);
        const drawing = known === undefined ? await begin(address, shown, look) : { bytes: known };
        if ('after' in drawing) return drawing;
        const bytes = await within(patienceMs, drawing.bytes);
        if (bytes !== null) return bytes;
        if ((await look()).key.standing === shown.key.standing) break;
      }
      return LATER;
    },
    atHand: (key) => within(0, kept.known(key) ?? Promise.resolve(null)),
  };
}

/** null where it takes longer. */
async function within(ms: number, bytes: Promise<Buffer | null>): Promise<Buffer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
  return Promise.race([bytes, late]).finally(() => clearTimeout(timer));
}
