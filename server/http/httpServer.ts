import { createServer, type Server } from 'node:http';

/**
 * What listens, without anybody who answers yet. A request's headers come within 15 s or not at all, and whoever drips
 * them in, or says nothing, is put out within 5 s more (rule S3): such a connection holds a file for nothing. A body has
 * 300 s: it may be a photo from a square where a thousand phones share one mast.
 */
export function createHttpServer(): Server {
  return createServer({ headersTimeout: 15_000, requestTimeout: 300_000, connectionsCheckingInterval: 5_000 });
}
