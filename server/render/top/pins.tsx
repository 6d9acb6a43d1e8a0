/**
 * Pinned copies. An urgent notice is in sight at once, with its words, since somebody may be in danger; more than two of
 * them, and everything else that is pinned, are one line on a phone: a reader came for the newest entry.
 */
import type { JSX } from 'preact';
import { directionOfText } from '../../../shared/characters.js';
import type { PublicEntry } from '../../../shared/entry.js';
import { joined, tellsSureness } from '../article/meta.js';
import { PinnedCopy } from '../article.js';
import { Clock } from '../clock.js';
import { gistOf } from '../gist.js';
import { directionOf } from '../language.js';
import { Sentence } from '../sentence.js';
import type { TopView } from '../views.js';
import type { TopSetting } from './setting.js';

const IN_SIGHT = 2;
/** Characters: three lines of a phone. */
const GIST_LENGTH = 120;

export function Pins({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages } = setting;
  const urgent = view.pinned.filter(isUrgent).slice(0, IN_SIGHT);
  const others = view.pinned.filter((entry) => !urgent.includes(entry));
  if (view.pinned.length === 0) return null;
  return (
    <section class="pins">
      {urgent.map((entry) => (
        <details key={entry.id} data-fold={`pin-${entry.id}`} data-urgency="urgent">
          <summary>
            <Urgency entry={entry} setting={setting} />
            <Gist entry={entry} view={view} />
          </summary>
          <Copy entry={entry} view={view} />
        </details>
      ))}
      {others[0] !== undefined && (
        <details data-fold="pinned">
          <summary>
            <h2>{messages.pinned}</h2>
            <Gist entry={others[0]} view={view} />
          </summary>
          {others.map((entry) => (
            <Copy key={entry.id} entry={entry} view={view} />
          ))}
        </details>
      )}
    </section>
  );
}

/** A notice that the desk no longer stands by is urgent to nobody. */
function isUrgent(entry: PublicEntry): boolean {
  return entry.kind === 'notice' && entry.urgency === 'urgent' && entry.verification !== 'withdrawn';
}

function Urgency({ entry, setting }: { entry: PublicEntry; setting: TopSetting }): JSX.Element {
  const { messages, zone } = setting;
  return (
    <span class="nk">
      <i aria-hidden="true">!</i> <b>{messages.urgency.urgent}</b>
      {joined([
        '',
        entry.kind === 'notice' && entry.until !== undefined && (
          <Sentence of={messages.until} time={<Clock at={entry.until} zone={zone} />} />
        ),
        tellsSureness(entry) && messages.verification[entry.verification],
      ])}
    </span>
  );
}

/** The words of a copy that is folded away; the style sheet takes them away where it is not. */
function Gist({ entry, view: { blog, lang } }: { entry: PublicEntry; view: TopView }): JSX.Element {
  const gist = gistOf(entry, { blog, lang }, GIST_LENGTH);
  return (
    <bdi class="gist" lang={gist.lang} dir={directionOfText(gist.text) ?? directionOf(gist.lang)}>
      {gist.text}
    </bdi>
  );
}

function Copy({ entry, view: { blog, lang, site } }: { entry: PublicEntry; view: TopView }): JSX.Element {
  return <PinnedCopy view={{ entry, blog, lang, ...(site === undefined ? {} : { site }) }} />;
}
