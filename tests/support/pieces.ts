/** A bad network before a server: its pages arrive in pieces, and a browser draws what it has of them. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { AddressInfo } from 'node:net';

/** Milliseconds between two pieces: more than a frame, so that each state of the page is drawn. */
const PAUSE_MS = 25;

export interface InPieces {
  url: string;
  stop: () => Promise<void>;
}

interface Delivery {
  /** The text before which a page stays away for ever. */
  until?: string;
  /** Whether a page comes in one piece up to the tag of its feed, which is still empty then. */
  topAtOnce?: boolean;
}

/** Stands before the server at `target`: its pages' bodies come by two tags at a time, all other answers whole. */
export async function deliverInPieces(target: string, delivery: Delivery = {}): Promise<InPieces> {
  const server = createServer((request, response) => {
    void answer(target + (request.url ?? ''), response, delivery).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(address: string, response: ServerResponse, { until, topAtOnce }: Delivery): Promise<void> {
  const { status, headers, body } = await fetch(address);
  const type = headers.get('content-type') ?? '';
  const policy = headers.get('content-security-policy');
  response.writeHead(status, { 'Content-Type': type, ...(policy && { 'Content-Security-Policy': policy }) });
  if (body === null) return void response.end();
  if (!type.startsWith('text/html')) return void Readable.fromWeb(body as never).pipe(response);
  for (const piece of piecesOf(await new Response(body).text(), topAtOnce)) {
    if (until !== undefined && piece.includes(until)) return;
    response.write(piece);
    await new Promise((go) => setTimeout(go, PAUSE_MS));
  }
  response.end();
}

/** The head comes at once, the body by two tags at a time, each with the text that follows it, and the foot at once: it is below the first screen. */
function piecesOf(html: string, topAtOnce = false): string[] {
  const start = topAtOnce ? html.indexOf('<', html.indexOf('role="feed"')) : html.indexOf('<body');
  const foot = html.indexOf('<footer');
  const end = foot < 0 ? html.length : foot;
  return [html.slice(0, start), ...(html.slice(start, end).match(/(?:<[^<]*){1,2}/gu) ?? []), html.slice(end)];
}
