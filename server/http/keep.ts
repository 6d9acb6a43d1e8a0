/** Answers the readers' worker of a reader who keeps a copy: all that the copy needs beside the page. */
import { Router } from 'express';
import { publicBlog } from '../../shared/entry.js';
import { bytesOf } from '../feed/pageBytes.js';
import { keptBeside } from '../render/keep.js';
import type { Site } from '../render/views.js';
import type { JournalLists } from '../storage/ports.js';
import type { SendPage } from './fast.js';
import { NO_INDEX } from './liveFeed.js';
import { languageOf } from './queryParams.js';
import { shownBlog } from './tell.js';

export interface KeepParts {
  journal: Pick<JournalLists, 'blog'>;
  site: Site;
  sendPage: SendPage;
}

export function keepRoutes({ journal, site, sendPage }: KeepParts): Router {
  const routes = Router();
  routes.get('/live/:slug/keep', async (request, response) => {
    const blog = publicBlog(await shownBlog(journal, request.params.slug));
    const lang = languageOf(request.query, blog.languages);
    response.set(NO_INDEX);
    // A browser that has it hears that it is the same: the copy is made anew often, and this seldom changes.
    const beside = JSON.stringify(keptBeside({ site, blog, lang }));
    sendPage(request, response, bytesOf(beside, { type: 'application/json' }));
  });
  return routes;
}
