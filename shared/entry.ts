/**
 * The record of a rally: blogs, entries, and the pure functions that fold commands into them. Nothing here knows of a
 * database, a socket or a page.
 */
export * from './entry/blog.js';
export * from './entry/content.js';
export * from './entry/faces.js';
export * from './entry/patch.js';
export * from './entry/record.js';
export * from './entry/shown.js';
export { toMinute } from './entry/times.js';

export const ROLES = ['reporter', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** The verbs of changes to a record. A change that readers can see has a seq, and enters the hash chain. */
export const VERBS = ['post', 'revise', 'retract', 'publish', 'takedown', 'media', 'html', 'blog', 'epoch'] as const;
export type Verb = (typeof VERBS)[number];
