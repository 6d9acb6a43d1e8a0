/** Makes the feed of the page in a frame live. */
import { WINDOW } from '../feed/page/steady.js';
import { cleaned } from './cleaned.js';
import { createLiveFeed, type FeedParts } from './liveFeed.js';

export interface EmbedParts extends Pick<FeedParts, 'origin' | 'address' | 'olderAddress' | 'again'> {
  root: Document;
  /** The `lang` that was asked for, if any. */
  lang: string | undefined;
}

/** As `createLiveFeed`. */
export function createLiveEmbed({ lang, ...parts }: EmbedParts): () => () => void {
  const asked = new URLSearchParams(location.search);
  const selection = ['only', 'kind', 'order'].flatMap((name) => [[name, asked.get(name)]] as const);
  const query = Object.fromEntries([...selection, ['lang', lang]].filter(([, value]) => value)) as Record<
    string,
    string
  >;
  return createLiveFeed({ ...parts, room: WINDOW, query, clean: (html) => cleaned(html, parts.origin) });
}
