/**
 * Reads and changes the HTML of a page in a worker, which has no parser: all of this HTML is the server's own. Where a mark
 * is missing, nothing is read or changed.
 */

/** The feed is the first element from there on that has attributes of those names. */
function attributeOfFeed(html: string, name: string): string | undefined {
  const from = html.indexOf('role="feed"');
  return from < 0 ? undefined : new RegExp(` data-${name}="([^"]*)"`).exec(html.slice(from))?.[1];
}

/** Whether it is the blog's newest page, and not that of a network that wants a sign-in first. */
export function isNewestPage(html: string, slug: string): boolean {
  return attributeOfFeed(html, 'blog') === slug && attributeOfFeed(html, 'before') === undefined;
}

export function langOf(html: string): string {
  return attributeOfFeed(html, 'lang') ?? '';
}

/** Whether `former` is of a later position of the same record: a cache on the way may answer with an older page. */
export function isOlder(html: string, former: string): boolean {
  const isSameRecord = attributeOfFeed(html, 'epoch') === attributeOfFeed(former, 'epoch');
  return isSameRecord && Number(attributeOfFeed(html, 'seq')) < Number(attributeOfFeed(former, 'seq'));
}

/** The place of the page in the blog's record, as an address asks for one that is not older; `seq`: a later one. */
export function placeOf(html: string, seq: number): string {
  return `${attributeOfFeed(html, 'epoch') ?? ''}.${seq.toString()}`;
}

/** Without structured data, which says the entries' words once more and is for search engines alone. */
export function withoutData(html: string): string {
  return html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '');
}

/** The addresses of scripts and styles that the page names, also of those that come later. */
export function filesIn(html: string): string[] {
  return [...new Set([...html.matchAll(/"(\/assets\/[\w./-]+\.(?:js|css))"/g)].map(([, address = '']) => address))];
}

/** The smallest file of each photo, the newest photo first. */
export function photosIn(html: string): string[] {
  return [...new Set([...html.matchAll(PICTURE)].flatMap(([picture]) => smallestOf(picture) ?? []))];
}

/** The smallest file of the photo of which another file is asked for. */
export function smallestBeside(html: string, path: string): string | undefined {
  const picture = [...html.matchAll(PICTURE)].find(([picture]) => picture.includes(`${path} `));
  return picture && smallestOf(picture[0]);
}

const PICTURE = /<picture>.*?<\/picture>/gs;

/** The first width of the first type: the server sorts widths, and the better type stands first. */
function smallestOf(picture: string): string | undefined {
  return /srcset="(\/media\/[^\s",]+) /.exec(picture)?.[1];
}

/** What was taken back: entries by their ids, and photos by the addresses of their files. */
export interface TakenBack {
  gone?: readonly string[];
  photos?: readonly string[];
}

/**
 * Without these entries and whatever names one of these photos: of a photo its words go, too. An article holds no other
 * article. Above the feed all pinned copies go where one of them has to, since their first words stand in one line; and so
 * does each key moment of an entry that is gone. The next copy has those that stay.
 */
export function without(html: string, { gone = [], photos = [] }: TakenBack): string {
  const isOut = (article: string): boolean =>
    gone.includes(idOf(article)) || photos.some((photo) => article.includes(photo));
  const isPinOut = (pins: string): boolean =>
    gone.some((id) => pins.includes(` data-pinned="${id}"`)) || photos.some((photo) => pins.includes(photo));
  return html
    .replace(/<section class="pins">.*?<\/section>/s, (pins) => (isPinOut(pins) ? '' : pins))
    .replace(/<article\b[^>]*>.*?<\/article>/gs, (article) => (isOut(article) ? '' : article))
    .replace(MOMENT, (moment: string, id: string) => (gone.includes(id) ? '' : moment));
}

/** A line of a list that leads to an entry: it holds no other list. */
const MOMENT = /<li\b[^>]*><a href="[^"]*\/entries\/([\w-]+)[^"]*">.*?<\/li>/gs;

const idOf = (article: string): string => /^<article\b[^>]*? id="e-([\w-]+)"/.exec(article)?.[1] ?? '';

export function holdsEntry(html: string, id: string): boolean {
  return [...html.matchAll(/<article\b[^>]*>/g)].some(([article]) => idOf(article) === id);
}

/** As it is shown: with a note on top, and without a word that it is live. `style`: the address of the note's style. */
export function marked(html: string, { note, line, styles }: { note: string; line: string; styles: string[] }): string {
  const links = styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('');
  return html
    .replace('</head>', () => `${links}</head>`)
    .replace(/<main[^>]*>/, (main) => main + note)
    .replace(
      /(<p data-connection=")[^"]*("[^>]*>)[^<]*/,
      (_, before: string, after: string) => `${before}offline${after}${escaped(line)}`,
    );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
