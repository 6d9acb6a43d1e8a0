/** The ways from a page's top to all that is not its newest entry: one line on a phone, a column beside the feed on a wide screen. */
import type { JSX } from 'preact';
import { AsksOnTheWay } from './asks.js';
import { DrivesFold } from './drives.js';
import { Fold } from './fold.js';
import { Languages, Publisher } from './imprint.js';
import { KeyMoments } from './keyMoments.js';
import type { TopSetting } from './setting.js';
import { Where } from './state.js';
import { SummaryFold } from './summary.js';

export function Ways({ setting }: { setting: TopSetting }): JSX.Element {
  return (
    <div class="side">
      {setting.view.blog.status !== 'ended' && <SummaryFold setting={setting} />}
      <KeyMoments setting={setting} />
      <DrivesFold setting={setting} />
      <Languages setting={setting} />
      <About setting={setting} />
    </div>
  );
}

/** Everything that holds for the whole page: what to bring, the zone of its times, who answers for it, and how it shows photos. */
function About({ setting }: { setting: TopSetting }): JSX.Element {
  const { messages } = setting;
  return (
    <Fold name="about" title={messages.about}>
      <AsksOnTheWay setting={setting} />
      <Where setting={setting} />
      <Publisher setting={setting} />
      <p class="where">
        <a href="#choices">{messages.choices}</a>
      </p>
      {/* The style sheet shows the button once a script says how photos are shown, and of its words those that fit. */}
      <button type="button" data-text="">
        <span>{messages.photosOnTap}</span> <span>{messages.photosAtOnce}</span>
      </button>
    </Fold>
  );
}
