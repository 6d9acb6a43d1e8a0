/** A blog as one page that needs no server: all entries, a style sheet and pictures beside it, no script. */
import type { JSX } from 'preact';
import { messagesFor } from '../../shared/messages/messages.js';
import { renderDocument } from './document.js';
import { blogWithWordsIn } from './inLanguage.js';
import { withOrigin } from './embed/absolute.js';
import { Top } from './top.js';
import { withLateGroups } from './lateGroups.js';
import type { Site, TopView } from './views.js';

export interface ExportView {
  site: Site;
  top: TopView;
  /** The HTML of all articles, by falling order. */
  articles: string[];
  /** The style sheet's address, relative to the page. */
  style: string;
}

/** An address of a photo's file, in an attribute or in a list of addresses. */
const MEDIA = /(["\s])\/media\/(?=[0-9a-f]{32}\.)/g;
const TAG = /<(?:a|img|source)\s(?:"[^"]*"|[^">])*>/gi;

/** Renders the page. Photos lie beside it; all other root-relative addresses become absolute. */
export function renderExport({ site, top, articles, style }: ExportView): string {
  const { blog, lang } = top;
  const { lang: ui, messages } = messagesFor(lang);
  const contact = blog.publisher.contact;
  const title = blogWithWordsIn(blog, lang).title;
  const frame = { site, ui, lang, messages, title, indexed: false, style: { file: style }, contact };
  const grouped = withLateGroups(articles, { ...blog, lang });
  const html = renderDocument(frame, <Main top={{ ...top, site }} articles={grouped} label={messages.feed} />);
  const local = html.replace(TAG, (tag) => tag.replace(MEDIA, (_, before: string) => `${before}media/`));
  return withOrigin(local, site.url);
}

function Main({ top, articles, label }: { top: TopView; articles: string[]; label: string }): JSX.Element {
  return (
    <main>
      <div data-top="">{<Top view={top} />}</div>
      <div class="stream">
        <div role="feed" aria-label={label} dangerouslySetInnerHTML={{ __html: articles.join('\n') }} />
      </div>
    </main>
  );
}
