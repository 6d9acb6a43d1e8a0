/** HTML that leaves our origin: what is root-relative in our own pages becomes absolute. */

/** A tag with its attributes; a `>` within quotation marks does not end it. Text is never one: its `<` is escaped. */
const TAG = /<[a-z](?:"[^"]*"|[^">])*>/gi;
const ADDRESS = / (href|src)="\/(?!\/)/g;
const SRCSET = / srcset="([^"]*)"/g;

/** `html` is ours: made by the renderer, with attributes in double quotation marks. `origin`: from the settings (rule X3). */
export function withOrigin(html: string, origin: string): string {
  return html.replace(TAG, (tag) =>
    tag
      .replace(ADDRESS, (_, name: string) => ` ${name}="${origin}/`)
      .replace(SRCSET, (_, set: string) => ` srcset="${set.replace(/(^|, )\/(?!\/)/g, `$1${origin}/`)}"`),
  );
}
