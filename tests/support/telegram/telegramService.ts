/** Telegram's Bot API, played on loopback: a real HTTP server that answers, and refuses, as the real one does. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { ApiError, METHODS, type Call } from './botMethods.js';
import { ChannelState } from './channelState.js';

/**
 * `hang`: no answer at all. `lost`: it is done, and the answer never comes. `late`: it comes after a moment. `redirect`: to
 * another address here. A number: that status instead of an answer; a page of something between us where it is 502. With a
 * description: in the API's own form.
 */
export type Behaviour = 'hang' | 'lost' | 'late' | 'redirect' | number | { status: number; description: string };

const LATE_MS = 50;
const BOT = { id: 4_242, is_bot: true, first_name: 'Rally', username: 'rally_bot' };
const PATH = /^\/bot([^/]+)\/(\w+)$/;

export class TelegramService {
  /** The token of the only bot. */
  token = '4242:AAF-this_is_a_token_of_nobody_35chars';
  readonly channels: ChannelState[] = [];
  /** The methods that were asked for, in their order. */
  readonly asked: string[] = [];
  /** For the next requests of a method, one each. */
  readonly behaviour = new Map<string, Behaviour[]>();
  /** Milliseconds; the real time where a test does not say. */
  now: () => number = Date.now;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port.toString()}`;
  }

  /** A channel in which the bot has all rights. */
  channel(username: string, type = 'channel'): ChannelState {
    const made = new ChannelState(-1_001_000_000_000 - this.channels.length, username, `The channel ${username}`, type);
    this.channels.push(made);
    return made;
  }

  /** The next requests of a method are answered so, one after the other. */
  next(method: string, ...behaviours: Behaviour[]): void {
    this.behaviour.set(method, behaviours);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const [, token = '', method = ''] = PATH.exec(request.url ?? '') ?? [];
    this.asked.push(method);
    const behaviour = this.behaviour.get(method)?.shift();
    if (behaviour === 'hang') return;
    if (behaviour === 'redirect') return void response.writeHead(307, { Location: `${this.origin}/elsewhere` }).end();
    if (typeof behaviour === 'number') return this.fail(response, { status: behaviour, description: 'Failed' });
    if (typeof behaviour === 'object') return this.fail(response, behaviour);
    const answered = await this.run(token, method, request, body);
    if (behaviour === 'late') await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    if (behaviour !== 'lost') send(response, answered.status, answered.body);
    else response.destroy();
  }

  private fail(response: ServerResponse, { status, description }: { status: number; description: string }): void {
    if (status === 502)
      return void response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad Gateway</h1>');
    send(response, status, { ok: false, error_code: status, description });
  }

  private async run(token: string, method: string, request: IncomingMessage, body: Buffer) {
    try {
      return { status: 200, body: { ok: true, result: await this.result(token, method, request, body) } };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { status, message: description, retryAfter } = error;
      const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
      return { status, body: { ok: false, error_code: status, description, ...parameters } };
    }
  }

  private async result(token: string, method: string, request: IncomingMessage, body: Buffer): Promise<unknown> {
    if (!/^\d+:[\w-]+$/.test(token)) throw new ApiError(404, 'Not Found');
    if (token !== this.token) throw new ApiError(401, 'Unauthorized');
    if (method === 'getMe') return BOT;
    const call = { ...(await readForm(request, body)), now: this.now(), bot: BOT };
    const run = METHODS[method];
    if (run === undefined) throw new ApiError(404, 'Not Found: method not found');
    const channel = this.channelOf(call);
    if (method !== 'getChat' && method !== 'getChatMember') requireMember(channel);
    return run(call, channel);
  }

  private channelOf({ params }: Call): ChannelState {
    const asked = String(params.chat_id);
    const found = this.channels.find(({ id, username }) => asked === id.toString() || asked === `@${username}`);
    if (found === undefined) throw new ApiError(400, 'Bad Request: chat not found');
    return found;
  }
}

function requireMember({ rights }: ChannelState): void {
  if (rights.status === 'kicked') throw new ApiError(403, 'Forbidden: bot was kicked from the channel chat');
  if (rights.status === 'left') throw new ApiError(403, 'Forbidden: bot is not a member of the channel chat');
}

async function readForm({ headers }: IncomingMessage, body: Buffer): Promise<Pick<Call, 'params' | 'files'>> {
  const type = headers['content-type'] ?? '';
  const files = new Map<string, Buffer>();
  if (type.startsWith('application/json')) {
    return { params: JSON.parse(body.toString()) as Record<string, unknown>, files };
  }
  const params: Record<string, unknown> = {};
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const [name, value] of form) {
    if (typeof value === 'string') params[name] = value;
    else files.set(name, Buffer.from(await value.arrayBuffer()));
  }
  return { params, files };
}

/** Letters outside of ASCII come as references, as the real server writes them. */
function send(response: ServerResponse, status: number, body: unknown): void {
  const json = JSON.stringify(body).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(json);
}
