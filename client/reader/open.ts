/**
 * The first part of the page's script as its second part finds it. Both are built apart, so the names here stand written out in
 * both (see server/build/ownNames.mjs).
 */
import type { From } from '../feed/page/more.js';
import type { Speaker } from '../feed/page/speaker.js';
import type { Others } from '../feed/page/times.js';
import type { Article, Joint, View } from '../feed/timeline/ports.js';

export interface Open {
  stream: HTMLElement | null;
  /** The language of figures, by which browsers write numbers and times: see `writtenAs`. */
  lang: string;
  /** Tells the times of the whole page anew. */
  refresh: () => void;
  /** Set by the second part: fills the times that only an announced rally has. */
  filled?: Others;
  /** Only on a page that goes on live. */
  live?: LivePart;
  /** Set by the second part: what is said of new entries, where that is more than their number. */
  told?: (articles: readonly Article[]) => void;
  counted?: (articles: ReadonlyMap<string, Article>) => string;
  /** The entries that wait for the reader to show them, once there were any. */
  pending?: ReadonlyMap<string, Article>;
}

export interface LivePart {
  from: From;
  timeline: Joint;
  view: Pick<View, 'newer' | 'skips' | 'place' | 'remove' | 'top'>;
  /** Tells screen readers that so many entries are new, politely and in batches. */
  tell: (articles: readonly Article[]) => void;
  /** The sentence on so many new entries. */
  count: (size: number) => string;
  /** Hears how the connection stands. */
  says: Pick<Speaker, 'connection'>;
  /** Where the page stood in the record when it came. */
  seq: number;
}
