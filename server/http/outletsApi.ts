/** A blog's outlets by HTTP, for its editors: webhooks and channels that are told of its changes. */
import { Router, type RequestHandler } from 'express';
import { parseOutlet, type NewOutlet } from '../../shared/parse.js';
import type { OutletsAnswer } from '../../shared/protocol/outlets.js';
import { Refused } from '../../shared/refusals.js';
import type { OutletAdmin } from '../outlets/outletAdmin.js';
import type { ChannelSetting } from '../telegram/channelSetting.js';
import { bodyOf, readBody } from './body.js';
import { NO_STORE } from './caching.js';
import { atDesk, type DeskDoorParts } from './deskApi.js';

export interface OutletsApiParts extends DeskDoorParts {
  outletAdmin: OutletAdmin;
  channelSetting: ChannelSetting;
}

type OfBlog = RequestHandler<{ slug: string }>;
type OfOutlet = RequestHandler<{ slug: string; id: string }>;

export function outletsApiRoutes(parts: OutletsApiParts): Router {
  const routes = Router();
  routes.get('/blogs/:slug/outlets', list(parts));
  routes.post('/blogs/:slug/outlets', readBody('8kb'), add(parts));
  routes.delete('/blogs/:slug/outlets/:id', remove(parts));
  routes.post('/blogs/:slug/outlets/:id/test', test(parts));
  routes.post('/blogs/:slug/outlets/:id/secret', renewSecret(parts));
  routes.post('/blogs/:slug/outlets/:id/resume', resume(parts));
  return routes;
}

function list(parts: OutletsApiParts): OfBlog {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const outlets = await parts.outletAdmin.list(blog.slug);
    response.set('Cache-Control', NO_STORE).json({ outlets } satisfies OutletsAnswer);
  };
}

function add(parts: OutletsApiParts): OfBlog {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const parsed = parseOutlet(bodyOf(request));
    if (!parsed.ok) throw new Refused(parsed.refusal.code, parsed.refusal);
    const made = await make(parts, blog.slug, parsed.value);
    response.status(201).set('Cache-Control', NO_STORE).json(made);
  };
}

/** Throws as the maker of each kind. */
function make({ outletAdmin, channelSetting }: OutletsApiParts, blog: string, asked: NewOutlet) {
  return asked.kind === 'telegram' ? channelSetting.set(blog, asked) : outletAdmin.addWebhook(blog, asked.url);
}

function remove(parts: OutletsApiParts): OfOutlet {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    await parts.outletAdmin.remove(blog.slug, request.params.id);
    response.status(204).set('Cache-Control', NO_STORE).end();
  };
}

function test(parts: OutletsApiParts): OfOutlet {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const tested = await parts.outletAdmin.test(blog.slug, request.params.id);
    response.set('Cache-Control', NO_STORE).json(tested);
  };
}

function renewSecret(parts: OutletsApiParts): OfOutlet {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    const renewed = await parts.outletAdmin.renewSecret(blog.slug, request.params.id);
    response.set('Cache-Control', NO_STORE).json(renewed);
  };
}

function resume(parts: OutletsApiParts): OfOutlet {
  return async (request, response) => {
    const { blog } = await atDesk(request, parts);
    await parts.outletAdmin.resume(blog.slug, request.params.id);
    response.status(204).set('Cache-Control', NO_STORE).end();
  };
}
