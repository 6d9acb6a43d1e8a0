/** Escapes text for XML 1.0, in elements and in attributes. `]]>` needs no care: its `>` is escaped. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * The characters outside of XML's Char production. They cannot stand in XML even as a reference, and a single one makes
 * a whole feed unreadable. Control characters do not pass parse (rule X1); U+FFFE does.
 */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export function xml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
