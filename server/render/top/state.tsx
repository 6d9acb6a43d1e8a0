import type { JSX } from 'preact';
import { Clock, offsetOf, shortIso } from '../clock.js';
import { Sentence } from '../sentence.js';
import type { TopSetting } from './setting.js';

/** One line that says where the rally stands, and in whose time the times are. */
export function State({ setting }: { setting: TopSetting }): JSX.Element {
  const { view, messages, zone } = setting;
  const { blog } = view;
  return (
    <>
      <p class="state" data-status={blog.status}>
        <b>{messages.status[blog.status]}</b> <span>{<Since setting={setting} />}</span>
      </p>
      <p class="where">
        {blog.place !== '' && <bdi>{blog.place}</bdi>}
        <span>
          <Sentence
            of={messages.allTimes}
            place={<bdi>{cityOf(zone.timeZone)}</bdi>}
            zone={offsetOf(zone.timeZone, blog.startsAt ?? blog.statusAt)}
          />
        </span>
      </p>
    </>
  );
}

function Since({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages, zone } = setting;
  const { blog } = view;
  switch (blog.status) {
    case 'announced':
      return blog.startsAt === null ? (
        <>{messages.beginsSoon}</>
      ) : (
        <Begins setting={setting} startsAt={blog.startsAt} />
      );
    case 'live':
      return <Sentence of={messages.since} time={<Clock at={blog.statusAt} zone={zone} />} />;
    case 'paused':
      return <Sentence of={messages.pausedSince} time={<Clock at={blog.statusAt} zone={zone} />} />;
    case 'ended':
      return <Sentence of={messages.endedAt} time={<Clock at={blog.endedAt ?? blog.statusAt} zone={zone} whole />} />;
  }
}

/** When it begins, in the rally's zone; the script adds the reader's own. */
export function Begins({ setting, startsAt }: { setting: TopSetting; startsAt: string }): JSX.Element {
  const { view, messages, zone } = setting;
  return (
    <>
      <Sentence
        of={messages.begins}
        time={<Clock at={startsAt} zone={zone} whole />}
        place={<bdi>{view.blog.place === '' ? cityOf(zone.timeZone) : view.blog.place}</bdi>}
      />{' '}
      <time dateTime={shortIso(startsAt)} data-own-zone=""></time>
    </>
  );
}

/** `Asia/Baku` is Baku time to those who live by it. */
function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
