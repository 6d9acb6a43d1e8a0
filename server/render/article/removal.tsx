/**
 * The link for removal, on each entry and photo: a person who needs it may have only this entry before them. The whole
 * message stands on the entry's own page, and where an article stands without one: in a frame to every reader it would be
 * a sixth of the bytes.
 */
import type { JSX } from 'preact';
import { shortIso, timeOfDay } from '../clock.js';
import { firstContact, wayOf } from '../contact.js';
import { Sentence } from '../sentence.js';
import { entryAddress, langQuery, type Setting } from './setting.js';

interface RemovalProps {
  setting: Setting;
  /** The number of the entry's photo, from 1; absent for the whole entry. */
  photo?: number;
}

/** Tells whether the publisher or the operator can be asked. */
export function canBeAskedFor({ blog, site }: Setting): boolean {
  return firstContact(blog.publisher?.contact, site?.contact) !== null;
}

/** The link to the publisher, else to the operator; nothing where neither can be reached. */
export function Removal({ setting, photo }: RemovalProps): JSX.Element | null {
  const { blog, site, messages, speech, entry, zone } = setting;
  const contact = firstContact(blog.publisher?.contact, site?.contact);
  if (contact === null) return null;
  const way = wayOf(contact);
  if (way.by === 'text') return <Sentence of={messages.removalWords} contact={<bdi>{contact}</bdi>} />;
  const values = { n: photo ?? 1, time: timeOfDay(entry.happenedAt, zone), day: shortIso(entry.happenedAt) };
  const name = speech.say(photo === undefined ? messages.removalOfEntry : messages.removalOfPhoto, values);
  const href = way.by === 'web' ? way.address : byMail(way.address, { setting, photo });
  return (
    <a class="r" href={href} aria-label={name} {...(way.by === 'web' ? { rel: 'noopener' } : {})}>
      {messages.removalLink}
    </a>
  );
}

/** Returns the entry's own page, where the message is one tap away; there, the message itself. */
function byMail(address: string, { setting, photo }: RemovalProps): string {
  const { whole, blog, entry, lang } = setting;
  if (whole) return mailTo(address, { setting, photo });
  return entryAddress(blog.slug, entry.id, langQuery(blog, lang));
}

/** Returns the address of a message that names the entry or photo; the writer adds the rest. */
function mailTo(address: string, { setting, photo }: RemovalProps): string {
  const { blog, site, messages, speech, entry, lang } = setting;
  const at = `${site?.url ?? ''}${entryAddress(blog.slug, entry.id, langQuery(blog, lang))}`;
  const body = photo === undefined ? messages.removalBody : messages.removalBodyPhoto;
  const said = speech.say(body, { address: at, n: photo ?? 1 });
  return `mailto:${address}?subject=${encodeURIComponent(messages.removalSubject)}&body=${encodeURIComponent(said)}`;
}
