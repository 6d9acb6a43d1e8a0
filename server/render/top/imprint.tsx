import type { JSX } from 'preact';
import { joined } from '../article/meta.js';
import { Contact, firstContact } from '../contact.js';
import { ownName } from '../language.js';
import { Sentence } from '../sentence.js';
import { Fold } from './fold.js';
import type { TopSetting } from './setting.js';

/** The blog's languages. Where there is only one other, the way leads there at once. */
export function Languages({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages } = setting;
  const { languages } = view.blog;
  const others = languages.filter((tag) => tag !== view.lang);
  if (others.length === 0) return null;
  if (others.length === 1) return <LanguageLinks setting={setting} tags={others} />;
  return (
    <Fold name="languages" title={messages.languages}>
      <LanguageLinks setting={setting} tags={languages} />
    </Fold>
  );
}

/** A link to each language, by the language's own name. */
function LanguageLinks({ setting, tags }: { setting: TopSetting; tags: readonly string[] }): JSX.Element {
  const { view, messages } = setting;
  const { slug } = view.blog;
  return (
    <nav class="langs" aria-label={messages.languages}>
      {tags.flatMap((tag) => [
        <a
          key={tag}
          href={`/live/${slug}?lang=${encodeURIComponent(tag)}`}
          lang={tag}
          hreflang={tag}
          {...(tag === view.lang ? { 'aria-current': 'true' as const } : {})}
        >
          {ownName(tag)}
        </a>,
        ' ',
      ])}
      {/* Open, it has the style sheet show the originals beside all translations; a new top leaves it as it is. */}
      <details data-fold="originals">
        <summary>{messages.originals}</summary>
      </details>
    </nav>
  );
}

/** The publisher, who answers for this page, and the way to reach them. */
export function Publisher({ setting }: { setting: TopSetting }): JSX.Element {
  const { messages } = setting;
  const { publisher, home } = setting.view.blog;
  const name =
    publisher.url === undefined ? (
      <bdi>{publisher.name}</bdi>
    ) : (
      <a href={publisher.url}>
        <bdi>{publisher.name}</bdi>
      </a>
    );
  return (
    <p class="pub">
      {joined([
        <Sentence of={messages.publishedBy} name={name} />,
        firstContact(publisher.contact) !== null && <Contact contact={publisher.contact} />,
        publisher.imprint !== undefined && <a href={publisher.imprint}>{messages.imprint}</a>,
        publisher.privacy !== undefined && <a href={publisher.privacy}>{messages.privacy}</a>,
        home !== undefined && <a href={home}>{messages.moreBy}</a>,
      ])}
    </p>
  );
}
