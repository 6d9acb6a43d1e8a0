import type { JSX } from 'preact';
import { joined } from '../article/meta.js';
import { cityOf } from '../../../shared/messages/zones.js';
import { Clock, dayText, keepsOffset, offsetMinutes, offsetOf, shortIso, timeOfDay, weekdayText } from '../clock.js';
import { commaOf, langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import { Word } from '../word.js';
import type { TopSetting } from './setting.js';

/** The rally's state in a line. */
export function State({ setting }: { setting: TopSetting }): JSX.Element {
  const { blog, lang, terms } = setting.view;
  const { status } = blog;
  // The mark stands before the word, also on a page that runs in the other direction.
  const { dir } = langAttributes(setting.ui, lang);
  return (
    // A page that is open in a language which the blog has no more learns it here, and an embed on which terms it is shown.
    <p class="state" data-status={status} data-lang={lang} data-terms={terms} dir={dir}>
      <b>{setting.messages.status[status]}</b> <span>{<Since setting={setting} />}</span>
    </p>
  );
}

/** The place and the day. An announced rally says its day with the time of its beginning instead. */
export function Dateline({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { startsAt, statusAt, status } = setting.view.blog;
  const place = setting.said('place');
  // The mark of a title in the same language is right above.
  const isCovered = place?.lang === setting.said('title')?.lang;
  const parts = joined([
    place !== undefined && <Word word={place} page={setting} around={setting.ui} isCovered={isCovered} />,
    status !== 'announced' && weekdayText(startsAt ?? statusAt, setting.zone),
    // The line of ways says more of the zone, one tap away.
    status !== 'announced' && offsetOf(setting.zone.timeZone, startsAt ?? statusAt),
  ]);
  return parts.length === 0 ? null : <p class="dateline">{parts}</p>;
}

/** The zone of the page's times: said once, above all of them. */
export function Where({ setting }: { setting: TopSetting }): JSX.Element {
  const { view, messages, zone, speech } = setting;
  const { startsAt, statusAt } = view.blog;
  const { timeZone } = zone;
  const at = startsAt ?? statusAt;
  const city = cityOf(timeZone, messages.cities);
  const offset = offsetOf(timeZone, at);
  if (city === null) return <p class="where">{speech.say(messages.allTimesIn, { zone: offset })}</p>;
  const keeps = keepsOffset(timeZone, at);
  // In a zone that changes its clocks, a time with another offset says its own; without the rally's day, each time
  // does.
  const sentence = keeps ? messages.allTimes : startsAt === null ? messages.allTimesOf : messages.allTimesUnless;
  return (
    <p class="where">
      <Sentence of={sentence} place={<bdi>{city}</bdi>} zone={offset} />
    </p>
  );
}

function Since({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages, zone } = setting;
  const { status, statusAt, endedAt } = view.blog;
  switch (status) {
    case 'announced':
      return null;
    case 'live':
      return <Sentence of={messages.since} time={<Clock at={statusAt} zone={zone} />} />;
    case 'paused':
      return <Sentence of={messages.pausedSince} time={<Clock at={statusAt} zone={zone} />} />;
    case 'ended':
      return <Sentence of={messages.endedAt} time={<Clock at={endedAt ?? statusAt} zone={zone} whole />} />;
  }
}

/** The beginning of an announced rally, in its zone; the script adds the reader's own time, and the time until then. */
export function Begins({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages, zone } = setting;
  const { status, startsAt } = view.blog;
  if (status !== 'announced') return null;
  if (startsAt === null) return <p class="begins">{messages.beginsSoon}</p>;
  return (
    <p class="begins">
      <Sentence
        of={messages.begins}
        day={weekdayText(startsAt, zone)}
        time={<time dateTime={shortIso(startsAt)}>{timeOfDay(startsAt, zone)}</time>}
        place={<bdi>{cityOf(zone.timeZone, messages.cities) ?? offsetOf(zone.timeZone, startsAt)}</bdi>}
      />
      <small>
        <span>
          <span data-until={shortIso(startsAt)}></span>
          <time dateTime={shortIso(startsAt)} data-own-zone={offsetMinutes(zone.timeZone, startsAt)}></time>
        </span>
        <i data-room={longestWait(setting, startsAt)}></i>
      </small>
    </p>
  );
}

/** Returns the longest sentence that the script may put there, so that the page keeps its room. */
function longestWait({ messages, ui, zone }: TopSetting, startsAt: string): string {
  const until = new Intl.RelativeTimeFormat(ui, { numeric: 'auto' });
  const here = `${dayText(startsAt, zone, true)}${commaOf(ui)}${timeOfDay(startsAt, zone)}`;
  return until.format(300, 'day') + messages.scriptLater.whereYouAre.replace('{time}', here);
}
