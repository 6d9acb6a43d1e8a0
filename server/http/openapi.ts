/**
 * The document of this very interface, for programs. It changes with a release alone, so it is made once, when asked.
 */
import { Router } from 'express';
import { bytesOf, type PageBytes } from '../feed/pages.js';
import { RELEASE_CACHE } from './caching.js';
import type { SendPage } from './fast.js';
import { MadeOnce } from './madeOnce.js';
import { interfaceDocument, type InterfaceView } from './openapi/document.js';

export interface OpenapiParts extends InterfaceView {
  sendPage: SendPage;
}

export function openapiRoutes({ sendPage, ...view }: OpenapiParts): Router {
  const routes = Router();
  const document = new MadeOnce(() => documentOf(view));
  routes.get('/openapi.json', async (request, response) => {
    sendPage(request, response, await document.get());
  });
  return routes;
}

async function documentOf(view: InterfaceView): Promise<PageBytes> {
  const bytes = await bytesOf(JSON.stringify(interfaceDocument(view)), 'application/json; charset=utf-8');
  return { ...bytes, cache: RELEASE_CACHE };
}
