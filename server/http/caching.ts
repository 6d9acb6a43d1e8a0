/**
 * For readers' answers: always asked for again by browsers, shared for two seconds, and shown stale rather than not at
 * all.
 */
export const READERS_CACHE = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10, stale-if-error=60';
/**
 * For feeds that a hub fetches as soon as it is told: never shown stale while a cache asks for the newer one, since the hub
 * would take it for the new one, and hand nothing out.
 */
export const HUB_FEED_CACHE = 'public, max-age=0, s-maxage=2, stale-if-error=60';
export const NO_STORE = 'no-store';
/** For files whose name carries their content's hash. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/**
 * For files that a release alone changes, at an address without a hash: the new file is everywhere within minutes of
 * being asked for, or as soon as the server can be asked again.
 */
export const RELEASE_CACHE = 'public, max-age=300, s-maxage=300, stale-while-revalidate=3600, stale-if-error=86400';
