/**
 * Takes a command to the server: by the socket where one is up, else by HTTP (rule O6). A socket is never waited for: on a
 * slow network its handshake alone takes seconds, and an open one may be dead without a word. The same id goes both ways,
 * so that a command which arrives twice counts once.
 */
import type { ReadonlySignal } from '@preact/signals';
import { isObject } from '../../shared/entry/patch.js';
import type { Acknowledgement, CommandName, Receipt } from '../../shared/protocol/desk.js';
import type { Refusal } from '../../shared/refusals.js';
import type { After } from './device.js';
import { refusalIn, replyOf } from './request.js';

/** `lost`: no answer came, so the server may or may not have the command; the same id is sent again. */
export type Answer = { kind: 'accepted'; receipt: Receipt } | { kind: 'refused'; refusal: Refusal } | { kind: 'lost' };

/** A socket, as far as the transport needs one. */
export interface CommandSocket {
  readonly isUp: ReadonlySignal<boolean>;
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

/** A socket that is silent for so long gets company: the command goes by HTTP, too, and the first answer counts. */
const SILENT_MS = 4_000;
const ACKNOWLEDGEMENT_MS = 8_000;

/** Never throws. A command whose acknowledgement got lost goes once more at once, by HTTP, with the same id. */
export type Carry = (verb: CommandName, payload: Record<string, unknown>) => Promise<Answer>;

export function transport(socket: CommandSocket, ask: Ask, after: After): Carry {
  return async (verb, payload) => {
    const command = httpCommand(verb, payload);
    if (!socket.isUp.value) return byHttp(ask, command);
    const acknowledged = bySocket(socket, verb, payload);
    const soon = await Promise.race([acknowledged, silence(SILENT_MS, after)]);
    if (soon !== null && soon.kind !== 'lost') return soon;
    return firstOf([acknowledged, byHttp(ask, command)]);
  };
}

function silence(ms: number, after: After): Promise<null> {
  return new Promise((resolve) => after(ms, () => resolve(null)));
}

/** The first answer of the server; `lost` where none of them is one. */
async function firstOf(answers: readonly Promise<Answer>[]): Promise<Answer> {
  const said = answers.map(async (answer) => {
    const { kind } = await answer;
    // A rejection, so that `any` goes on to the others.
    if (kind === 'lost') throw new Error(kind);
    return answer;
  });
  return Promise.any(said).catch(() => ({ kind: 'lost' }));
}

async function bySocket(socket: CommandSocket, verb: CommandName, payload: Record<string, unknown>): Promise<Answer> {
  try {
    const answer = await socket.ask(verb, payload, ACKNOWLEDGEMENT_MS);
    return isAcknowledgement(answer) ? fromAcknowledgement(answer) : { kind: 'lost' };
  } catch {
    return { kind: 'lost' };
  }
}

/** The way of a place that has no socket; `more`: headers of every request. */
export function httpCarry(ask: Ask, more: Record<string, string>): Carry {
  return (verb, payload) => {
    const { headers, ...command } = httpCommand(verb, payload);
    return byHttp(ask, { ...command, headers: { ...headers, ...more } });
  };
}

async function byHttp(ask: Ask, command: HttpCommand): Promise<Answer> {
  const reply = replyOf(await ask(command));
  if (reply.kind !== 'ok') return reply;
  // Something between us and the server may have spoken (a proxy, a hotel's sign-in page), not the server.
  return isReceipt(reply.value) ? { kind: 'accepted', receipt: reply.value } : { kind: 'lost' };
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
