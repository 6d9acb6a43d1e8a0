/** A contact is a free line: an address of mail or of a page becomes a link, anything else stays words. */
import type { JSX } from 'preact';

export type ContactWay = { by: 'mail' | 'web'; address: string } | { by: 'words' };

export function wayOf(contact: string): ContactWay {
  if (/^https?:\/\/[^\s]+$/i.test(contact) && URL.canParse(contact)) return { by: 'web', address: contact };
  // No query may hide in it: nobody but us says what a message begins with.
  const [, mail] = /^(?:mailto:)?([^\s@<>"?&%:]+@[^\s@<>"?&%:]+\.[^\s@<>"?&%:]+)$/i.exec(contact) ?? [];
  return mail === undefined ? { by: 'words' } : { by: 'mail', address: mail };
}

export function Contact({ contact }: { contact: string }): JSX.Element {
  const way = wayOf(contact);
  if (way.by === 'words') return <bdi>{contact}</bdi>;
  return (
    <a href={way.by === 'mail' ? `mailto:${way.address}` : way.address}>
      <bdi>{contact}</bdi>
    </a>
  );
}

/** Whom to ask: the first of these that says anything. */
export function firstContact(...contacts: (string | null | undefined)[]): string | null {
  return contacts.find((contact) => contact !== null && contact !== undefined && contact.trim() !== '') ?? null;
}
