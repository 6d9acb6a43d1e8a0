/** The names by which a shared cache in front can drop answers: what answers carry, and what a purge asks for. */

/** Carried by lists of blogs. */
export const LISTS_TAG = 'rallyline';

/** Carried by every public answer that is of one blog, its photos' files included. A slug has no sign that could break a header. */
export function blogTag(slug: string): string {
  return `${LISTS_TAG}-${slug}`;
}
