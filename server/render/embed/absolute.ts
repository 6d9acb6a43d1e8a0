/** HTML that leaves our origin: its root-relative addresses become absolute. */

/** A tag with its attributes; a `>` within quotation marks does not end it. Text never matches: its `<` is escaped. */
const TAG = /<[a-z](?:"[^"]*"|[^">])*>/gi;
const ADDRESS = / (href|src)="\/(?!\/)/g;
const SRCSET = / srcset="([^"]*)"/g;

/**
 * `html` was made by our renderer, with attributes in double quotation marks. `origin` is from the settings (rule X3).
 */
export function withOrigin(html: string, origin: string): string {
  return html.replace(TAG, (tag) =>
    tag
      .replace(ADDRESS, (_, name: string) => ` ${name}="${origin}/`)
      .replace(SRCSET, (_, set: string) => ` srcset="${set.replace(/(^|, )\/(?!\/)/g, `$1${origin}/`)}"`),
  );
}
