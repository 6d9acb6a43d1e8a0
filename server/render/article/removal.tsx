/** To have something taken down: a quiet word on every entry and photo, since whoever needs it may have only this one. */
import type { JSX } from 'preact';
import { shortIso, timeOfDay } from '../clock.js';
import { firstContact, wayOf } from '../contact.js';
import { Sentence } from '../sentence.js';
import { entryAddress, langQuery, type Setting } from './setting.js';

interface RemovalProps {
  setting: Setting;
  /** Which of the entry's photos, from 1; the whole entry where it is not given. */
  photo?: number;
}

/** Whether there is anybody to ask. */
export function canBeAskedFor({ blog, site }: Setting): boolean {
  return firstContact(blog.publisher?.contact, site?.contact) !== null;
}

/** The publisher is asked, else the operator; where neither can be reached, nothing is promised. */
export function Removal({ setting, photo }: RemovalProps): JSX.Element | null {
  const { blog, site, messages, speech, entry, zone } = setting;
  const contact = firstContact(blog.publisher?.contact, site?.contact);
  if (contact === null) return null;
  const way = wayOf(contact);
  if (way.by === 'words') return <Sentence of={messages.removalWords} contact={<bdi>{contact}</bdi>} />;
  const values = { n: photo ?? 1, time: timeOfDay(entry.happenedAt, zone), day: shortIso(entry.happenedAt) };
  const name = speech.say(photo === undefined ? messages.removalOfEntry : messages.removalOfPhoto, values);
  const href = way.by === 'web' ? way.address : mailTo(way.address, { setting, photo });
  return (
    <a class="r" href={href} aria-label={name} {...(way.by === 'web' ? { rel: 'noopener' } : {})}>
      {messages.removalLink}
    </a>
  );
}

/** A message that already says what it is about; what else is in it is the writer's own. */
function mailTo(address: string, { setting, photo }: RemovalProps): string {
  const { blog, site, messages, speech, entry, lang } = setting;
  const at = `${site?.url ?? ''}${entryAddress(blog.slug, entry.id, langQuery(blog, lang))}`;
  const body = photo === undefined ? messages.removalBody : messages.removalBodyPhoto;
  const said = speech.say(body, { address: at, n: photo ?? 1 });
  return `mailto:${address}?subject=${encodeURIComponent(messages.removalSubject)}&body=${encodeURIComponent(said)}`;
}
