/** The commands by HTTP: the same verbs as over the desk's socket (rule O6). Handlers translate, nothing more. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { deskEntry, publicBlog } from '../../shared/entry.js';
import type { MineAnswer } from '../../shared/protocol/desk.js';
import { Refused } from '../../shared/refusals.js';
import { belongsTo } from '../auth/may.js';
import type { Accepted, Newsroom } from '../newsroom.js';
import { renderArticle } from '../render/article.js';
import type { JournalLists } from '../storage/ports.js';
import { signedBy, signInFirst, type LimitedAccess } from './access.js';
import { bodyOf, readBody, type Body } from './body.js';
import { NO_STORE } from './caching.js';
import { onBlog, onEntry, withBlog } from './commandPayloads.js';

export interface CommandApiParts extends LimitedAccess {
  newsroom: Newsroom;
  journal: JournalLists;
}

/** The longest entry with its translations, each character escaped as \uXXXX, fits. */
const BODY_MAX = '512kb';
const OWN_MAX = 200;

const ENTRIES = '/blogs/:slug/entries';

type Verb = Exclude<keyof Newsroom, 'preview' | 'media' | 'html'>;
type Command = ['post' | 'patch' | 'delete', address: string, Verb, payload: (request: Request) => Body];

const COMMANDS: readonly Command[] = [
  ['post', '/blogs', 'createBlog', bodyOf],
  ['patch', '/blogs/:slug', 'blog', onBlog],
  ['post', ENTRIES, 'post', withBlog],
  ['patch', `${ENTRIES}/:id`, 'revise', onEntry],
  ['delete', `${ENTRIES}/:id`, 'retract', onEntry],
  ['post', `${ENTRIES}/:id/publish`, 'publish', onEntry],
  ['post', `${ENTRIES}/:id/takedown`, 'takedown', onEntry],
];

export function commandApiRoutes(parts: CommandApiParts): Router {
  const routes = Router();
  const signed = [signInFirst(parts), readBody(BODY_MAX)];
  for (const [method, address, verb, payloadOf] of COMMANDS)
    routes[method](address, ...signed, command(parts, verb, payloadOf));
  routes.post('/blogs/:slug/preview', ...signed, preview(parts));
  routes.get('/blogs/:slug/mine', ownEntries(parts));
  return routes;
}

function command(parts: CommandApiParts, verb: Verb, payloadOf: (request: Request) => Body): RequestHandler {
  return async (request, response) => {
    const actor = signedBy(request);
    sendReceipt(response, await parts.newsroom[verb](actor, payloadOf(request)));
  };
}

function sendReceipt(response: Response, { receipt, repeated }: Accepted): void {
  response
    .status(repeated ? 200 : 201)
    .set('Cache-Control', NO_STORE)
    .json(receipt);
}

function preview(parts: CommandApiParts): RequestHandler {
  return async (request, response) => {
    const actor = signedBy(request);
    const entry = await parts.newsroom.preview(actor, withBlog(request));
    const blog = await parts.journal.blog(entry.blog);
    if (blog === null) throw new Refused('not-found');
    const html = renderArticle({ entry, blog: publicBlog(blog), lang: blog.settings.languages[0] ?? 'en' });
    response.set('Cache-Control', NO_STORE).json({ html });
  };
}

function ownEntries({ access, journal }: CommandApiParts): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const { person } = await access.signed(request);
    const { slug } = request.params;
    if (!belongsTo(person, slug) || (await journal.blog(slug)) === null) throw new Refused('not-found');
    const entries = await journal.own(slug, person.id, OWN_MAX);
    response.set('Cache-Control', NO_STORE).json({ entries: entries.map(deskEntry) } satisfies MineAnswer);
  };
}
