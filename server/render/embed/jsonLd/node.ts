/** Nodes of structured data that several pages name. */
import type { PublicBlog } from '../../../../shared/entry.js';

/** A thing of schema.org: its type under `@type`, its properties by their names there. */
export interface Node {
  '@type': string;
  [property: string]: unknown;
}

export function publisherOf({ publisher: { name, url } }: PublicBlog): Node {
  return { '@type': 'Organization', name, ...(url !== undefined && { url }) };
}

export function placeNode(name: string): Node {
  return { '@type': 'Place', name, address: name };
}
