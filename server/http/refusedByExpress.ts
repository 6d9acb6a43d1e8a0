/** Translates the refusals of express and its body parser into our own table. */
import { Refused } from '../../shared/refusals.js';

/** Returns the refusal that an error of express stands for; every other error as it is. */
export function asRefused(error: unknown): unknown {
  if (error instanceof URIError) return new Refused('not-found');
  if (error instanceof Refused || !(error instanceof Error) || !('status' in error)) return error;
  switch ('type' in error ? error.type : undefined) {
    case 'entity.too.large':
      return new Refused('too-large');
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new Refused('unsupported');
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return new Refused('invalid', { why: 'body-not-json' });
    default:
      return error;
  }
}
