/**
 * The photos that an editor adds at the desk: taken into this page, and sent once their entry is accepted (words first).
 * The entries that this desk owes photos are noted on its shelf, without a picture: after a reload their cards say which
 * photos are missing, and take them again.
 */
import type { DeskEntry } from '../../../shared/entry.js';
import { isAwaited, isLost } from '../../../shared/may.js';
import type { Shelf } from '../../account/shelf.js';
import { PagePhotos, type PagePhotosParts } from './pagePhotos.js';
import { PhotoSending, type PhotoSendingParts, type Sending } from './photoSending.js';
import type { Upload } from '../../photos/upload/terms.js';

export interface DeskPhotosParts extends PagePhotosParts, Omit<PhotoSendingParts, 'upload'> {
  /** Makes the way to the server for photos of this page. */
  uploadOf: (page: PagePhotos) => Upload;
  shelf: Shelf;
}

type Media = DeskEntry['media'][number];

/** `missing`: this desk owes the photo, and the page that had it is gone. */
export type PhotoStanding = Sending | { is: 'missing' };

const OWED = 'owed/';

export class DeskPhotos {
  readonly page: PagePhotos;
  readonly sending: PhotoSending;
  private readonly shelf: Shelf;

  constructor(parts: DeskPhotosParts) {
    this.shelf = parts.shelf;
    this.page = new PagePhotos(parts);
    this.sending = new PhotoSending({ ...parts, upload: parts.uploadOf(this.page) });
  }

  /**
   * Notes, before a command leaves, the photos that it names and this page has: its answer may be lost with the page.
   * The answer takes the note back, for a command that was refused.
   */
  owe(entry: string, photos: readonly string[]): () => void {
    const before = this.owedTo(entry);
    this.note(entry, [...new Set([...before, ...photos.filter((id) => this.page.has(id))])]);
    return () => this.note(entry, before);
  }

  /** The photos that this desk owes to an entry. */
  owedTo(entry: string): string[] {
    const owed = this.shelf.get(OWED + entry);
    return Array.isArray(owed) ? owed.filter((id) => typeof id === 'string') : [];
  }

  /** Sends what is owed to an entry, now that the server has its words. */
  pay(entry: string, blog: string): void {
    this.sending.send(
      blog,
      this.owedTo(entry).filter((id) => this.page.has(id) && !this.isSent(id)),
    );
  }

  /** The way of a photo that this desk gave; null where it is another's, or the server's alone by now. */
  standingOf(entry: string, photo: Media): PhotoStanding | null {
    const way = this.sending.list.value.get(photo.id);
    if (!isAwaited(photo)) return null;
    if (way !== undefined && !(isLost(photo) && way.is === 'sent')) return way;
    return this.owedTo(entry).includes(photo.id) ? { is: 'missing' } : null;
  }

  /** Sends a photo once more, of this file where one is given. @throws NoPhoto */
  async giveAgain(entry: { id: string; blog: string }, photo: string, file: Blob | null): Promise<void> {
    if (file !== null) await this.page.take(file, photo);
    this.owe(entry.id, [photo]);
    this.sending.send(entry.blog, [photo]);
  }

  /** Takes note of how the entries stand: what came through is owed no more, and its picture is let go. */
  follow(entries: ReadonlyMap<string, DeskEntry>): void {
    for (const entry of this.shelf.keys().flatMap(entryOwed)) {
      const media = entries.get(entry)?.media;
      if (media === undefined) continue;
      const owed = this.owedTo(entry);
      const open = owed.filter((id) => media.some((item) => item.id === id && isOwed(item)));
      if (open.length === owed.length) continue;
      this.note(entry, open);
      this.tidy();
    }
  }

  /** Whether a picture would be lost with this page: one of a draft, or one on its way. */
  isNeeded(): boolean {
    const drafts = this.texts((key) => !key.startsWith(OWED));
    return this.sending.isUnderWay() || this.page.some((id) => drafts.some((text) => text.includes(id)));
  }

  /** Lets go of pictures that neither a draft nor an entry needs: a form was closed, or its text discarded. */
  tidy(): void {
    const named = this.texts(() => true);
    this.page.keepOnly((id) => named.some((text) => text.includes(id)));
  }

  /** Ends with the session: no picture stays for whoever comes next. */
  end(): void {
    this.sending.stop();
    this.page.keepOnly(() => false);
  }

  /** All that the shelf keeps, as text in which ids are found. */
  private texts(isMeant: (key: string) => boolean): string[] {
    const keys = this.shelf.keys().filter(isMeant);
    return keys.map((key) => JSON.stringify(this.shelf.get(key)));
  }

  private note(entry: string, owed: readonly string[]): void {
    if (owed.length === 0) this.shelf.remove(OWED + entry);
    else this.shelf.set(OWED + entry, owed);
  }

  private isSent(id: string): boolean {
    return this.sending.list.peek().get(id)?.is === 'sent';
  }
}

function entryOwed(key: string): string[] {
  return key.startsWith(OWED) ? [key.slice(OWED.length)] : [];
}

/** A photo that is being prepared is still owed: until it is ready its picture may be asked for again. */
function isOwed(photo: Media): boolean {
  return isAwaited(photo) || photo.state === 'processing';
}
