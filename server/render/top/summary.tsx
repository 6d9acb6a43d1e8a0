import type { JSX } from 'preact';
import { entryAddress } from '../article/setting.js';
import { langAttributes } from '../language.js';
import type { TopSetting } from './setting.js';

/** The rally in a few points. Those in the page's language, or all where it has none. */
export function Summary({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages, ui } = setting;
  const { blog, lang } = view;
  const own = blog.summary.filter((point) => point.lang === lang);
  const points = own.length > 0 ? own : blog.summary;
  if (points.length === 0) return null;
  return (
    <section class="sum">
      <h2>{messages.summary}</h2>
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
    </section>
  );
}
