/** A blog as readers get it, and a session with its blogs. */
import {
  ROLES,
  STATUSES,
  VISIBILITIES,
  type BlogTranslation,
  type Drive,
  type PublicBlog,
  type Publisher,
} from '../../../shared/entry.js';
import type { NewSessionAnswer, SessionAnswer, SessionBlog } from '../../../shared/protocol/desk.js';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.js';
import * as is from './schema.js';

const { mayLack, shape } = is;

type ShownDrive = Drive & { done: number };
type SummaryItem = PublicBlog['summary'][number];

const facesRequired = {
  ...is.yesOrNo,
  description: 'True where a photo is taken only with `facesChecked`; else absent.',
};

const publicBlog = shape<PublicBlog>({
  slug: is.slug,
  epoch: is.epoch,
  head: { ...is.seq, description: 'The last seq.' },
  rev: is.whole,
  title: is.text(),
  standfirst: is.text('Markdown without raw HTML.'),
  place: is.text(),
  timeZone: is.text('IANA, such as Asia/Baku.'),
  languages: is.listOf(is.language),
  status: is.oneOfTexts(...STATUSES),
  statusAt: is.minute,
  visibility: is.oneOfTexts(...VISIBILITIES),
  startsAt: is.orNull(is.minute),
  endedAt: mayLack(is.minute),
  asks: mayLack(is.listOf(is.text())),
  summary: is.listOf(shape<SummaryItem>({ lang: is.language, text: is.text(), entry: mayLack(is.uuid) })),
  drives: is.listOf(is.ref('Drive')),
  publisher: is.ref('Publisher'),
  home: mayLack(is.text("The rally's own page.")),
  sites: mayLack({
    ...is.listOf(is.text()),
    description: 'Origins that may embed the blog, such as `https://news.example`; absent where all may. No secrecy.',
  }),
  facesRequired: mayLack(facesRequired),
  translations: is.byName(is.ref('BlogTranslation')),
  updatedAt: is.minute,
});

const translation = shape<BlogTranslation>({
  title: mayLack(is.text()),
  standfirst: mayLack(is.text()),
  place: mayLack(is.text()),
  asks: mayLack({ ...is.listOf(is.text()), description: 'Shown only where as many as the original has.' }),
  drives: mayLack({ ...is.byName(is.ref('DriveTranslation')), description: "By the drive's id." }),
});

type DriveTranslation = NonNullable<BlogTranslation['drives']>[string];

const driveTranslation = shape<DriveTranslation>({
  title: mayLack(is.text()),
  unit: mayLack(is.text()),
  place: mayLack(is.text()),
  destination: mayLack(is.text()),
});

const drive = shape<ShownDrive>({
  id: is.text(),
  title: is.text(),
  unit: is.text(),
  target: is.number,
  done: { ...is.number, description: 'Folded from the published drive entries.' },
  place: mayLack(is.text()),
  destination: mayLack(is.text()),
  startsAt: mayLack(is.minute),
  endsAt: mayLack(is.minute),
});

const publisher = shape<Publisher>({
  name: is.text(),
  url: mayLack(is.text()),
  contact: is.text('Where to write for a removal.'),
  imprint: mayLack(is.text()),
  privacy: mayLack(is.text()),
});

const signedIn: is.Fields<SessionAnswer> = {
  v: { type: 'integer', enum: [PROTOCOL_VERSION] },
  name: is.text('The byline.'),
  role: is.oneOfTexts(...ROLES),
  device: is.text(),
  now: { ...is.time, description: "The server's clock." },
  blogs: is.listOf(
    shape<SessionBlog>({
      slug: is.slug,
      title: is.text(),
      status: is.oneOfTexts(...STATUSES),
      timeZone: is.text(),
      languages: is.listOf(is.language),
      drives: is.listOf(is.ref('Drive')),
      facesRequired: mayLack(facesRequired),
    }),
  ),
  lacksHalf: mayLack({
    type: 'boolean',
    description:
      'True where the session was made before there were second halves. Its page makes one (256 random bits in base64url), ' +
      'keeps it, and asks again with it in `X-Rallyline-Half`; from then on it is needed.',
  }),
};

const half = is.text(
  'The second half of the session, for `X-Rallyline-Half`. It is told to the page that redeems, and to nobody else.',
);

export const blogShapes = {
  Blog: publicBlog,
  Blogs: shape<{ blogs: PublicBlog[] }>({ blogs: is.listOf(is.ref('Blog')) }),
  BlogTranslation: translation,
  Drive: drive,
  DriveTranslation: driveTranslation,
  Publisher: publisher,
  NewSession: shape<NewSessionAnswer>({ ...signedIn, half }),
  Session: shape<SessionAnswer>(signedIn),
};
