import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/**
 * Connections that wait to be taken while the event loop is busy. Beyond them the kernel drops, and a phone tries again
 * only after 1, 3 and 7 s: of 10,000 readers who come back at once node's 511 made many wait so. Linux caps it at
 * net.core.somaxconn, which is 4,096 by default.
 */
const BACKLOG = 4_096;

/**
 * Makes a server that listens, without a handler yet. A request's headers have to come within 15 s: a client that drips
 * them in, or says nothing, is put out within 5 s more (rule S3), since its connection holds a file for nothing. A body
 * has 300 s: it may be a photo from a square where a thousand phones share one mast. These end with the request; what becomes
 * of its answer, and of a connection that rests, is watched by `Answers`.
 */
export function createHttpServer(): Server {
  return createServer({ headersTimeout: 15_000, requestTimeout: 300_000, connectionsCheckingInterval: 5_000 });
}

/** Rejects where the port cannot be had. */
export async function listenOn(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  server.listen({ port, host, backlog: BACKLOG });
  await once(server, 'listening');
}
