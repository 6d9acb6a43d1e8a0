/** Makes what one outlet is handed, of the record as it stands at that moment. */
import { isVisible, publicBlog, publicEntry, toMinute, type BlogRecord } from '../../shared/entry.js';
import { isForReaders } from '../../shared/may.js';
import { BLOG_ITEM, type JournalLists, type OutletWaiting } from '../storage/ports.js';
import type { BlogShown, Change } from './carrier.js';

export interface ComposerParts {
  journal: Pick<JournalLists, 'blog' | 'entry' | 'told'>;
  now: () => Date;
}

/** A change, and what waits no more once it is taken. */
export interface Composed {
  change: Change;
  of: readonly OutletWaiting[];
}

export interface Composition {
  /** null where the blog is for its desk alone, or is not there. */
  blog: ReturnType<typeof publicBlog> | null;
  composed: readonly Composed[];
  /** Waits in vain: it changed again since, and is told again at that seq. */
  dropped: readonly OutletWaiting[];
}

/** `later`: neither carried nor forgotten, until it is taken that the blog is hidden, or readers may see it again. */
type Made = Change | 'dropped' | 'later';

export class Composer {
  constructor(private readonly parts: ComposerParts) {}

  /** `noted`: entries of which the outlet keeps something. Throws `StoreAway`. */
  async compose(
    slug: string,
    waiting: readonly (readonly OutletWaiting[])[],
    noted: ReadonlyMap<string, string>,
  ): Promise<Composition> {
    const blog = await this.parts.journal.blog(slug);
    if (blog === null) return { blog: null, composed: [], dropped: waiting.flat() };
    const [composed, dropped]: [Composed[], OutletWaiting[]] = [[], []];
    for (const of of waiting) {
      const made = await this.changeOf(of, blog, noted);
      if (made === 'dropped') dropped.push(...of);
      else if (made !== 'later') composed.push({ change: made, of });
    }
    return { blog: isForReaders(blog.settings) ? publicBlog(blog) : null, composed, dropped };
  }

  private async changeOf(
    of: readonly OutletWaiting[],
    blog: BlogRecord,
    noted: ReadonlyMap<string, string>,
  ): Promise<Made> {
    const made = await Promise.all(of.map((waiting) => this.stateOf(waiting, blog, noted)));
    const states = made.filter((state) => typeof state === 'object');
    if (states.length === 0) return made.includes('later') ? 'later' : 'dropped';
    const seq = of[0]?.seq ?? 0;
    const at = toMinute((await this.parts.journal.told(blog.slug, seq))?.last ?? this.parts.now().toISOString());
    // A change of the blog alone, or of an entry, or both of one seq.
    return Object.assign({ epoch: blog.epoch, seq, at }, ...states) as Change;
  }

  private async stateOf(waiting: OutletWaiting, blog: BlogRecord, noted: ReadonlyMap<string, string>): Promise<State> {
    if (waiting.item === BLOG_ITEM) return blogState(waiting, blog);
    if (isForReaders(blog.settings)) return this.entryState(waiting, blog, noted.has(waiting.item));
    return noted.has(waiting.item) ? { gone: waiting.item } : 'later';
  }

  /** An entry that is not in the record any more, or not published in it, went with a restore: whoever was told of it is told that it is gone. */
  private async entryState({ item, seq }: OutletWaiting, { slug }: BlogRecord, isNoted: boolean): Promise<State> {
    const entry = await this.parts.journal.entry(slug, item);
    if (entry === null) return { gone: item };
    if (entry.seq === null) return { gone: item };
    // Each item is carried at its own seq: so nothing older comes after something newer.
    if (entry.seq > seq) return 'dropped';
    // Where the seq is later than its own, the blog was hidden meanwhile, or a restore went back: no newer one may follow.
    if (!isVisible(entry)) return { gone: item };
    return entry.seq === seq || isNoted ? { entry: publicEntry(entry) } : 'dropped';
  }
}

type State = { entry: ReturnType<typeof publicEntry> } | { gone: string } | { blog: BlogShown } | 'dropped' | 'later';

function blogState({ seq }: OutletWaiting, blog: BlogRecord): State {
  if (!isForReaders(blog.settings)) return { blog: { slug: blog.slug, visibility: 'desk' } };
  return blog.blogSeq > seq ? 'dropped' : { blog: publicBlog(blog) };
}

/**
 * Groups what waits into changes, by rising seq: the blog and an entry that one change moved are one. At most `most`
 * changes; of `mostWaiting(most)` items, at least one is left over, so that no change is cut in two.
 */
export function changesIn(waiting: readonly OutletWaiting[], most: number): OutletWaiting[][] {
  const changes: OutletWaiting[][] = [];
  for (const each of waiting) {
    const last = changes.at(-1);
    if (last?.length === 1 && isOfOneChange(last[0], each)) last.push(each);
    else changes.push([each]);
  }
  return changes.slice(0, most);
}

/** Items to read for so many changes. */
export function mostWaiting(changes: number): number {
  return changes * 2 + 1;
}

/** The blog's item comes first among those of one seq. */
function isOfOneChange(one: OutletWaiting | undefined, other: OutletWaiting): boolean {
  return one?.item === BLOG_ITEM && other.item !== BLOG_ITEM && one.seq === other.seq && one.epoch === other.epoch;
}
