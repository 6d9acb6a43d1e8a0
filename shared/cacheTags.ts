/** The tags by which a shared cache in front can drop answers: answers carry them, and a purge names them. */

/** The tag of lists of blogs. */
export const LISTS_TAG = 'rallyline';

/**
 * The tag of every public answer of a blog, its photos' files included. A slug has no sign that could break a header.
 */
export function blogTag(slug: string): string {
  return `${LISTS_TAG}-${slug}`;
}
