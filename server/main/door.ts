/**
 * The door while the store cannot be opened yet: the process is up, and says that it cannot be given requests. So a
 * supervisor tells a program that is broken from a program that waits for its database.
 */
import type { Server, ServerResponse } from 'node:http';
import type { Config } from '../config.js';
import { createHttpServer, listenOn } from '../http/httpServer.js';

export interface Door {
  /** The server that listens; the app goes on with it, so that no connection is refused in between. */
  server: Server;
  /** Stops answering: from here on the app does. */
  leave: () => void;
}

const AFTER_S = '2';

/** Opens the door. Rejects where the port cannot be had. */
export async function openDoor(config: Config): Promise<Door> {
  const server = createHttpServer();
  server.on('request', (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    answer(path, response);
  });
  await listenOn(server, config);
  return { server, leave: () => void server.removeAllListeners('request') };
}

function answer(path: string, response: ServerResponse): void {
  // A connection that stayed open would bring its next requests here, too, and not to an instance that is ready.
  response.setHeader('Connection', 'close').setHeader('Cache-Control', 'no-store');
  if (path === '/healthz') return send(response, 200, { ok: true });
  response.setHeader('Retry-After', AFTER_S);
  if (path === '/readyz') return send(response, 503, { store: 'away' });
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  response.end('The server is starting. Try again in a few seconds.\n');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
