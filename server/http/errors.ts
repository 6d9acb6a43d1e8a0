/** Shows a failure by HTTP: as a problem document to programs, as a page to people. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import { REFUSALS } from '../../shared/refusals.js';
import type { Failure, Failures, OutwardRefusal } from '../failures.js';
import { renderNoticePage } from '../render/noticePage.js';
import type { NoticePageView, Site } from '../render/views.js';
import { NO_STORE } from './caching.js';
import { ownLanguages } from './queryParams.js';
import { asRefused } from './refusedByExpress.js';
import type { SecurityHeaders } from './securityHeaders.js';

export interface ErrorParts {
  site: Site;
  headers: SecurityHeaders;
  failures: Failures;
}

/** Express's error handler, the last in the chain. */
export function createErrorHandler(parts: ErrorParts): ErrorRequestHandler {
  const { failures } = parts;
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    const where = `${request.method} ${routeOf(request)}`;
    if (response.headersSent) {
      // Too late to say anything: the connection is ended so that nobody takes half an answer for a whole one. Not by
      // `next`: express would print the error beside the log.
      failures.note(error, where);
      response.destroy();
      return;
    }
    const failure = failures.outward(asRefused(error), where);
    if (isForPrograms(request)) sendProblem(response, failure);
    else sendNotice(response, failure, parts);
  };
}

/** A refusal, and where HTTP has a more exact status than its code's own, that status. */
type Problem = { refusal: OutwardRefusal; status?: number; errorId?: string };

export function sendProblem(response: Response, problem: Problem): void {
  const { message, ...rest } = problem.refusal;
  const { errorId, status = REFUSALS[rest.code].status } = problem;
  if (rest.after !== undefined) response.set('Retry-After', String(rest.after));
  const named = { type: 'about:blank', title: rest.code, status, detail: message, message };
  response
    .status(status)
    .set('Cache-Control', NO_STORE)
    .type('application/problem+json')
    .send(JSON.stringify({ ...named, ...rest, errorId }));
}

function sendNotice(response: Response, { status, errorId }: Failure, { site, headers }: ErrorParts): void {
  const { lang } = response.locals;
  // No cache keeps a notice, so the browser's own languages may count.
  const wanted = typeof lang === 'string' ? [lang] : ownLanguages(response.req);
  const shown: NoticePageView['status'] =
    status === 410 || status === 422 || status === 500 || status === 503 ? status : 404;
  response
    .status(shown)
    .set(headers.readers)
    .set('Cache-Control', NO_STORE)
    .vary('Accept-Language')
    .type('html')
    .send(renderNoticePage({ site, wanted, status: shown, errorId }));
}

function isForPrograms({ path }: Request): boolean {
  return FOR_PROGRAMS.test(path);
}

/** Addresses of programs, and of pictures: a page cannot be shown in a picture's place. */
const FOR_PROGRAMS =
  /^\/(api\/|healthz|readyz|metrics$|(desk\/)?media\/|live\/.+\/preview\.jpg$|oembed$|embed\/[^/]+\/(fragment|jsonld)$)/;

/** Returns the route's pattern, never the address itself: ids and queries stay out of the log. */
export function routeOf(request: Request): string {
  const route = request.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : '(none)';
}
