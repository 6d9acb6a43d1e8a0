/**
 * The document of this very interface, for programs. It changes with a release alone, so it is made once, when asked.
 */
import { Router } from 'express';
import { bytesOf, type PageBytes } from '../feed/pageBytes.js';
import { RELEASE_CACHE } from './caching.js';
import type { SendPage } from './fast.js';
import { interfaceDocument, type InterfaceView } from './openapi/document.js';

export interface OpenapiParts extends InterfaceView {
  sendPage: SendPage;
}

export function openapiRoutes({ sendPage, ...view }: OpenapiParts): Router {
  const routes = Router();
  let known: PageBytes | undefined;
  routes.get('/openapi.json', (request, response) => sendPage(request, response, (known ??= documentOf(view))));
  return routes;
}

function documentOf(view: InterfaceView): PageBytes {
  const about = { type: 'application/json; charset=utf-8', cache: RELEASE_CACHE, isLasting: true };
  return bytesOf(JSON.stringify(interfaceDocument(view)), about);
}
