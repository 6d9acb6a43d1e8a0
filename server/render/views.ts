/** The data of pages. All of it is public, so that rendering can show nothing that readers may not see. */
import type { Kind, PublicBlog, PublicEntry } from '../../shared/entry.js';

/** Root-relative addresses of the built scripts and styles, with their content's hash in the name. */
export interface Assets {
  reader: ReaderAssets;
  reporter: AppAssets;
  /**
   * The installed app of reporters: its worker's script, the worker's part that sends, the folder of the search of faces,
   * and its icons by their size in pixels.
   */
  installed: {
    worker: string;
    sending: string;
    faces: string;
    icons: { 180: string; 192: string; 512: string; maskable: string };
  };
  desk: AppAssets;
  join: { script: string; style: string };
  /** The page for an iframe; and the script that `/frame.js` answers with, for the page around it. */
  frame: { script: string; style: string; beside?: string };
  /** The script that `/embed.js` answers with, its part that makes the element live, and the part of all embeds that comes on use. */
  embed: { script: string; live?: string; more?: string };
  /** The style of the page about the interface for programs. */
  docs?: string;
}

export interface ReaderAssets {
  script: string;
  /** The part of the script that comes later; it knows the addresses of all files that come on use. */
  second?: string;
  /** The files of that part's words, by their language. */
  words?: AppAssets['words'];
  inline: InlineTexts;
  /** The style that can wait: what may yet come to an open page, what scripts add, and print. */
  later?: string;
  /** The style of a printed page, for those without scripts. */
  print?: string;
  /** Shows photos as large as the screen; without it a photo is a link to its file. */
  viewer?: { script: string; style: string };
  /** Keeps groups of late entries on an open page. */
  late?: string;
  /** Loads photos on a tap alone, for readers who chose that. */
  textFirst?: string;
  /** The part for a reader who wishes to be told. */
  tell?: { script: string; style: string };
  /** The readers' worker, which has an address of its own. */
  worker?: string;
}

/** Texts of the build that stand in a page itself, so that its first view needs no second answer. The policy names their hashes. */
export interface InlineTexts {
  /** The style of a blog's page, and of all that pages have in common. */
  style: string;
  /**
   * Styles on top, of what only some pages have (styleGroups.ts): labels of entries, seldom titles and states, parts of a page,
   * kinds of entries, photos, what runs from right to left.
   */
  labels: string;
  rare: string;
  parts: string;
  kinds: string;
  photos: string;
  rtl: string;
  /** The style of pages of one thing, on top. */
  pages: string;
  /** The script's first lines: they open the socket while the script is on its way. */
  early: string;
}

export interface AppAssets {
  script: string;
  style: string;
  /** A script of a few lines that begins before the app's own is here. */
  early?: string;
  /** The files of each language's words, by its tag: first the one that the page begins with. The app's script loads what it needs. */
  words?: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Other files that the script loads by itself when they are needed. */
  later?: readonly string[];
}

export interface Site {
  name: string;
  /** The operator's contact, or null where none is set. */
  contact: string | null;
  /** The origin of absolute addresses, without a trailing slash; from the settings, never from a header (rule X3). */
  url: string;
  assets: Assets;
}

/** The data of the top, above a feed. */
export interface TopView {
  blog: PublicBlog;
  lang: string;
  /** Published entries by falling order. */
  pinned: PublicEntry[];
  keys: PublicEntry[];
  /** Entries on which points of the summary rest: a point says its entry's time. */
  rests?: PublicEntry[];
  site?: Pick<Site, 'contact' | 'url'>;
  /** The mark of `termsOf`, for embeds: the first view of the blog's page has no byte for it. */
  terms?: string;
}

export interface ArticleView {
  entry: PublicEntry;
  blog: Pick<PublicBlog, 'slug' | 'timeZone' | 'languages'> &
    Partial<Pick<PublicBlog, 'drives' | 'publisher' | 'startsAt' | 'translations'>>;
  lang: string;
  /** The operator's contact, for blogs that name none, and the origin of addresses in messages. */
  site?: Pick<Site, 'contact' | 'url'>;
  /** The article stands outside of the blog's page, which would say the day and the zone of its times. */
  alone?: boolean;
  /** The article is for pages without our styles: nothing in it depends on its looks. */
  bare?: boolean;
  /** Long texts are not folded, as on the entry's own page. */
  whole?: boolean;
}

/** Which of a blog's entries a page shows, and in which order. */
export interface Selection {
  /** Entries of one kind, or key moments, alone. */
  only?: Kind | 'key';
  /** From the oldest entry to the newest. */
  rising?: boolean;
}

/** Entries on one side of an order. */
export interface Side {
  before?: number;
  after?: number;
}

/** A blog's page. Its entries come as HTML that was made once (rule F2); the rest is rendered from this data. */
export interface BlogPageView {
  site: Site;
  top: TopView;
  /** The HTML of the articles, by falling order. */
  articles: string[];
  /** The order of the last article, to ask for entries before it; null where there are no older ones. */
  older: number | null;
  /** The order before which the next entries of all were asked for: such a page stays as it is. */
  before: number | null;
  /** The order to ask newer entries after; null where the newest are here. Not given on the newest page of all. */
  newer?: number | null;
  /** Where the page shows some entries alone, or another order. */
  selection?: Selection;
  /** Neither the newest nor, in that order, the oldest entries: the page stays as it is. */
  middle?: boolean;
  /** The id of the only entry, on its own page. */
  alone?: string;
  poll: number;
  /** The reader asked for a language that the blog does not have. */
  isOtherLanguage?: boolean;
  /** The same entries for search engines (`renderUpdate`), and when readers first and last saw the blog change, ISO 8601. */
  search?: { updates: string[]; told: { begun: string; last: string } };
}

/** The surroundings of an entry on its own page, also once it is gone. */
export interface GonePageView {
  site: Site;
  blog: PublicBlog;
  lang: string;
  /** The entry's order, and how many entries are newer: at most `MOST_COUNTED`, which stands for more. */
  order: number;
  newer: number;
  /** Entries on which points of the summary rest. */
  rests?: PublicEntry[];
}

export interface EntryPageView extends Omit<GonePageView, 'order' | 'newer'>, Partial<Pick<GonePageView, 'newer'>> {
  entry: PublicEntry;
  poll?: number;
  /** The reader asked for a language that the blog does not have. */
  isOtherLanguage?: boolean;
}

export interface HomeView {
  site: Site;
  /** The languages that the reader prefers, best first: this page is of no blog, whose languages would decide. */
  wanted?: readonly string[];
  blogs: PublicBlog[];
}

/** A page with a single notice: something is not there, is gone, or went wrong. */
export interface NoticePageView {
  site: Site;
  /** The languages that the reader prefers, best first. */
  wanted?: readonly string[];
  status: 404 | 410 | 422 | 500 | 503;
  /** The id under which the error was logged, with status 500. */
  errorId?: string;
}
