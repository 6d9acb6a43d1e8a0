/**
 * The second part of the script of a readers' page: all that nobody needs in the first second. It is loaded when the page has
 * come to be live, or with the first tap on something that it does.
 */
import { choose } from '../feed/page/choice.js';
import { loadMore } from '../feed/page/more.js';
import { retryPhotos } from '../feed/page/photoRetry.js';
import type { Open } from './open.js';
import { followOwnTimes } from './second/ownTimes.js';
import { offerTextFirst } from './offerTextFirst.js';
import { offerOwnLanguage } from './ownLanguage.js';
import { tellMe } from './tellMe.js';
import { followAround } from './second/aroundEntry.js';
import { Days } from './second/days.js';
import { sayEmpty } from './second/emptyFeed.js';
import { EntryGone } from './second/entryGone.js';
import { FeedPattern } from './second/feedPattern.js';
import { LanguageTaken } from './second/languageTaken.js';
import { laterFiles } from './second/laterFiles.js';
import { LateScript } from './second/lateScript.js';
import { NewerEnd } from './second/newerEnd.js';
import { ReaderNews } from './second/news.js';
import { NotHere } from './second/notHere.js';
import { openPhotos } from './second/photos.js';
import { Sharing } from './second/sharing.js';
import { loadSheet } from './second/sheet.js';
import { StillPage } from './second/stillPage.js';
import { Told } from './second/told.js';
import { Visit } from './second/visit.js';
import { secondWords } from './second/words.js';
import type { ReaderSecond } from '../../shared/messages/en/readerSecond.js';

export async function begin(open: Open): Promise<void> {
  const { stream, live } = open;
  const sheet = loadSheet(laterFiles.style);
  retryPhotos(document);
  // With its style at once: it would move under a finger that is on the way to it.
  const offered = sheet.then(() => tellMe(laterFiles.tell));
  offerOwnLanguage(document, laterFiles.offer);
  if (stream) new Told(stream).start(live?.seq ?? Number(stream.dataset.seq));
  if (stream && live) choose(stream, live.view, document);
  if (live && stream?.dataset.alone !== undefined) followAround(live.view);
  if (stream) new FeedPattern(stream).start();
  // Also on a page in the middle of the record: a correction brings an entry without its line. The line's style is later, too.
  if (stream) void sheet.then(() => new Days(stream).start());
  // Without its words a page is read as before: what needs them is left out.
  const words = await secondWords(document.documentElement.lang).catch(() => null);
  if (stream && live) new LanguageTaken(stream.dataset.lang ?? '', words?.languageTaken).start(live.view);
  if (stream) followEnd(open, stream, words);
  if (words) await speak(open, words, sheet);
  offerTextFirst(words?.viewer.load ?? '', laterFiles.textFirst);
  await offered;
  // For tests and styles: from here on nothing of the page's script is missing.
  document.body.dataset.whole = '';
}

/** Follows whether there is such a blog; a page that has no connection asks. */
function followEnd({ live, refresh }: Open, feed: HTMLElement, words: ReaderSecond | null): void {
  const notHere = new NotHere(feed, words?.notHere);
  if (live) notHere.start(live);
  else new StillPage({ feed, refresh, gone: () => notHere.leave() }).start();
}

async function speak(open: Open, words: ReaderSecond, sheet: Promise<boolean>): Promise<void> {
  const { stream, live } = open;
  const { scriptLater } = words;
  followOwnTimes(open, scriptLater);
  const loader = stream && live && loadMore(stream, live.timeline, scriptLater, live.from);
  // Without its style a button would move the entry's text, and words in place of entries would stand beside them.
  if (await sheet) {
    sayEmpty(document.querySelector('[data-empty]'), scriptLater);
    new Sharing(words).start();
  }
  openPhotos(words.viewer, laterFiles.viewer);
  if (!stream) return;
  const late = new LateScript({ feed: stream, words: scriptLater, lang: open.lang, script: laterFiles.late });
  late.start();
  if (!live || !loader) return;
  new EntryGone(stream, words.gone).start(live.view);
  new ReaderNews(open, live, late).start();
  new NewerEnd(stream, live, loader, words).start();
  new Visit(stream, words, open.lang).start();
}
