/**
 * `/embed/:slug/fragment`: the feed as HTML, which a host's server places in its page, in the host's own look. Without
 * our styles it is complete and true: the sentence for a feed without entries is there only where the feed has none.
 */
import { render } from 'preact-render-to-string';
import { messagesFor } from '../../../shared/messages/messages.js';
import { langQuery } from '../article/setting.js';
import { directionOf } from '../language.js';
import { withLateGroups } from '../lateGroups.js';
import { Clock } from '../clock.js';
import { EmptyFor, Feed, OtherLanguage } from '../page.js';
import { Sentence } from '../sentence.js';
import { topSettingOf } from '../top/setting.js';
import type { BlogPageView } from '../views.js';
import { withOrigin } from './absolute.js';
import { EmbedTop, sitesOf } from './embedPage.js';

export interface FragmentView extends BlogPageView {
  /** When readers last saw the blog change, ISO 8601. */
  changedAt: string;
}

/**
 * Renders the fragment: its addresses are absolute, since it leaves our origin; it has no script, style or control. It says its
 * time, since a host keeps it, and where a policy shuts the script out it is all that a reader gets.
 */
export function renderFragment(view: FragmentView): string {
  const { blog, lang } = view.top;
  const { lang: ui, messages } = messagesFor(lang);
  const html = render(
    <section class="rally" lang={ui} dir={directionOf(ui)}>
      <OtherLanguage view={view} messages={messages} />
      <EmbedTop view={view} />
      <p class="changed">
        <Sentence
          of={messages.embed.changed}
          time={<Clock at={view.changedAt} zone={topSettingOf(view.top).zone} whole />}
        />
      </p>
      <Feed
        view={{ ...view, articles: withLateGroups(view.articles, { ...blog, lang }) }}
        messages={messages}
        sites={sitesOf(view)}
      />
      {view.articles.length === 0 && <EmptyFor status={blog.status} messages={messages} />}
      <p class="older">
        <a href={`/live/${blog.slug}${langQuery(blog, lang)}`}>{messages.toBlog}</a>
      </p>
    </section>,
  );
  return withOrigin(html, view.site.url);
}
