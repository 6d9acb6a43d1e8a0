/**
 * The reporters' page as an app of the phone: the worker that opens it without a network, and the manifest by which a
 * phone installs it. Both are the same for everybody who reads that language, and hold nothing of a session.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Router, type Request, type Response } from 'express';
import { directionOf } from '../../shared/messages/direction.js';
import { languageFor, type Language } from '../../shared/messages/languages.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { renderReport } from '../render/shells.js';
import type { Assets, Site } from '../render/views.js';
import { wantedLanguages } from './queryParams.js';
import { SHARED_FILE_TYPES, sharedThingRoutes, SHARE_PATH } from './reportApp/sharedThings.js';
import { setDeskHeaders } from './middleware.js';
import type { SecurityHeaders } from './securityHeaders.js';

export interface ReportAppParts {
  site: Site;
  headers: SecurityHeaders;
  /** The folder of the built scripts and styles. */
  assetsDir: string;
}

/** A browser asks for both at its own times; a cache between would keep a phone on an old build. */
const ASKED_AGAIN = 'no-cache';

export function reportAppRoutes({ site, headers, assetsDir }: ReportAppParts): Router {
  const routes = Router();
  const script = readFile(path.join(assetsDir, path.basename(site.assets.installed.worker)), 'utf8');
  script.catch(() => undefined);
  routes.use('/report/:file', setDeskHeaders(headers.desk));

  routes.get('/report/worker.js', async (request, response) => {
    const shell = shellIn(site, languageOf(request), await script);
    // The script lies a folder below the page that it keeps, which browsers allow where the server does.
    response.set('Service-Worker-Allowed', '/report');
    send(response, 'text/javascript', `const RALLYLINE_SHELL=${JSON.stringify(shell)};\n${await script}`);
  });

  routes.get('/report/app.webmanifest', (request, response) => {
    const manifest = manifestIn(site, languageOf(request), keyIn(request));
    send(response, 'application/manifest+json', JSON.stringify(manifest));
  });

  routes.use(sharedThingRoutes());

  return routes;
}

function languageOf({ query }: Request): Language {
  return languageFor(wantedLanguages(query));
}

function send(response: Response, type: string, body: string): void {
  response.set({ 'Cache-Control': ASKED_AGAIN, 'Content-Type': `${type}; charset=utf-8` }).send(body);
}

/** The shell of this build, see client/worker/scope.ts. Its name changes with everything that the page is made of. */
function shellIn(
  site: Site,
  lang: Language,
  script: string,
): Record<'cache' | 'page' | 'sending' | 'faces', string> & { files: string[] } {
  const html = renderReport({ site, wanted: [lang] });
  const build = createHash('sha256').update(html).update(script).digest('base64url').slice(0, 12);
  const page = `/report?lang=${lang}`;
  return {
    cache: `rallyline-report-${lang}-${build}`,
    page,
    files: filesIn(site.assets, lang),
    sending: site.assets.installed.sending,
    faces: site.assets.installed.faces,
  };
}

function filesIn({ reporter }: Assets, lang: Language): string[] {
  const { script, style, early, later = [], words = {} } = reporter;
  return [script, style, ...later, ...(words[lang] ?? []), ...(early === undefined ? [] : [early])];
}

/** The key that a device made for itself, see docs/decisions/0033; '' where the page has none. */
function keyIn({ query }: Request): string {
  return typeof query.share === 'string' && /^[\w-]{16,64}$/.test(query.share) ? `/${query.share}` : '';
}

function manifestIn({ name, assets }: Site, lang: Language, key: string): object {
  const { icons } = assets.installed;
  const icon = (size: 192 | 512) => ({ src: icons[size], sizes: `${size}x${size}`, type: 'image/png' });
  return {
    id: '/report',
    name: `${messagesFor(lang).signIn.report.title} · ${name}`,
    short_name: name,
    lang,
    dir: directionOf(lang),
    start_url: '/report',
    scope: '/report',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [icon(192), icon(512), { ...icon(512), src: icons.maskable, purpose: 'maskable' }],
    share_target: {
      action: SHARE_PATH + key,
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files', accept: SHARED_FILE_TYPES }] },
    },
  };
}
