/**
 * The photos that this page has, of drafts and of entries whose photos are on their way, as they leave it. They are kept
 * in memory alone: a desk may be a borrowed machine, where no picture of anybody shall stay behind.
 */
import { signal } from '@preact/signals';
import type { PreparedPhoto } from '../../photos/prepared.js';

export interface PagePhotosParts {
  /** Rejects with NoPhoto where the file is none. */
  prepare: (file: Blob) => Promise<PreparedPhoto>;
  newId: () => string;
}

interface Kept extends PreparedPhoto {
  /** The address of the small picture, in this page alone; null where this browser cannot open it. */
  address: string | null;
}

export class PagePhotos {
  private readonly kept = signal<ReadonlyMap<string, Kept>>(new Map());
  private taking: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: PagePhotosParts) {}

  /**
   * Prepares a picture, as the photo of that id where one is given; answers with the id.
   * @throws NoPhoto
   */
  take(file: Blob, id = this.parts.newId()): Promise<string> {
    // Pictures are prepared one at a time: 12 megapixels are 48 MB while they are decoded.
    const taken = this.taking.then(async () => this.keep(id, await this.parts.prepare(file)));
    this.taking = taken.catch(() => undefined);
    return taken;
  }

  has(id: string): boolean {
    return this.kept.value.has(id);
  }

  /** Whether there is a photo of which this is so. */
  some(isSo: (id: string) => boolean): boolean {
    return [...this.kept.peek().keys()].some(isSo);
  }

  get(id: string): Promise<PreparedPhoto | null> {
    return Promise.resolve(this.kept.peek().get(id) ?? null);
  }

  /** The address of the small picture; null where there is none that this browser can show. */
  addressOf(id: string): string | null {
    return this.kept.value.get(id)?.address ?? null;
  }

  /** Lets go of the photos that nothing needs any more. */
  keepOnly(isNeeded: (id: string) => boolean): void {
    const [needed, others] = [new Map<string, Kept>(), [] as Kept[]];
    for (const [id, photo] of this.kept.peek()) {
      if (isNeeded(id)) needed.set(id, photo);
      else others.push(photo);
    }
    if (others.length === 0) return;
    others.forEach(letGo);
    this.kept.value = needed;
  }

  private keep(id: string, prepared: PreparedPhoto): string {
    const before = this.kept.peek().get(id);
    if (before !== undefined) letGo(before);
    const address = prepared.thumbnail.size === 0 ? null : URL.createObjectURL(prepared.thumbnail);
    this.kept.value = new Map(this.kept.peek()).set(id, { ...prepared, address });
    return id;
  }
}

function letGo({ address }: Kept): void {
  if (address !== null) URL.revokeObjectURL(address);
}
