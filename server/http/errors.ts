/** The one place where a failure becomes an answer: a problem document for programs, a page for people. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import { inEnglish } from '../../shared/messages/inEnglish.js';
import { REFUSALS, Refused, refusal, type Refusal } from '../../shared/refusals.js';
import { countRefusal, type Metrics } from '../metrics.js';
import { renderNoticePage } from '../render/noticePage.js';
import type { NoticePageView, Site } from '../render/views.js';
import { StoreAway } from '../storage/ports.js';
import { NO_STORE } from './caching.js';
import { wantedLanguages } from './ask.js';
import type { SecurityHeaders } from './securityHeaders.js';

export interface ErrorParts {
  site: Site;
  headers: SecurityHeaders;
  metrics: Metrics;
  /** Logs what nobody expected, and once what is away; returns the id of the line. */
  onFault: (error: unknown, where: string) => string;
}

/** Express's error handler, the last in the chain. */
export function createErrorHandler(parts: ErrorParts): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      // Too late to say anything: the connection is ended so that nobody takes half an answer for a whole one. Not by
      // `next`: express would print the error beside the log.
      if (!(error instanceof Refused)) parts.onFault(error, `${request.method} ${routeOf(request)}`);
      response.destroy();
      return;
    }
    const answer = refusalOf(error, request, parts);
    countRefusal(parts.metrics, answer.code);
    if (isForPrograms(request)) sendProblem(response, answer);
    else sendNotice(response, answer, parts);
  };
}

/** `status`: where HTTP has a more exact one than the code's own. */
export function sendProblem(response: Response, answer: Refusal, status: number = REFUSALS[answer.code].status): void {
  const { message, ...rest } = inEnglish(answer);
  if (rest.after !== undefined) response.set('Retry-After', String(rest.after));
  response
    .status(status)
    .set('Cache-Control', NO_STORE)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: rest.code, status, detail: message, message, ...rest }));
}

function sendNotice(response: Response, answer: Refusal & { errorId?: string }, { site, headers }: ErrorParts): void {
  const { status } = REFUSALS[answer.code];
  const { lang } = response.locals;
  const wanted = typeof lang === 'string' ? [lang] : wantedLanguages(response.req.query);
  const shown: NoticePageView['status'] =
    status === 410 || status === 422 || status === 500 || status === 503 ? status : 404;
  response
    .status(shown)
    .set(headers.readers)
    .set('Cache-Control', NO_STORE)
    .type('html')
    .send(renderNoticePage({ site, wanted, status: shown, errorId: answer.errorId }));
}

function isForPrograms({ path }: Request): boolean {
  return FOR_PROGRAMS.test(path);
}

/** A picture's place takes no page either. */
const FOR_PROGRAMS =
  /^\/(api\/|healthz|readyz|metrics$|(desk\/)?media\/|live\/.+\/preview\.jpg$|oembed$|embed\/[^/]+\/(fragment|jsonld)$)/;

function refusalOf(error: unknown, request: Request, parts: ErrorParts): Refusal & { errorId?: string } {
  if (error instanceof Refused) return error.refusal;
  const known = refusalOfBody(error);
  if (known !== null) return known;
  const errorId = parts.onFault(error, `${request.method} ${routeOf(request)}`);
  if (error instanceof StoreAway) return refusal('unavailable', { after: 2 });
  return { ...refusal('internal', { why: 'logged', values: { id: errorId } }), errorId };
}

/** What express and its body parser refuse by themselves. */
function refusalOfBody(error: unknown): Refusal | null {
  if (error instanceof URIError) return refusal('not-found');
  if (!(error instanceof Error) || !('status' in error)) return null;
  switch ('type' in error ? error.type : 'undecodable') {
    case 'entity.too.large':
      return refusal('too-large');
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return refusal('unsupported');
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return refusal('invalid', { why: 'body-not-json' });
    // A body that says it is compressed, and cannot be unpacked.
    case 'undecodable':
      return error.status === 400 ? refusal('invalid', { why: 'body-not-json' }) : null;
    default:
      return null;
  }
}

/** The pattern that matched, never the address itself: ids and queries stay out of the log. */
export function routeOf(request: Request): string {
  const route = request.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : '(none)';
}
