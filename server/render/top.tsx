/** What stands above a feed: what this is, how it stands, what matters. Sent anew whenever it changes. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { PinnedCopy } from './article.js';
import { Asks } from './top/asks.js';
import { Drives } from './top/drives.js';
import { KeyMoments } from './top/keyMoments.js';
import { Languages, Publisher } from './top/imprint.js';
import { topSettingOf, type TopSetting } from './top/setting.js';
import { Begins, State, Where } from './top/state.js';
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
        <Asks setting={setting} />
        <Drives setting={setting} />
        <KeyMoments setting={setting} />
        <Publisher setting={setting} />
      </div>
      {pinned.length > 0 && (
        <section class="pins">
          <h2>{setting.messages.pinned}</h2>
          {pinned.map((entry) => (
            <PinnedCopy key={entry.id} view={{ entry, blog, lang }} />
          ))}
        </section>
      )}
    </>
  );
}

function Head({ setting }: { setting: TopSetting }): JSX.Element {
  const { view, own, ui } = setting;
  const { title, standfirst } = view.blog;
  const ownAttributes = langAttributes(own, ui);
  return (
    <div class="head">
      <State setting={setting} />
      <h1 {...ownAttributes}>{title}</h1>
      {standfirst !== '' && (
        <p class="stand" {...ownAttributes}>
          {standfirst}
        </p>
      )}
      <Begins setting={setting} />
      <Where setting={setting} />
      <Languages setting={setting} />
      <Summary setting={setting} />
    </div>
  );
}
