/** The commands' payloads from requests: the body, with what the address and the headers say. */
import type { Request } from 'express';
import { Refused } from '../../shared/refusals.js';
import { bodyOf, type Body } from './body.js';

/** A command on a blog: `Idempotency-Key` names it, `If-Match` has the revision that the sender saw. */
export function onBlog(request: Request): Body {
  return { ...withBlog(request), ...named(request), ...seen(request) };
}

/** A command on an entry. Throws `invalid` where the body names another one than the address. */
export function onEntry(request: Request): Body {
  const body = withBlog(request);
  const { id } = request.params;
  if (body.id !== undefined && body.id !== id) throw contradicts('id');
  return { ...body, id, ...named(request), ...seen(request) };
}

/** The body with the blog of the address. Throws `invalid` where the body names another one. */
export function withBlog(request: Request): Body {
  const body = bodyOf(request);
  const { slug } = request.params;
  if (body.blog !== undefined && body.blog !== slug) throw contradicts('blog');
  return { ...body, blog: slug };
}

function contradicts(field: string): Refused {
  return new Refused('invalid', { field, why: 'not-as-in-address' });
}

function named(request: Request): Body {
  const key = request.get('Idempotency-Key');
  return key === undefined ? {} : { command: key };
}

function seen(request: Request): Body {
  const match = request.get('If-Match');
  if (match === undefined) return {};
  const rev = /^"(\d{1,10})"$/.exec(match)?.[1];
  if (rev === undefined) throw new Refused('invalid', { field: 'rev', why: 'not-a-revision' });
  return { rev: Number(rev) };
}
