/**
 * The second part of the script of a readers' page: all that nobody needs in the first second. It is loaded when the page has
 * come to be live, or with the first tap on something that it does.
 */
import { choose } from '../feed/page/choice.js';
import { loadMore } from '../feed/page/more.js';
import { retryPhotos } from '../feed/page/photoRetry.js';
import type { Loader } from '../feed/timeline/loader.js';
import type { LivePart, Open } from './open.js';
import { followOwnTimes } from './second/ownTimes.js';
import { offerTextFirst } from './offerTextFirst.js';
import { offerOwnLanguage } from './ownLanguage.js';
import { tellMe } from './tellMe.js';
import { Days } from './second/days.js';
import { FeedPattern } from './second/feedPattern.js';
import { LanguageTaken } from './second/languageTaken.js';
import { NewerEnd } from './second/newerEnd.js';
import { ReaderNews } from './second/news.js';
import { openPhotos } from './second/photos.js';
import { Sharing } from './second/sharing.js';
import { loadSheet } from './second/sheet.js';
import { Visit } from './second/visit.js';
import { secondWords } from './second/words.js';
import type { ReaderSecond } from '../../shared/messages/en/readerSecond.js';

export async function begin(open: Open): Promise<void> {
  const { stream, live } = open;
  const sheet = loadSheet(document.body.dataset.laterStyle);
  followOwnTimes(open);
  retryPhotos(document);
  tellMe();
  offerOwnLanguage(document);
  if (stream && live) choose(stream, live.view, document);
  const loader = stream && live && loadMore(stream, live.timeline, open.words, live.from);
  if (stream) new FeedPattern(stream).start();
  // Without its words a page is read as before: what needs them is left out.
  const words = await secondWords(document.documentElement.lang).catch(() => null);
  if (stream && live) new LanguageTaken(stream.dataset.lang ?? '', words?.languageTaken).start();
  // A button without its style would move the entry's text.
  if ((await sheet) && words) new Sharing(words).start();
  offerTextFirst(words?.viewer.load ?? '');
  if (words) openPhotos(words.viewer);
  if (words && stream && live && loader) follow(open, stream, live, { loader, words });
  // For tests and styles: from here on nothing of the page's script is missing.
  document.body.dataset.whole = '';
}

function follow(
  open: Open,
  stream: HTMLElement,
  live: LivePart,
  { loader, words }: { loader: Loader; words: ReaderSecond },
): void {
  new Days(stream).start();
  new ReaderNews(open, stream, live).start();
  new NewerEnd(stream, live, loader, words).start();
  new Visit(stream, words, open.lang).start();
}
