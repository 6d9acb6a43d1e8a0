/**
 * A client of the HTTP interface for programs: it posts, reads and follows. It needs nothing but `fetch`, so it runs in
 * Node and in browsers alike. docs/PROGRAMS.md shows it at work.
 */
import type { PublicBlog } from '../../shared/entry.js';
import { RemoteBlog } from './remoteBlog.js';
import { PATIENCE, Requests, type Patience } from './requests.js';

export type { News, Place } from './following.js';
export type { NewEntry, EntryChanges, RemoteBlog, Walk } from './remoteBlog.js';
export { Problem } from './problem.js';

export interface RallylineOptions {
  /** A bearer token, which `rallyline token` makes: for commands alone. Reading never sends it. */
  token?: string;
  /** The `fetch` to use, where it is not that of the platform. */
  fetch?: typeof fetch;
  patience?: Partial<Patience>;
}

export class Rallyline {
  private readonly requests: Requests;

  /** `origin`: of the server, such as `https://live.example.org`. */
  constructor(origin: string, { token, fetch: ask = fetch, patience = {} }: RallylineOptions = {}) {
    const { origin: at } = new URL(origin);
    this.requests = new Requests({ origin: at, token, ask, patience: { ...PATIENCE, ...patience } });
  }

  /** The public blogs. Throws `Problem`, and what `fetch` throws where the server cannot be reached for long. */
  async blogs(signal?: AbortSignal): Promise<PublicBlog[]> {
    const { blogs } = await this.requests.read<{ blogs: PublicBlog[] }>('/api/v1/blogs', signal);
    return blogs;
  }

  /** A blog by its slug; nothing is asked yet. */
  blog(slug: string): RemoteBlog {
    return new RemoteBlog(slug, this.requests);
  }
}
