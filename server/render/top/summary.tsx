import type { JSX } from 'preact';
import type { PublicBlog } from '../../../shared/entry.js';
import { entryAddress } from '../article/setting.js';
import { Clock } from '../clock.js';
import { ownDirection } from '../directed.js';
import { langAttributes } from '../language.js';
import { Lines } from '../lines.js';
import { Fold } from './fold.js';
import type { TopSetting } from './setting.js';

/** The rally in a few points: the first part of the top once the rally has ended. */
export function Summary({ setting }: { setting: TopSetting }): JSX.Element | null {
  if (pointsOf(setting).length === 0) return null;
  return (
    <section class="summary">
      <h2>{setting.messages.summary}</h2>
      <Points setting={setting} />
    </section>
  );
}

/** The points, folded while the rally goes on, when the newest entry matters more. */
export function SummaryFold({ setting }: { setting: TopSetting }): JSX.Element | null {
  if (pointsOf(setting).length === 0) return null;
  return (
    <Fold name="summary" title={setting.messages.summary}>
      <Points setting={setting} />
    </Fold>
  );
}

function Points({ setting }: { setting: TopSetting }): JSX.Element {
  const { view, ui, langQuery } = setting;
  return (
    <ul>
      {pointsOf(setting).map((point, index) => (
        <li key={index} {...langAttributes(point.lang, ui)} {...ownDirection(point.text, point.lang)}>
          {point.entry === undefined ? (
            <Lines of={point.text} />
          ) : (
            <a href={entryAddress(view.blog.slug, point.entry, langQuery)}>
              <PointTime entry={point.entry} setting={setting} />
              <Lines of={point.text} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The time of what a point rests on, where readers still see it. */
function PointTime({ entry, setting }: { entry: string; setting: TopSetting }): JSX.Element | null {
  const rest = setting.view.rests?.find(({ id }) => id === entry);
  if (rest === undefined) return null;
  return (
    <>
      <span {...langAttributes(setting.ui, setting.view.lang)}>
        <Clock at={rest.happenedAt} zone={setting.zone} />
      </span>{' '}
    </>
  );
}

/** Returns the points in the page's language, or all points where there are none in it. */
function pointsOf({ view: { blog, lang } }: TopSetting): PublicBlog['summary'] {
  const own = blog.summary.filter((point) => point.lang === lang);
  return own.length > 0 ? own : blog.summary;
}
