/** A contact is a free line: an address of mail or of a page becomes a link, any other line stays text. */
import type { JSX } from 'preact';

export type ContactWay = { by: 'mail' | 'web'; address: string } | { by: 'text' };

export function wayOf(contact: string): ContactWay {
  if (/^https?:\/\/[^\s]+$/i.test(contact) && URL.canParse(contact)) return { by: 'web', address: contact };
  // A query is not taken: the subject and the text of a message are ours alone.
  const [, mail] = /^(?:mailto:)?([^\s@<>"?&%:]+@[^\s@<>"?&%:]+\.[^\s@<>"?&%:]+)$/i.exec(contact) ?? [];
  return mail === undefined ? { by: 'text' } : { by: 'mail', address: mail };
}

export function Contact({ contact }: { contact: string }): JSX.Element {
  const way = wayOf(contact);
  if (way.by === 'text') return <bdi>{contact}</bdi>;
  return (
    <a href={way.by === 'mail' ? `mailto:${way.address}` : way.address}>
      <bdi>{contact}</bdi>
    </a>
  );
}

/** Returns the first contact that is not empty. */
export function firstContact(...contacts: (string | null | undefined)[]): string | null {
  return contacts.find((contact) => contact !== null && contact !== undefined && contact.trim() !== '') ?? null;
}
