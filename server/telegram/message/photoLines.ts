/** The words below a photo: its caption, who took it, and whether it was altered; where there is no picture, why not. */
import { isolated } from '../../../shared/characters.js';
import type { PublicEntry } from '../../../shared/entry.js';
import type { Setting } from '../../render/article/setting.js';
import { inDirectionOf, italic, joined, plain, type Span } from '../spans.js';
import { typed } from './lines.js';

export type Photo = PublicEntry['media'][number];

const INSTEAD = {
  waiting: 'photoWaiting',
  processing: 'photoWaiting',
  failed: 'photoFailed',
  gone: 'photoGone',
} as const;

/** `isShown`: the picture stands beside these words. */
export function photoLines(photo: Photo, setting: Setting, isShown: boolean): Span[] {
  const { messages, ui } = setting;
  if (photo.state === 'gone') return inDirectionOf(italic(messages.photoGone), ui);
  const caption = setting.said(`media.${photo.id}.caption`)?.text;
  const alt = setting.said(`media.${photo.id}.alt`)?.text;
  const missing = isShown || photo.state === 'ready' ? '' : messages[INSTEAD[photo.state]];
  return joined(
    [
      plain(caption ?? (isShown ? '' : (alt ?? ''))),
      inDirectionOf(italic([missing, ...small(photo, setting)].filter((part) => part !== '').join(' · ')), ui),
    ],
    '\n',
  );
}

function small({ credit, place, altered }: Photo, { messages, speech }: Setting): string[] {
  return [
    credit === undefined ? '' : speech.say(messages.credit, { who: typed(credit) }),
    place === undefined ? '' : isolated(place),
    altered ? messages.photoAltered : '',
  ];
}
