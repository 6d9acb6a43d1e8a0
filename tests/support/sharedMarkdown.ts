/**
 * The server's real threads of Markdown, shared by all servers of tests that run in one process: to start two of them takes five
 * times the processor of the rest of a server's start.
 */
import type { Markdown } from '../../server/render/markdown.js';
import type * as Once from './once/markdown.js';
import { importOnce } from './readOnce.js';

export async function sharedMarkdown(): Promise<Markdown> {
  const once = (await importOnce(new URL('./once/markdown.ts', import.meta.url))) as typeof Once;
  return once.sharedMarkdown();
}
