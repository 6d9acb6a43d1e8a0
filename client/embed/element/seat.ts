/**
 * An element as the script that makes it live finds it. Both scripts are built apart, so the names here stand written out in both
 * (see server/build/ownNames.mjs); a cached script may meet the other part of another release, so they also stay what they are.
 */
export interface Seat {
  host: HTMLElement;
  root: ShadowRoot;
  /** The feed's origin. */
  origin: string;
  /** The root-relative address of the feed's page, without its query: `/embed/<slug>`. */
  page: string;
  query: Record<string, string>;
  /** HTML of the server as nodes that may stand in another site's page, with the names of their parts. */
  clean: (html: string) => DocumentFragment;
  /** Loads the feed anew: the blog is in its language no more, or is gone. */
  reload: () => void;
  fire: (name: string, detail: Record<string, unknown>) => void;
}

/** The first call of the answer begins, and answers with the end; a later one goes on from where the feed stands. */
export type Attach = (seat: Seat) => () => () => void;
