/** Sites of every kind that embed the rally, behind one contents page: in the demo to be looked at, in flows to be tested. */
import { arabic } from './hostPage/arabic.js';
import { contentsPage } from './hostPage/contents.js';
import { kept, plain, strict } from './hostPage/newspaper.js';
import { html, style, type Host, type Pages, type Place } from './hostPage/pages.js';
import { react } from './hostPage/react.js';
import { STYLE } from './hostPage/style.js';
import { wordpress } from './hostPage/wordpress.js';
import { HostPage } from './hostPage.js';

export interface HostPagesParts extends Place {
  /** The folder in which the build put the app of the page of React. */
  builtDir: string;
  /** The time, ms. */
  now: () => number;
  port?: number;
  host?: string;
}

export function createHostPages(parts: HostPagesParts): HostPage {
  const hosts = hostsOf(parts);
  const pages: Pages = {
    '/': () => html(contentsPage(hosts)),
    '/style.css': () => style(STYLE),
    ...Object.fromEntries(hosts.flatMap(({ pages: own }) => Object.entries(own))),
  };
  return new HostPage(pages, parts);
}

/** The sites, as the contents page lists them. */
export function hostsOf({ builtDir, now, ...place }: Omit<HostPagesParts, 'port' | 'host'>): Host[] {
  return [plain(place), strict(place), ...wordpress(place), react(place, builtDir), arabic(place), kept(place, now)];
}
