/** The built scripts and styles. Their names carry a hash of their content, so they may be kept for ever. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import express, { Router, type RequestHandler } from 'express';
import { IMMUTABLE } from './caching.js';

const gzipped = promisify(gzip);
const LEVEL = 9;
/** Text: anything else that a build may hold (a font, a picture) is compressed as it is. */
const TEXT = /^\/([\w-][\w.-]*\.(?:js|css|svg))$/;

export function assetRoutes(folder: string): RequestHandler {
  const routes = Router();
  routes.use(compressedAssets(new CompressedFiles(folder)));
  routes.use(
    express.static(folder, {
      index: false,
      redirect: false,
      fallthrough: true,
      etag: false,
      lastModified: false,
      cacheControl: false,
      setHeaders: (response) => response.setHeader('Cache-Control', IMMUTABLE),
    }),
  );
  return routes;
}

function compressedAssets(files: CompressedFiles): RequestHandler {
  return (request, response, next) => {
    const [, name] = TEXT.exec(request.path) ?? [];
    if (name === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip', 'identity') !== 'gzip') return next();
    files.content(name).then(
      (content) => {
        response.set({ 'Cache-Control': IMMUTABLE, 'Content-Encoding': 'gzip' });
        response.type(path.extname(name)).send(content);
      },
      () => next(),
    );
  };
}

/** The files, each compressed once and as well as it can be: a phone on a bad network waits for every byte. */
class CompressedFiles {
  private readonly known = new Map<string, Promise<Buffer>>();

  constructor(private readonly folder: string) {}

  /** Rejects where there is no such file. */
  content(name: string): Promise<Buffer> {
    return this.known.get(name) ?? this.compress(name);
  }

  private compress(name: string): Promise<Buffer> {
    const made = readFile(path.join(this.folder, name)).then((content) => gzipped(content, { level: LEVEL }));
    this.known.set(name, made);
    // Names of files that are not there are not remembered: strangers could ask for any number of them.
    made.catch(() => this.known.delete(name));
    return made;
  }
}
