/** Text as XML 1.0 takes it, in elements and in attributes. `]]>` needs no care: its `>` is escaped. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * What XML allows, the Char production of its specification: anything else cannot stand in it even as a reference, and
 * one such character would make a whole feed unreadable. Control characters do not pass parse (rule X1); U+FFFE does.
 */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export function xml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
