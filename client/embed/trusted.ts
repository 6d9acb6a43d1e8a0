/**
 * HTML as a host asks for it whose policy requires Trusted Types: such a browser reads a text as HTML only where a named
 * policy of the page made it. Ours says the text itself: `cleaned` takes out of the parsed tree what must not stay.
 */
interface Policy {
  createHTML: (html: string) => string;
}

/** The name that a host allows by `trusted-types rallyline`, where it lists names. */
const NAME = 'rallyline';
const plain: Policy = { createHTML: (html) => html };

let policy: Policy | undefined;

/** Throws where the host's list of names lacks ours. */
export function trusted(html: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } };
  // A text of the kind that the browser asks for; to TypeScript it is a text.
  return (policy ??= trustedTypes?.createPolicy(NAME, plain) ?? plain).createHTML(html);
}
