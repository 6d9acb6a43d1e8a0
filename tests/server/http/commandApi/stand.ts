/** A server with one blog, its reporter and its editor, for tests of commands and sign-in by HTTP. */
import { jest } from '@jest/globals';
import { startRally, type Rally } from '../../../support/rally.js';

export let rally: Rally;

export let blog: string;

export let token: string;

export let editor: string;

export const ahead = { ms: 0 };

export const entries = () => `/api/v1/blogs/${blog}/entries`;

/** Starts the server for the tests of a file, and makes a blog for each test. */
export function standWithBlog(): void {
  // Each post is on the disk before it is acknowledged, and disks are shared.
  jest.setTimeout(30_000);
  beforeAll(async () => (rally = await startRally({ now: () => new Date(Date.now() + ahead.ms) })));
  afterAll(() => rally.stop(), 10_000);
  beforeEach(async () => {
    blog = await rally.blog();
    token = await rally.token(blog, 'Ann');
    editor = await rally.token(blog, 'Eve', 'editor');
  });
}
