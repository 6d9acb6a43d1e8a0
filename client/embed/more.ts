/** The part of an embed's script that comes on use: it loads more entries, and tells the times of a rally that is announced. */
export { loadMore as more } from '../feed/page/more.js';
export { ownTimes } from '../feed/page/ownTimes.js';
