import type { JSX } from 'preact';
import { entryAddress } from '../article/setting.js';
import { langAttributes } from '../language.js';
import { Fold } from './fold.js';
import type { TopSetting } from './setting.js';

/** The rally in a few points, which come first once it is over. Those in the page's language, or all where it has none. */
export function Summary({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages, ui } = setting;
  const { blog, lang } = view;
  const own = blog.summary.filter((point) => point.lang === lang);
  const points = own.length > 0 ? own : blog.summary;
  if (points.length === 0) return null;
  return (
    <Fold name="summary" title={<h2>{messages.summary}</h2>} open={blog.status === 'ended'}>
      <ul>
        {points.map((point, index) => (
          <li key={index} {...langAttributes(point.lang, ui)}>
            {point.entry === undefined ? (
              point.text
            ) : (
              <a href={entryAddress(blog.slug, point.entry, setting.langQuery)}>{point.text}</a>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
