/** Takes a command to the server: by socket where that is up within 5 s, otherwise by HTTP (rule O6). */
import { isObject } from '../../shared/entry/patch.js';
import type { Acknowledgement, CommandName, Receipt } from '../../shared/protocol/desk.js';
import type { Refusal } from '../../shared/refusals.js';
import { refusalIn } from './request.js';

/** `lost`: no answer came, so the server may or may not have the command; the same id is sent again. */
export type Answer = { kind: 'accepted'; receipt: Receipt } | { kind: 'refused'; refusal: Refusal } | { kind: 'lost' };

/** A socket, as far as the transport needs one. */
export interface CommandSocket {
  /** Resolves to true once the socket is up, to false when it is not up `ms` after it went down. */
  isUpWithin(ms: number): Promise<boolean>;
  /** Rejects when no acknowledgement comes in `ms`, or the connection ends before it. */
  ask(command: CommandName, payload: Record<string, unknown>, ms: number): Promise<unknown>;
}

/** `null`: the network failed. Never throws. */
export type Ask = (request: HttpCommand) => Promise<{ status: number; body: unknown } | null>;

export interface HttpCommand {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body?: Record<string, unknown>;
}

const SOCKET_MS = 5_000;
const ACKNOWLEDGEMENT_MS = 8_000;

/** Never throws. A command whose acknowledgement got lost goes once more at once, by HTTP, with the same id. */
export type Carry = (verb: CommandName, payload: Record<string, unknown>) => Promise<Answer>;

export function transport(socket: CommandSocket, ask: Ask): Carry {
  return async (verb, payload) => {
    if (await socket.isUpWithin(SOCKET_MS)) {
      const answer = await bySocket(socket, verb, payload);
      if (answer.kind !== 'lost') return answer;
    }
    return byHttp(ask, httpCommand(verb, payload));
  };
}

async function bySocket(socket: CommandSocket, verb: CommandName, payload: Record<string, unknown>): Promise<Answer> {
  try {
    const answer = await socket.ask(verb, payload, ACKNOWLEDGEMENT_MS);
    return isAcknowledgement(answer) ? fromAcknowledgement(answer) : { kind: 'lost' };
  } catch {
    return { kind: 'lost' };
  }
}

async function byHttp(ask: Ask, command: HttpCommand): Promise<Answer> {
  const answer = await ask(command);
  if (answer === null) return { kind: 'lost' };
  const { status, body } = answer;
  if (status < 300) return isReceipt(body) ? { kind: 'accepted', receipt: body } : { kind: 'lost' };
  const named = refusalIn(body);
  // Something between us and the server spoke (a proxy, a hotel's sign-in page), not the server.
  return named === null ? { kind: 'lost' } : { kind: 'refused', refusal: named };
}

export function httpCommand(verb: CommandName, payload: Record<string, unknown>): HttpCommand {
  const { blog, id, command, rev, ...body } = payload;
  const address = `/api/v1/blogs/${String(blog)}`;
  const entry = `${address}/entries/${String(id)}`;
  const key = { 'Idempotency-Key': String(command) };
  const seen = { ...key, 'If-Match': `"${String(rev)}"` };
  switch (verb) {
    case 'post':
      return { method: 'POST', path: `${address}/entries`, headers: {}, body: payload };
    case 'revise':
      return { method: 'PATCH', path: entry, headers: seen, body };
    case 'retract':
      return { method: 'DELETE', path: entry, headers: key };
    case 'publish':
      return { method: 'POST', path: `${entry}/publish`, headers: seen, body };
    case 'takedown':
      return { method: 'POST', path: `${entry}/takedown`, headers: key, body };
    case 'blog':
      return { method: 'PATCH', path: address, headers: seen, body };
  }
}

function fromAcknowledgement(answer: Acknowledgement): Answer {
  return answer.ok ? { kind: 'accepted', receipt: answer.value } : { kind: 'refused', refusal: answer.refusal };
}

function isAcknowledgement(answer: unknown): answer is Acknowledgement {
  if (!isObject(answer)) return false;
  return answer.ok === true ? isReceipt(answer.value) : refusalIn(answer.refusal) !== null;
}

function isReceipt(body: unknown): body is Extract<Acknowledgement, { ok: true }>['value'] {
  return isObject(body) && typeof body.id === 'string' && typeof body.rev === 'number';
}
