/**
 * The address at which a phone hands over what another app shares. The app's worker takes it on the phone; what comes
 * here has found no worker, and is thrown away unread: nothing of it is stored, logged or parsed, so that a form which
 * another site posts does nothing but lead to a page that says so. See docs/decisions/0033.
 */
import { Router, type Request, type Response } from 'express';

export const SHARE_PATH = '/report/share';
/** Kinds that the form takes, and HEIC; a shared file of another kind is answered with a sentence. */
export const SHARED_FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/heic', 'image/heif'];
/** Bytes that are read away so that the browser comes to read the answer; a longer body ends with its connection. */
const READ_AWAY = 32 * 1024 * 1024;

export function sharedThingRoutes(): Router {
  const routes = Router();

  routes.post([SHARE_PATH, `${SHARE_PATH}/:key`], (request, response) => {
    throwAway(request);
    seeOther(response, 'lost');
  });

  /**
   * The worker asks here, by the navigation itself, where a form came from that it keeps under this id. `none` means that
   * the person did it, by the phone's own sheet: every page that posts, follows or opens has another word.
   */
  routes.get(`${SHARE_PATH}/:id`, (request, response) => {
    const isOfThePerson = request.get('Sec-Fetch-Site') === 'none';
    seeOther(response, isOfThePerson ? encodeURIComponent(request.params.id) : 'lost');
  });

  return routes;
}

function throwAway(request: Request): void {
  let read = 0;
  request.on('data', (piece: Buffer) => {
    read += piece.length;
    if (read > READ_AWAY) request.socket.destroy();
  });
}

function seeOther(response: Response, shared: string): void {
  response.set('Cache-Control', 'no-store').redirect(303, `/report?shared=${shared}`);
}
