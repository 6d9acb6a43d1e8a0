/**
 * The door while the store cannot be opened yet: the process is up, and says that it cannot be given requests. So a
 * supervisor tells a program that is broken from a program that waits for its database.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { messagesFor } from '../../shared/messages/messages.js';
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
export async function openDoor(config: Pick<Config, 'port' | 'host'>): Promise<Door> {
  const server = createHttpServer();
  server.on('request', answer);
  await listenOn(server, config);
  return { server, leave: () => void server.removeAllListeners('request') };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const [path = ''] = (request.url ?? '').split('?');
  // A connection that stayed open would bring its next requests here, too, and not to an instance that is ready.
  response.setHeader('Connection', 'close').setHeader('Cache-Control', 'no-store');
  if (path === '/healthz') return send(response, 200, { ok: true });
  response.setHeader('Retry-After', AFTER_S);
  if (path === '/readyz') return send(response, 503, { store: 'away' });
  const { lang, messages } = messagesFor(...languagesOf(request));
  response.writeHead(503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Language': lang,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(`${messages.notices[503].text}\n`);
}

/** The languages that the browser likes to read in, best first: no cache keeps this answer, and which blog it is about nobody knows. */
function languagesOf({ headers }: IncomingMessage): string[] {
  const asked = (headers['accept-language'] ?? '').split(',').map((range) => {
    const [tag = '', weight = ''] = range.split(';').map((part) => part.trim());
    return { tag, weight: weight.startsWith('q=') ? Number(weight.slice(2)) : 1 };
  });
  return asked
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
