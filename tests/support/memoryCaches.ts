/** A browser's caches in memory, as far as a copy uses them, and the pages of a blog for them. */

const pathOf = (request: RequestInfo | URL): string =>
  new URL(request instanceof Request ? request.url : String(request), 'http://x').pathname;

export class MemoryCaches {
  /** Whether there is room for a file of that path. */
  room: (path: string) => boolean = () => true;
  private readonly all = new Map<string, Map<string, Response>>();

  open(name: string): Promise<Cache> {
    const files = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, files);
    const cache = {
      match: (request: RequestInfo) => Promise.resolve(files.get(pathOf(request))?.clone()),
      keys: () => Promise.resolve([...files.keys()].map((path) => new Request(`http://x${path}`))),
      delete: (request: RequestInfo) => Promise.resolve(files.delete(pathOf(request))),
      put: (request: RequestInfo, answer: Response) => {
        if (!this.room(pathOf(request))) return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
        return Promise.resolve(void files.set(pathOf(request), answer));
      },
    };
    return Promise.resolve(cache as unknown as Cache);
  }

  has(name: string): Promise<boolean> {
    return Promise.resolve(this.all.has(name));
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.all.delete(name));
  }

  match(path: RequestInfo | URL, { cacheName = '' } = {}): Promise<Response | undefined> {
    return Promise.resolve(this.all.get(cacheName)?.get(pathOf(path))?.clone());
  }

  paths(name: string): string[] {
    return [...(this.all.get(name)?.keys() ?? [])].sort();
  }
}

export const photoOf = (name: string): string =>
  `<picture><img src="/media/${name}-l.webp" srcset="/media/${name}-s.webp 480w, /media/${name}-l.webp 960w"/></picture>`;

/** The newest page of the blog "baku", with entries by their ids. */
export function pageOf(seq: number, ...entries: [id: string, inner: string][]): string {
  const articles = entries.map(([id, inner]) => `<article id="e-${id}" data-entry="${id}">${inner}</article>`);
  const feed = `<div role="feed" data-blog="baku" data-epoch="e1" data-seq="${seq}" data-lang="uk">`;
  return `<html><head></head><body><main>${feed}${articles.join('\n')}</div></main><script src="/assets/reader-1.js"></script></body></html>`;
}
