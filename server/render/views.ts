/** What the pages are made from. Everything here is public: whoever renders can show nothing that readers may not see. */
import type { PublicBlog, PublicEntry } from '../../shared/entry.js';

/** Root-relative addresses of the built scripts and styles, with their content's hash in the name. */
export interface Assets {
  /** `viewer`: the script that shows photos as large as the screen; without it a photo is a link to its file. */
  reader: { script: string; style: string; viewer?: string };
  reporter: AppAssets;
  desk: AppAssets;
  join: { script: string; style: string };
  /** The page for an iframe. */
  frame: { script: string; style: string };
  /** What `/embed.js` answers with. */
  embed: { script: string };
}

export interface AppAssets {
  script: string;
  style: string;
  /** The file of each language's words, by its tag: the script asks for one of them by itself, which takes a turn. */
  words?: Readonly<Partial<Record<string, string>>>;
}

export interface Site {
  name: string;
  /** How to reach the operator, or null where none is set. */
  contact: string | null;
  /** Origin of absolute addresses, without a trailing slash; from the settings, never from a header (rule X3). */
  url: string;
  assets: Assets;
}

/** What stands above a feed. */
export interface TopView {
  blog: PublicBlog;
  lang: string;
  /** Published entries by falling order. */
  pinned: PublicEntry[];
  keys: PublicEntry[];
  site?: Pick<Site, 'contact' | 'url'>;
}

export interface ArticleView {
  entry: PublicEntry;
  blog: Pick<PublicBlog, 'slug' | 'timeZone' | 'languages'> &
    Partial<Pick<PublicBlog, 'drives' | 'publisher' | 'startsAt'>>;
  lang: string;
  /** Whom to ask where the blog names nobody, and what addresses in messages begin with. */
  site?: Pick<Site, 'contact' | 'url'>;
  /** Not on the blog's page, which says the day and whose time the times are in. */
  alone?: boolean;
  /** For other programs and pages, which do not have our styles: nothing in it means anything by its looks alone. */
  bare?: boolean;
  /** Long texts are not folded: the page is of this one entry. */
  whole?: boolean;
}

/** Everything of a page but its entries is rendered here; entries come as HTML that was made once (rule F2). */
export interface BlogPageView {
  site: Site;
  top: TopView;
  /** The HTML of the articles, by falling order. */
  articles: string[];
  /** The order of the last one, to ask older ones before; null where there are none. */
  older: number | null;
  /** The order that this page was asked before; null on the newest page, which alone goes on live. */
  before: number | null;
  poll: number;
  /** Another language was asked for than the blog has. */
  isOtherLanguage?: boolean;
}

export interface EntryPageView {
  site: Site;
  blog: PublicBlog;
  lang: string;
  entry: PublicEntry;
  /** Another language was asked for than the blog has. */
  isOtherLanguage?: boolean;
}

export interface HomeView {
  site: Site;
  /** The languages that somebody wants the words in, the best first: these pages are of no blog, which would have its own. */
  wanted?: readonly string[];
  blogs: PublicBlog[];
}

/** A page that says one thing: what is not there, what is gone, what went wrong. */
export interface NoticePageView {
  site: Site;
  /** As of the home page. */
  wanted?: readonly string[];
  status: 404 | 410 | 422 | 500 | 503;
  /** With 500: the id under which the error was logged. */
  errorId?: string;
}
