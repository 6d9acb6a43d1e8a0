/** A small HTTP client on one lasting connection: fetch would cost more than the measured server. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Names and values in turn, unchanged. */
  rawHeaders: string[];
  body: Buffer;
}

export interface Client {
  get: (address: string, headers?: Record<string, string>) => Promise<Answer>;
  /** `body`: an object is sent as JSON. */
  post: (address: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  close: () => void;
}

/** Makes a client whose calls reject unless the answer is 2xx. */
export function clientOf(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode: status = 0, headers: given, rawHeaders } = response;
          const answer = { status, headers: given, rawHeaders, body: Buffer.concat(chunks) };
          if (status >= 200 && status < 300) resolve(answer);
          else reject(new Error(`${method} ${path} was answered ${status}: ${answer.body.toString().slice(0, 300)}`));
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  return {
    get: (address, headers = {}) => send('GET', address, headers),
    post: (address, body, headers = {}) => {
      const text = JSON.stringify(body);
      const length = String(Buffer.byteLength(text));
      return send('POST', address, { 'Content-Type': 'application/json', 'Content-Length': length, ...headers }, text);
    },
    close: () => agent.destroy(),
  };
}
