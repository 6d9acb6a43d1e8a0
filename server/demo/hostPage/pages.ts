/** The pages of a site that embeds the rally. */

/** Where the rally is, for the site. */
export interface Place {
  /** Origin of the rally's server, as the site's readers and its own server reach it. */
  rallyUrl: string;
  slug: string;
}

export interface Answer {
  type: string;
  body: string;
  headers?: Record<string, string>;
}

/** Answers by their paths. */
export type Pages = Readonly<Record<string, () => Answer | Promise<Answer>>>;

/** A site, or a page of one, that shows one way of embedding. */
export interface Host {
  /** The path of its page, with a slash at its end. */
  path: string;
  name: string;
  /** A sentence on the things to be seen there. */
  shows: string;
  /** Its page and what belongs to it. */
  pages: Pages;
}

export function html(body: string, headers: Record<string, string> = {}): Answer {
  return { type: 'text/html', body, headers };
}

export function style(body: string): Answer {
  return { type: 'text/css', body };
}

export function script(body: string): Answer {
  return { type: 'text/javascript', body };
}
