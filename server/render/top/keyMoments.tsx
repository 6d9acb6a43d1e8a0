import type { JSX } from 'preact';
import { directionOfText } from '../../../shared/characters.js';
import { entryAddress } from '../article/setting.js';
import { Clock } from '../clock.js';
import { gistOf } from '../gist.js';
import { directionOf, langAttributes } from '../language.js';
import { Fold } from './fold.js';
import type { TopSetting } from './setting.js';

const GIST_LENGTH = 80;

/** The moments that the desk marked, newest first. */
export function KeyMoments({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages, zone, ui, langQuery } = setting;
  const { keys, blog, lang } = view;
  if (keys.length === 0) return null;
  return (
    <Fold
      name="keys"
      title={messages.keyMoments}
      beside={<small>{keys.length.toLocaleString(ui)}</small>}
      open={blog.status === 'ended'}
    >
      <ol class="keys">
        {keys.map((entry) => {
          const gist = gistOf(entry, { blog, lang }, GIST_LENGTH);
          return (
            <li key={entry.id}>
              <a href={entryAddress(blog.slug, entry.id, langQuery)}>
                <span {...langAttributes(ui, lang)}>
                  <Clock at={entry.happenedAt} zone={zone} />
                </span>{' '}
                <bdi lang={gist.lang} dir={directionOfText(gist.text) ?? directionOf(gist.lang)}>
                  {gist.text}
                </bdi>
              </a>
            </li>
          );
        })}
      </ol>
    </Fold>
  );
}
