/** The built scripts and styles. Their names carry a hash of their content, so they may be kept for ever. */
import express, { type RequestHandler } from 'express';
import { IMMUTABLE } from './caching.js';

export function assetRoutes(folder: string): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    fallthrough: true,
    etag: false,
    lastModified: false,
    cacheControl: false,
    setHeaders: (response) => response.setHeader('Cache-Control', IMMUTABLE),
  });
}
