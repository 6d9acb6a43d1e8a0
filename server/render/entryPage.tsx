/** An entry's own page, with its own link preview. */
import { messagesFor } from '../../shared/messages/messages.js';
import { entryAddress, langQuery } from './article/setting.js';
import { Article } from './article.js';
import { renderDocument } from './document.js';
import { entryMeta } from './head/entryMeta.js';
import { blogIn } from './inLanguage.js';
import { alternatesOf, linksOf } from './links.js';
import { OtherLanguage } from './page.js';
import { TellMe } from './tell.js';
import type { EntryPageView } from './views.js';
import { wordAttributes } from './word.js';

export function renderEntryPage(view: EntryPageView): string {
  const { site, blog, lang, entry } = view;
  const { lang: ui, messages } = messagesFor(lang);
  const query = langQuery(blog, lang);
  const title = blogIn(blog, lang)('title') ?? { text: blog.title, lang: ui };
  const address = entryAddress(blog.slug, entry.id, query);
  return renderDocument(
    {
      site,
      ui,
      lang,
      messages,
      ...entryMeta(view),
      alternates: alternatesOf(blog.languages, (tag) => entryAddress(blog.slug, entry.id, langQuery(blog, tag))),
      links: linksOf(site, blog, address),
      photos: true,
      script: site.assets.reader.script,
      style: 'one',
      contact: blog.publisher.contact,
    },
    <main class="one">
      <OtherLanguage view={view} messages={messages} />
      <h1 class="of" {...wordAttributes(title, ui)}>
        <a href={`/live/${blog.slug}${query}`}>{title.text}</a>
      </h1>
      <div class="stream">
        <Article view={{ entry, blog, lang, site, alone: true, whole: true }} />
      </div>
      <p class="older">
        <a href={`/live/${blog.slug}${query}`}>{messages.toBlog}</a>
      </p>
      <TellMe site={site} lang={lang} />
    </main>,
  );
}
