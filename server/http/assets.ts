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
  routes.use(compressedAssets(folder));
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

/** A phone on a bad network waits for every byte: each file is compressed once, as well as it can be. */
function compressedAssets(folder: string): RequestHandler {
  const known = new Map<string, Promise<Buffer>>();
  const compress = (name: string): Promise<Buffer> => {
    const made = readFile(path.join(folder, name)).then((content) => gzipped(content, { level: LEVEL }));
    known.set(name, made);
    // Whoever asks for what is not there is not remembered.
    made.catch(() => known.delete(name));
    return made;
  };
  return (request, response, next) => {
    const [, name] = TEXT.exec(request.path) ?? [];
    if (name === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip', 'identity') !== 'gzip') return next();
    (known.get(name) ?? compress(name)).then(
      (content) => {
        response.set({ 'Cache-Control': IMMUTABLE, 'Content-Encoding': 'gzip' });
        response.type(path.extname(name)).send(content);
      },
      () => next(),
    );
  };
}
