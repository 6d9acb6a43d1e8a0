/** The top of a page, above the feed: the blog's title, state and main points. It is sent again whenever it changes. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { PinnedCopy } from './article.js';
import { Asks, AsksFold } from './top/asks.js';
import { Drives } from './top/drives.js';
import { KeyMoments } from './top/keyMoments.js';
import { Languages, Publisher } from './top/imprint.js';
import { topSettingOf, type TopSetting } from './top/setting.js';
import { Begins, Dateline, State, Where } from './top/state.js';
import { Summary, SummaryFold } from './top/summary.js';
import { Lines } from './lines.js';
import { InWhichLanguage, wordAttributes } from './word.js';
import type { TopView } from './views.js';

/** Returns the inner HTML of `[data-top]`. */
export function renderTop(view: TopView): string {
  return render(<Top view={view} />);
}

export function Top({ view }: { view: TopView }): JSX.Element {
  const setting = topSettingOf(view);
  const { pinned, blog, lang, site } = view;
  return (
    <>
      <Head setting={setting} />
      <div class="side">
        {blog.status !== 'announced' && <AsksFold setting={setting} />}
        <Drives setting={setting} />
        <KeyMoments setting={setting} />
        <Publisher setting={setting} />
      </div>
      {pinned.length > 0 && (
        <section class="pins">
          <h2>{setting.messages.pinned}</h2>
          {pinned.map((entry) => (
            <PinnedCopy key={entry.id} view={{ entry, blog, lang, ...(site === undefined ? {} : { site }) }} />
          ))}
        </section>
      )}
    </>
  );
}

/** A title of more characters than this is set as a sentence. */
const LONG_TITLE = 80;

function Head({ setting }: { setting: TopSetting }): JSX.Element {
  const { view, said, ui } = setting;
  const { status } = view.blog;
  const standfirst = said('standfirst');
  const title = said('title') ?? { text: view.blog.title, lang: ui };
  return (
    <div class="head">
      <State setting={setting} />
      <h1 {...(title.text.length > LONG_TITLE ? { class: 'long' } : {})} {...wordAttributes(title, ui)}>
        {title.text}
        <InWhichLanguage of={title.lang} page={setting} around={title.lang} />
      </h1>
      <Dateline setting={setting} />
      {standfirst !== undefined && (
        <p class="stand" {...wordAttributes(standfirst, ui)}>
          <Lines of={standfirst.text} />
          {standfirst.lang !== title.lang && (
            <InWhichLanguage of={standfirst.lang} page={setting} around={standfirst.lang} />
          )}
        </p>
      )}
      {status === 'ended' && <Summary setting={setting} />}
      <Begins setting={setting} />
      {status === 'announced' && <Asks setting={setting} />}
      <Where setting={setting} />
      <Languages setting={setting} />
      {status !== 'ended' && <SummaryFold setting={setting} />}
    </div>
  );
}
