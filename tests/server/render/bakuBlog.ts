/** The blog of the rally in Baku on 27 February 2022, and how an entry of it is made, for tests. */
import type { Kind, KindFields, PublicBlog, PublicEntry, Translation } from '../../../shared/entry.js';
import type { Site } from '../../../server/render/views.js';
import { INLINE, INSTALLED_APP } from '../../support/installedApp.js';

export const site: Site = {
  name: 'Rallyline',
  contact: 'operator@example.org',
  url: 'https://rally.example.org',
  assets: {
    reader: {
      script: '/assets/reader.abc123.js',
      inline: INLINE,
    },
    reporter: { script: '/assets/reporter.abc123.js', style: '/assets/reporter.abc123.css' },
    desk: { script: '/assets/desk.abc123.js', style: '/assets/desk.abc123.css' },
    join: { script: '/assets/join.abc123.js', style: '/assets/reporter.abc123.css' },
    frame: { script: '/assets/frame.abc123.js', style: '/assets/frame.abc123.css' },
    embed: { script: '/assets/embed.abc123.js' },
    installed: INSTALLED_APP,
  },
};

export const blog: PublicBlog = {
  translations: {},
  slug: 'baku-ukraine',
  epoch: 'k3x9',
  head: 41,
  rev: 3,
  title: 'Rally for Ukraine in Baku',
  standfirst:
    'Residents of Baku gather in front of the embassy of Ukraine, three days after Russia began its full-scale invasion. Reporters on the square write here.',
  place: 'Embassy of Ukraine, Baku',
  timeZone: 'Asia/Baku',
  languages: ['en', 'uk', 'az'],
  status: 'live',
  statusAt: '2022-02-27T11:02:00.000Z',
  visibility: 'public',
  startsAt: '2022-02-27T11:00:00.000Z',
  asks: ['Humanitarian aid for the people of Ukraine: it is collected at the embassy'],
  summary: [
    {
      lang: 'en',
      text: 'A large, crowded rally in support of Ukraine in front of its embassy',
      entry: entryId(2),
    },
    { lang: 'en', text: 'The embassy collects aid for ten days; each day one truck leaves for the border of Ukraine' },
  ],
  drives: [
    {
      id: 'trucks',
      title: 'Humanitarian aid for Ukraine',
      unit: 'trucks',
      target: 10,
      done: 3,
      place: 'Embassy of Ukraine, Baku',
      destination: 'the western border of Ukraine',
    },
  ],
  publisher: { name: 'Square Press', contact: 'desk@example.org', url: 'https://press.example.org/' },
  updatedAt: '2022-02-27T11:41:00.000Z',
};

/** Returns a random-looking UUID, the same for the same number. */
export function entryId(n: number): string {
  const hex = (n * 2654435761).toString(16).padStart(12, '0').slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(2, 6)}-4${hex.slice(1, 4)}-8${hex.slice(5, 8)}-${hex}`;
}

type Common = Omit<PublicEntry, 'kind'>;

export function entry<K extends Kind>(
  kind: K,
  n: number,
  fields: KindFields[K] & Partial<Common>,
): Extract<PublicEntry, { kind: K }> {
  const at = new Date(Date.UTC(2022, 1, 27, 11, n)).toISOString();
  const text = fields.text ?? '';
  return {
    id: entryId(n),
    blog: blog.slug,
    seq: n,
    rev: 1,
    wordsRev: 1,
    order: n,
    lang: 'en',
    html: text === '' ? '' : `<p>${text}</p>`,
    translations: {},
    happenedAt: at,
    publishedAt: at,
    byline: 'Reporter on the square',
    media: [],
    key: false,
    pinned: false,
    verification: 'seen',
    ...fields,
    text,
    kind,
  } as unknown as Extract<PublicEntry, { kind: K }>;
}

export function translated(text: string, by: Translation['by'] = 'desk', of = 1): Translation & { html: string } {
  return { text, html: `<p>${text}</p>`, by, of };
}
