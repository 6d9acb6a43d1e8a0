/** The commands by HTTP: the same verbs as over the reporters' socket (rule O6). Handlers translate, nothing more. */
import { json, Router, type Request, type Response } from 'express';
import { deskEntry } from '../../shared/entry.js';
import type { MineAnswer } from '../../shared/protocol.js';
import { Refused } from '../../shared/refusals.js';
import type { Limits } from '../auth/limits.js';
import { belongsTo } from '../auth/may.js';
import { publicBlog } from '../../shared/entry.js';
import type { Accepted, Newsroom } from '../newsroom.js';
import { renderArticle } from '../render/article.js';
import type { JournalLists } from '../storage/ports.js';
import type { Access, Signed } from './access.js';
import { bodyOf, type Body } from './body.js';
import { NO_STORE } from './caching.js';

export interface CommandApiParts {
  newsroom: Newsroom;
  journal: JournalLists;
  access: Access;
  limits: Limits;
}

/** The longest entry with its translations, each character escaped as \uXXXX, fits. */
const BODY_MAX = '512kb';
const OWN_MAX = 200;

export function commandApiRoutes(parts: CommandApiParts): Router {
  const { newsroom, journal, access, limits } = parts;
  const routes = Router();
  const body = json({ limit: BODY_MAX, strict: true });

  const command = (
    verb: Exclude<keyof Newsroom, 'preview' | 'media' | 'html'>,
    payloadOf: (request: Request) => Body,
  ) =>
    async function handle(request: Request, response: Response): Promise<void> {
      const actor = await signedWithinLimit(request);
      sendReceipt(response, await newsroom[verb](actor, payloadOf(request)));
    };

  routes.post('/blogs', body, command('createBlog', bodyOf));
  routes.patch(
    '/blogs/:slug',
    body,
    command('blog', (request) => ({ ...withBlog(request), ...named(request), ...seen(request) })),
  );
  routes.post(
    '/blogs/:slug/entries',
    body,
    command('post', (request) => withBlog(request)),
  );
  routes.patch(
    '/blogs/:slug/entries/:id',
    body,
    command('revise', (request) => onEntry(request)),
  );
  routes.delete(
    '/blogs/:slug/entries/:id',
    body,
    command('retract', (request) => onEntry(request)),
  );
  routes.post(
    '/blogs/:slug/entries/:id/publish',
    body,
    command('publish', (request) => onEntry(request)),
  );
  routes.post(
    '/blogs/:slug/entries/:id/takedown',
    body,
    command('takedown', (request) => onEntry(request)),
  );

  routes.post('/blogs/:slug/preview', body, async (request, response) => {
    const actor = await signedWithinLimit(request);
    const entry = await newsroom.preview(actor, withBlog(request));
    const blog = await journal.blog(entry.blog);
    if (blog === null) throw new Refused('not-found');
    const html = renderArticle({ entry, blog: publicBlog(blog), lang: blog.settings.languages[0] ?? 'en' });
    response.set('Cache-Control', NO_STORE).json({ html });
  });

  routes.get('/blogs/:slug/mine', async (request, response) => {
    const { person } = await access.signed(request);
    const { slug } = request.params;
    if (!belongsTo(person, slug) || (await journal.blog(slug)) === null) throw new Refused('not-found');
    const entries = await journal.own(slug, person.id, OWN_MAX);
    response.set('Cache-Control', NO_STORE).json({ entries: entries.map(deskEntry) } satisfies MineAnswer);
  });

  async function signedWithinLimit(request: Request): Promise<Signed> {
    const actor = await access.signed(request);
    await limits.command(actor.device);
    return actor;
  }

  return routes;
}

function sendReceipt(response: Response, { receipt, repeated }: Accepted): void {
  response
    .status(repeated ? 200 : 201)
    .set('Cache-Control', NO_STORE)
    .json(receipt);
}

function withBlog(request: Request): Body {
  const body = bodyOf(request);
  const { slug } = request.params;
  if (body.blog !== undefined && body.blog !== slug) throw contradicts('blog');
  return { ...body, blog: slug };
}

function onEntry(request: Request): Body {
  const body = withBlog(request);
  const { id } = request.params;
  if (body.id !== undefined && body.id !== id) throw contradicts('id');
  return { ...body, id, ...named(request), ...seen(request) };
}

function contradicts(field: string): Refused {
  return new Refused('invalid', { field, why: 'not-as-in-address' });
}

/** The command's id, from `Idempotency-Key`. */
function named(request: Request): Body {
  const key = request.get('Idempotency-Key');
  return key === undefined ? {} : { command: key };
}

/** The revision that the sender saw, from `If-Match`. */
function seen(request: Request): Body {
  const match = request.get('If-Match');
  if (match === undefined) return {};
  const rev = /^"(\d{1,10})"$/.exec(match)?.[1];
  if (rev === undefined) throw new Refused('invalid', { field: 'rev', why: 'not-a-revision' });
  return { rev: Number(rev) };
}
