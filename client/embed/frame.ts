/** The script of `/embed/:slug` in an iframe. A page of older entries stays as it is. */
import './frame.css';
import { createLiveEmbed } from './liveEmbed.js';

const { dataset } = document.querySelector<HTMLElement>('[role=feed]') ?? document.body;
if (dataset.middle === undefined) {
  createLiveEmbed({
    root: document,
    origin: location.origin,
    address: location.pathname,
    lang: new URLSearchParams(location.search).get('lang') ?? undefined,
    olderAddress(before) {
      const address = new URL(location.href);
      address.searchParams.set('before', String(before));
      return address.href;
    },
    // A reload would keep its place in the page, beneath the note at its beginning.
    again: () => location.replace(location.pathname + location.search),
  })();
}
