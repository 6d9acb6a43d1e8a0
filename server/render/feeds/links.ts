/** The links of a feed to itself: its newest entries, the ones before these (RFC 5005), and its other languages. */
import type { Form } from './address.js';
import type { Syndication } from './syndication.js';
import { xml } from './xml.js';

const TYPES: Record<Form, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** Returns the links as elements of Atom, one a line. `element`: Atom's name as the document has it. */
export function links({ self, first, next, others, hub }: Syndication, form: Form, element: string): string {
  const older = next(form);
  const link = (rel: string, address: string, hreflang = ''): string =>
    `<${element} rel="${rel}" type="${TYPES[form]}"${hreflang} href="${xml(address)}"/>`;
  return [
    ...(hub === null ? [] : [`<${element} rel="hub" href="${xml(hub)}"/>`]),
    link('self', self(form)),
    link('first', first(form)),
    ...(older === undefined ? [] : [link('next', older)]),
    ...others.map((other) => link('alternate', other.self(form), ` hreflang="${xml(other.lang)}"`)),
  ].join('\n');
}
