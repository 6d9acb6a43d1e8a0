/**
 * The part of an embed's script that comes on use: it knows which entries belong into a feed of some alone, loads more, brings
 * those that are wanted from the start, tells the times of a rally that is announced, and asks again for lost photos.
 */
export { bring } from './bring.js';
export { choose } from './choose.js';
export { loadMore as more } from '../feed/page/more.js';
export { ownTimes } from '../feed/page/ownTimes.js';
export { retryPhotos } from '../feed/page/photoRetry.js';
