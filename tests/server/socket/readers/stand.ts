/** A server with one blog, and raw readers of it, for tests of the readers’ sockets. */
import { jest } from '@jest/globals';
import type net from 'node:net';
import { startRally, type Rally } from '../../../support/rally.js';
import { joinRaw, openRaw, type RawReader } from '../rawReader.js';

export let rally: Rally;

export let blog: string;

export let token: string;

export let epoch: string;

const open: RawReader[] = [];

export const sockets: net.Socket[] = [];

export async function join(auth: object = {}): Promise<RawReader> {
  const reader = await joinRaw(rally.url, { blog, ...auth });
  open.push(reader);
  return reader;
}

export async function raw(path?: string): Promise<RawReader> {
  const reader = await openRaw(rally.url, path);
  open.push(reader);
  return reader;
}

export const names = ({ events }: RawReader): string[] => events.map(([name]) => name);

export const quiet = () => new Promise((resolve) => setTimeout(resolve, 300));

/** Starts the server for the tests of a file, and makes a blog for each test. */
export function standWithReaders(): void {
  // Each post is on the disk before it is acknowledged, and disks are shared.
  jest.setTimeout(180_000);
  beforeAll(async () => (rally = await startRally()));
  afterAll(() => rally.stop());
  beforeEach(async () => {
    blog = await rally.blog();
    token = await rally.token(blog, 'Ann');
    ({ epoch } = (await rally.parts.store.journal.blog(blog))!);
  });
  afterEach(() => {
    open.splice(0).forEach(({ ws }) => ws.terminate());
    sockets.splice(0).forEach((socket) => socket.destroy());
  });
}
