/** The built scripts and styles. Their names carry a hash of their content, so they may be kept for ever. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import express, { Router, type RequestHandler, type Response } from 'express';
import type { Coding } from '../feed/pageBytes.js';
import { IMMUTABLE } from './caching.js';
import { codingFor } from './codings.js';

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);
const BROTLI = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 11 };

const CODINGS: Readonly<Record<Coding, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) => brotlied(content, { params: BROTLI }),
  gzip: (content) => gzipped(content, { level: 9 }),
};

/**
 * Files that become smaller: text, and the numbers of the search of faces, in a folder of their own. Anything else that a
 * build may hold (a font, a picture) is compressed as it is.
 */
const COMPRESSED = /^\/((?:[\w-]+\/)?[\w-][\w.-]*\.(?:js|css|svg|json|bin|wasm))$/;

/** The policy of a file that somebody opens by itself, or that is run as a worker: it may do nothing. */
const NO_PAGE = "default-src 'none'";
/**
 * The policy of the thread that searches for faces: a worker has that of its own answer, so no page has to have it. It asks
 * our own addresses alone, and runs our own scripts and WebAssembly; eval stays forbidden. See docs/decisions/0038.
 */
const OF_FACES = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** `folder`: the folder of the built files; `policy`: theirs, where they are opened by themselves. */
export function assetRoutes(folder: string, policy = NO_PAGE): RequestHandler {
  const setFileHeaders = fileHeaders(policy);
  const routes = Router();
  routes.use(compressedAssets(new CompressedFiles(folder), setFileHeaders));
  routes.use(
    express.static(folder, {
      index: false,
      redirect: false,
      fallthrough: true,
      etag: false,
      lastModified: false,
      cacheControl: false,
      setHeaders: (response) => setFileHeaders(response),
    }),
  );
  return routes;
}

/** The search of faces: the folders that server/build/faces.mjs makes, in the folder beside that of the other files. */
export function faceRoutes(assetsDir: string): RequestHandler {
  return assetRoutes(path.join(assetsDir, '..', 'faces'), OF_FACES);
}

/** Headers of answers that are pages: half a kilobyte, which says nothing at a script or a style. */
const OF_PAGES = [
  'Access-Control-Expose-Headers',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-DNS-Prefetch-Control',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];

type SetHeaders = (response: Response) => void;

function fileHeaders(policy: string): SetHeaders {
  return (response) => {
    for (const name of OF_PAGES) response.removeHeader(name);
    response.set({ 'Cache-Control': IMMUTABLE, 'Content-Security-Policy': policy });
  };
}

function compressedAssets(files: CompressedFiles, setFileHeaders: SetHeaders): RequestHandler {
  return (request, response, next) => {
    const [, name] = COMPRESSED.exec(request.path) ?? [];
    if (name === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.vary('Accept-Encoding');
    const coding = codingFor(request.headers['accept-encoding']);
    if (coding === null) return next();
    files.content(name, coding).then(
      (content) => {
        setFileHeaders(response);
        response.set('Content-Encoding', coding);
        response.type(path.extname(name)).send(content);
      },
      () => next(),
    );
  };
}

/** The files, each compressed once in each way that is asked for and as well as it can be: a phone on a bad network waits for every byte. */
class CompressedFiles {
  private readonly known = new Map<string, Promise<Buffer>>();

  constructor(private readonly folder: string) {}

  /** Rejects where there is no such file. */
  content(name: string, coding: Coding): Promise<Buffer> {
    return this.known.get(`${coding} ${name}`) ?? this.compress(name, coding);
  }

  private compress(name: string, coding: Coding): Promise<Buffer> {
    const made = readFile(path.join(this.folder, name)).then(CODINGS[coding]);
    this.known.set(`${coding} ${name}`, made);
    // Names of files that are not there are not remembered: strangers could ask for any number of them.
    made.catch(() => this.known.delete(`${coding} ${name}`));
    return made;
  }
}
