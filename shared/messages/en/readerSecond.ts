/** The words of the second part of a readers' page's script, which is loaded after the page has come to be live. */
import type { Like } from '../words.js';
import { gone } from './gone.js';
import { scriptLater } from './scriptLater.js';

export const words = {
  scriptLater,
  gone,
  newerEntries: 'Newer entries',
  isNew: 'new',
  share: 'Share this entry',
  shared: 'Link copied',
  shareFailed: 'The link could not be copied: {address}',
  remember: 'Remember where I was',
  forget: 'Forget it',
  kept: 'From now on this device remembers how far you have read.',
  forgotten: 'Forgotten.',
  noRoom: 'This device keeps nothing for this page: its storage is full or refused.',
  sinceLast: { one: '{n} new entry since you were last here', other: '{n} new entries since you were last here' },
  manySinceLast: '{n} or more new entries since you were last here',
  languageTaken: 'This live blog is no longer in your language. It goes on in its first one.',
  /** In the place of a page whose blog was hidden from readers while it was open. */
  notHere: {
    title: 'This page is no longer here',
    text: 'This live blog is not public any more, and nothing of it is kept here.',
  },
  /** The viewer of photos. */
  viewer: {
    title: 'Photo',
    count: 'Photo {n} of {total}',
    previous: 'Previous photo',
    next: 'Next photo',
    close: 'Close',
    description: 'Description: {text}',
    gone: 'This photo was taken down.',
    /** On the box of a photo that is loaded on a tap, before its description and its size. */
    load: 'Show photo',
  },
};

export type ReaderSecond = Like<typeof words>;
