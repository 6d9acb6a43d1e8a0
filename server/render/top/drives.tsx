import type { JSX } from 'preact';
import { isolated } from '../../../shared/characters.js';
import type { PublicBlog } from '../../../shared/entry.js';
import { Clock } from '../clock.js';
import { ownDirection } from '../directed.js';
import { langAttributes } from '../language.js';
import { Sentence } from '../sentence.js';
import { Fold } from './fold.js';
import type { TopSetting } from './setting.js';

type Drive = PublicBlog['drives'][number];

/** The progress of each drive, and its route. */
export function DrivesFold({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { own, ui, messages, view } = setting;
  const { drives } = view.blog;
  if (drives.length === 0) return null;
  return (
    <Fold name="drives" title={messages.kinds.drive}>
      {drives.map((drive) => (
        <section key={drive.id}>
          <h3 {...langAttributes(own, ui)} {...ownDirection(drive.title, own)}>
            {drive.title}
          </h3>
          <Progress drive={drive} setting={setting} />
          <Way drive={drive} setting={setting} />
        </section>
      ))}
    </Fold>
  );
}

/** The progress as marks and in words, so that neither colour nor sight is needed. */
function Progress({ drive, setting }: { drive: Drive; setting: TopSetting }): JSX.Element {
  const { done, target, unit } = drive;
  return (
    <>
      <b>{setting.speech.say(setting.messages.driveState, { done, target, unit: isolated(unit) })}</b>
      <span class="marks" aria-hidden="true">
        {marksOf(drive).map((done, index) => (
          <i key={index} {...(done ? { class: 'on' } : {})}></i>
        ))}
      </span>
    </>
  );
}

function Way({ drive, setting }: { drive: Drive; setting: TopSetting }): JSX.Element {
  const { messages, zone } = setting;
  const { place, destination, startsAt, endsAt } = drive;
  return (
    <>
      {place !== undefined && (
        <p class="l">
          <Sentence of={messages.driveFrom} place={<bdi>{place}</bdi>} />
        </p>
      )}
      {destination !== undefined && (
        <p class="l">
          <Sentence of={messages.driveTo} place={<bdi>{destination}</bdi>} />
        </p>
      )}
      {startsAt !== undefined && (
        <p class="l">
          <Sentence of={messages.driveStarts} time={<Clock at={startsAt} zone={zone} />} />
        </p>
      )}
      {endsAt !== undefined && (
        <p class="l">
          <Sentence of={messages.driveEnds} time={<Clock at={endsAt} zone={zone} />} />
        </p>
      )}
    </>
  );
}

const MARKS = 10;
const COUNTABLE = 20;

/** Returns a mark for each unit where a glance can count them (ten trucks, ten marks), else ten marks for the whole. */
export function marksOf({ done, target }: Pick<Drive, 'done' | 'target'>): boolean[] {
  const marks = Number.isInteger(target) && target <= COUNTABLE ? target : MARKS;
  const filledMarks = Math.floor((Math.min(done, target) / target) * marks + 1e-9);
  return Array.from({ length: marks }, (_, index) => index < filledMarks);
}
