/** An instance made of the real feed, with the readers' socket left out: what it does at a join is done here alike. */
import type { Page } from '../../client/feed/timeline/ports.js';
import type { Feeds, LiveFeed } from '../../server/feed/feeds.js';
import type { ChangesAnswer, Frame, HtmlDelta, Position } from '../../shared/protocol/readers.js';
import { pageOfHtml } from './pageHtml.js';
import type { Instance, ReaderPort } from './simulatedWire.js';

const AUDIENCE = { as: 'html', lang: 'en' } as const;
const POLL = 10;

export class FeedInstance implements Instance {
  private readonly feeds: Feeds;
  private readonly slug: string;

  constructor(feeds: Feeds, slug: string) {
    this.feeds = feeds;
    this.slug = slug;
  }

  async changes(ask: { epoch: string; since: number }): Promise<ChangesAnswer<HtmlDelta>> {
    const { changes } = await this.live();
    return JSON.parse((await changes.answer({ ...ask, ...AUDIENCE })).json) as ChangesAnswer<HtmlDelta>;
  }

  async page({ at, before }: { at?: Position; before?: number }): Promise<Page | null> {
    const { feed, pages } = await this.live();
    const reached = () => !at || (at.epoch === feed.epoch && at.head <= feed.head);
    if (!reached()) await feed.heal();
    if (!reached()) return null;
    const page = before === undefined ? await pages.newest('en') : await pages.older('en', before);
    return page && pageOfHtml(page.body.toString());
  }

  join(auth: { epoch?: string; seq?: number }, reader: ReaderPort, missed: () => boolean): () => void {
    let left = false;
    let leave = () => {
      left = true;
    };
    void this.live().then(async (live) => {
      const end = await this.letIn(live, auth, reader, missed);
      if (left) end();
      else leave = end;
    });
    return () => leave();
  }

  private async letIn(
    { feed, frames, changes }: LiveFeed,
    { epoch, seq = 0 }: { epoch?: string; seq?: number },
    reader: ReaderPort,
    missed: () => boolean,
  ): Promise<() => void> {
    const why = await changes.resetReasonFor({ since: seq, ...(epoch !== undefined && { epoch }) });
    const catchUp = why === null && seq < feed.head ? frames.build(seq, AUDIENCE) : null;
    const standing = { epoch: feed.epoch, head: feed.head };
    reader.hello({ ...standing, at: catchUp ? seq : feed.head, now: '', poll: POLL, lang: 'en' });
    if (why !== null) reader.reset({ ...standing, why });
    if (catchUp) reader.frame(frameOf(catchUp.json));
    return frames.listen(AUDIENCE, {
      isPinged: false,
      frame: ({ json }) => missed() || reader.frame(frameOf(json)),
      position: (position) => reader.position(position),
      reset: (reset) => reader.reset(reset),
      close: () => undefined,
    });
  }

  private async live(): Promise<LiveFeed> {
    const live = await this.feeds.forReaders(this.slug);
    if (!live) throw new Error('the blog is gone');
    return live;
  }
}

function frameOf(json: string): Frame<HtmlDelta> {
  return JSON.parse(json) as Frame<HtmlDelta>;
}
