/** The part of an embed's script that loads more entries: loaded with the first tap on the link to them. */
export { loadMore as more } from '../feed/page/more.js';
