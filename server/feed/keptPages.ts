/**
 * Pages that were made, each kept while its blog stands where it stood then. What readers may see no more (a takedown is a new
 * head, too) is asked for by another standing from that moment on, and leaves memory with `drop`, which the feed's news bring.
 * Rule F5: beyond so many bytes those least recently asked for are let go.
 */
import type { PageBytes } from './pageBytes.js';

export interface PageName {
  blog: string;
  /** Names the page with everything that it depends on besides the record, such as its language. */
  key: string;
  /** The epoch and head that it was made at. */
  standing: string;
}

interface Kept extends Pick<PageName, 'blog' | 'standing'> {
  page: Promise<PageBytes>;
  /** The page, once it is made. Its codings come later, and are counted when the next one is made. */
  made: PageBytes | null;
}

export class KeptPages {
  /** Least recently asked for first. */
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly most: number) {}

  /** A page that is made or in the making; null where there is none of that standing. */
  known({ blog, key, standing }: PageName): Promise<PageBytes> | null {
    const name = nameOf(blog, key);
    const known = this.kept.get(name);
    if (known?.standing !== standing) return null;
    return this.keep(name, known).page;
  }

  /** The page that is known, or one that is made now. A failure is not kept: the next who asks gets another attempt. */
  get(name: PageName, make: () => Promise<PageBytes>): Promise<PageBytes> {
    const known = this.known(name);
    if (known !== null) return known;
    const { blog, key, standing } = name;
    const page = make();
    const kept = this.keep(nameOf(blog, key), { blog, standing, page, made: null });
    page.then(
      (made) => {
        kept.made = made;
        this.letGo();
      },
      () => this.kept.get(nameOf(blog, key)) === kept && this.kept.delete(nameOf(blog, key)),
    );
    return page;
  }

  /** Lets go of all pages of a blog. */
  drop(blog: string): void {
    for (const [name, kept] of this.kept) if (kept.blog === blog) this.kept.delete(name);
  }

  /** Moves a page to the end: the one that is asked for now is let go last. */
  private keep(name: string, one: Kept): Kept {
    this.kept.delete(name);
    this.kept.set(name, one);
    return one;
  }

  private letGo(): void {
    let held = 0;
    for (const [name, { made }] of this.kept) held += sizeOf(name, made);
    for (const [name, { made }] of this.kept) {
      if (held <= this.most) return;
      this.kept.delete(name);
      held -= sizeOf(name, made);
    }
  }
}

function nameOf(blog: string, key: string): string {
  return `${blog} ${key}`;
}

/** Names count, too: strangers choose how long an address is. */
function sizeOf(name: string, made: PageBytes | null): number {
  return name.length + (made?.size ?? 0);
}
