/**
 * The document of this very interface, for programs, and as a page for people. Both change with a release alone, so each is
 * made once, when asked.
 */
import { Router } from 'express';
import { bytesOf, type PageBytes } from '../feed/pageBytes.js';
import type { Site } from '../render/views.js';
import { RELEASE_CACHE } from './caching.js';
import type { SendPage } from './fast.js';
import { interfaceDocument, type InterfaceView } from './openapi/document.js';
import { renderDocs } from './openapi/page/docsPage.js';

export interface OpenapiParts extends InterfaceView {
  site: Site;
  sendPage: SendPage;
}

export function openapiRoutes({ sendPage, site, ...view }: OpenapiParts): Router {
  const routes = Router();
  let [document, page]: (PageBytes | undefined)[] = [];
  routes.get('/openapi.json', (request, response) => sendPage(request, response, (document ??= documentOf(view))));
  routes.get('/docs', (request, response) => sendPage(request, response, (page ??= pageOf(site, view))));
  return routes;
}

const LASTING = { cache: RELEASE_CACHE, isLasting: true };

function documentOf(view: InterfaceView): PageBytes {
  return bytesOf(JSON.stringify(interfaceDocument(view)), { type: 'application/json; charset=utf-8', ...LASTING });
}

function pageOf(site: Site, view: InterfaceView): PageBytes {
  return bytesOf(renderDocs(site, interfaceDocument(view)), LASTING);
}
