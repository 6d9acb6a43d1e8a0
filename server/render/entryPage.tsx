/** An entry's own page, with its own link preview. */
import { isolated } from '../../shared/characters.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { entryAddress, langQuery } from './article/setting.js';
import { Article } from './article.js';
import { renderDocument } from './document.js';
import { gistOf } from './gist.js';
import { langAttributes } from './language.js';
import { linksOf } from './links.js';
import { OtherLanguage } from './page.js';
import type { EntryPageView } from './views.js';

export function renderEntryPage(view: EntryPageView): string {
  const { site, blog, lang, entry } = view;
  const { lang: ui, messages } = messagesFor(lang);
  const query = langQuery(blog, lang);
  const gist = gistOf(entry, { blog, lang }, 200);
  const address = entryAddress(blog.slug, entry.id, query);
  return renderDocument(
    {
      site,
      ui,
      lang,
      messages,
      title: `${isolated(gistOf(entry, { blog, lang }, 80).text)} · ${isolated(blog.title)}`,
      description: gist.text,
      canonical: address,
      links: linksOf(site, blog, address),
      indexed: blog.visibility === 'public',
      picture: { address: `/live/${blog.slug}/entries/${entry.id}/preview.jpg${query}`, alt: gist.text },
      photos: true,
      script: site.assets.reader.script,
      style: 'one',
      contact: blog.publisher.contact,
    },
    <main class="one">
      <OtherLanguage view={view} messages={messages} />
      <h1 class="of" {...langAttributes(blog.languages[0] ?? ui, ui)}>
        <a href={`/live/${blog.slug}${query}`}>{blog.title}</a>
      </h1>
      <div class="stream">
        <Article view={{ entry, blog, lang, site, alone: true, whole: true }} />
      </div>
      <p class="older">
        <a href={`/live/${blog.slug}${query}`}>{messages.toBlog}</a>
      </p>
    </main>,
  );
}
