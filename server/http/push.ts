/**
 * Readers' push subscriptions by HTTP. Nobody signs in for them: an endpoint is its own secret, which the browser and the
 * push service alone know. Another site's page cannot begin one here: its browser asks first, and hears that no body may be sent.
 */
import { Router, type RequestHandler } from 'express';
import { parseSubscription, parseSubscriptionEnd, type Parsed } from '../../shared/parse.js';
import type { PushAnswer, PushKeyAnswer } from '../../shared/protocol/push.js';
import { Refused } from '../../shared/refusals.js';
import type { AddressOf } from '../auth/address.js';
import type { RateLimits } from '../auth/rateLimits.js';
import type { ServerKeys } from '../push/keys.js';
import type { Subscriptions } from '../push/subscriptions.js';
import { bytesOf } from '../feed/pageBytes.js';
import { bodyOf, readBody } from './body.js';
import { NO_STORE } from './caching.js';
import type { SendPage } from './fast.js';

export interface PushApiParts {
  keys: ServerKeys;
  subscriptions: Subscriptions;
  limits: RateLimits;
  addressOf: AddressOf;
  sendPage: SendPage;
}

type OfBlog = RequestHandler<{ slug: string }>;

export function pushApiRoutes(parts: PushApiParts): Router {
  const routes = Router();
  const body = readBody('4kb');
  routes.get('/blogs/:slug/push', key(parts));
  routes.post('/blogs/:slug/push', body, begin(parts));
  routes.delete('/blogs/:slug/push', body, end(parts));
  return routes;
}

function key({ keys, subscriptions, sendPage }: PushApiParts): OfBlog {
  return async (request, response) => {
    await subscriptions.requireTold(request.params.slug);
    const { publicKey } = await keys.inForce();
    const answer = JSON.stringify({ key: publicKey } satisfies PushKeyAnswer);
    sendPage(request, response, bytesOf(answer, { type: 'application/json; charset=utf-8' }));
  };
}

function begin({ subscriptions, limits, addressOf }: PushApiParts): OfBlog {
  return async (request, response) => {
    const { slug } = request.params;
    const subscription = given(parseSubscription(bodyOf(request as never)));
    await subscriptions.requireTold(slug);
    const isNew = !(await subscriptions.stands(slug, subscription.endpoint));
    // A page that comes again with its own subscription takes no room.
    if (isNew) await limits.subscription(addressOf(request));
    const lang = await subscriptions.begin(slug, subscription);
    response
      .status(isNew ? 201 : 200)
      .set('Cache-Control', NO_STORE)
      .json({ lang } satisfies PushAnswer);
  };
}

/** Also where the blog is not for the public any more. */
function end({ subscriptions }: PushApiParts): OfBlog {
  return async (request, response) => {
    const { endpoint } = given(parseSubscriptionEnd(bodyOf(request as never)));
    await subscriptions.end(request.params.slug, endpoint);
    response.status(204).set('Cache-Control', NO_STORE).end();
  };
}

function given<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new Refused(parsed.refusal.code, parsed.refusal);
  return parsed.value;
}
