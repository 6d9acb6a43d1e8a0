/** The groups that share a frame: of each feed, one for every audience that it has. */
import type { Audience } from '../feed/deltas.js';
import type { LiveFeed } from '../feed/feeds.js';
import { ReaderGroup, type Laggards } from './readerFanout.js';

export class ReaderGroups {
  private readonly ofFeeds = new WeakMap<LiveFeed, Map<string, ReaderGroup>>();

  constructor(
    private readonly laggards: Laggards,
    private readonly onFault: (error: unknown, where: string) => void,
  ) {}

  /** Returns the group of an audience, made where it is the first of its kind. */
  of(live: LiveFeed, audience: Audience): ReaderGroup {
    const ofFeed = this.ofFeeds.get(live) ?? new Map<string, ReaderGroup>();
    this.ofFeeds.set(live, ofFeed);
    const name = `${audience.as} ${audience.lang}`;
    const known = ofFeed.get(name);
    if (known !== undefined) return known;
    const forget = (): unknown => ofFeed.delete(name);
    const made = new ReaderGroup(live.frames, audience, this.laggards, forget, this.onFault);
    ofFeed.set(name, made);
    return made;
  }
}
