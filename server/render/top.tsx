/** What stands above a feed: what this is, how it stands, what matters. Sent anew whenever it changes. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { PinnedCopy } from './article.js';
import { Drives } from './top/drives.js';
import { KeyMoments } from './top/keyMoments.js';
import { Languages, Publisher } from './top/imprint.js';
import { topSettingOf, type TopSetting } from './top/setting.js';
import { State } from './top/state.js';
import { Summary } from './top/summary.js';
import { langAttributes } from './language.js';
import type { TopView } from './views.js';

/** The inner HTML of `[data-top]`. */
export function renderTop(view: TopView): string {
  return render(<Top view={view} />);
}

export function Top({ view }: { view: TopView }): JSX.Element {
  const setting = topSettingOf(view);
  const { pinned, blog, lang } = view;
  return (
    <>
      <Head setting={setting} />
      <div class="side">
        <Drives setting={setting} />
        <KeyMoments setting={setting} />
        <Publisher setting={setting} />
      </div>
      {pinned.length > 0 && (
        <section class="pins" aria-label={setting.messages.pinned}>
          {pinned.map((entry) => (
            <PinnedCopy key={entry.id} view={{ entry, blog, lang }} />
          ))}
        </section>
      )}
    </>
  );
}

function Head({ setting }: { setting: TopSetting }): JSX.Element {
  const { view, own, ui, messages } = setting;
  const { blog } = view;
  const ownAttributes = langAttributes(own, ui);
  return (
    <div class="head">
      <State setting={setting} />
      <h1 {...ownAttributes}>{blog.title}</h1>
      {blog.standfirst !== '' && (
        <p class="stand" {...ownAttributes}>
          {blog.standfirst}
        </p>
      )}
      <Languages setting={setting} />
      {blog.status !== 'ended' && blog.asks !== undefined && (
        <section class="asks">
          <h2>{messages.toBring}</h2>
          <ul {...ownAttributes}>
            {blog.asks.map((ask) => (
              <li key={ask}>{ask}</li>
            ))}
          </ul>
        </section>
      )}
      <Summary setting={setting} />
    </div>
  );
}
