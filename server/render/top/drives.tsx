import type { JSX } from 'preact';
import type { PublicBlog } from '../../../shared/entry.js';
import { Clock } from '../clock.js';
import { Sentence } from '../sentence.js';
import { InWhichLanguage, Word, wordAttributes } from '../word.js';
import { Fold } from './fold.js';
import type { TopSetting } from './setting.js';

type Drive = PublicBlog['drives'][number];

/** The progress of each drive, and its route. */
export function DrivesFold({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { messages, view } = setting;
  const { drives } = view.blog;
  if (drives.length === 0) return null;
  return (
    <Fold name="drives" title={messages.kinds.drive}>
      {drives.map((drive) => (
        <section key={drive.id}>
          <Title drive={drive} setting={setting} />
          <Progress drive={drive} setting={setting} />
          <Way drive={drive} setting={setting} />
        </section>
      ))}
    </Fold>
  );
}

interface DriveProps {
  drive: Drive;
  setting: TopSetting;
}

function Title({ drive, setting }: DriveProps): JSX.Element {
  const { ui, said } = setting;
  const title = said(`drives.${drive.id}.title`) ?? { text: drive.title, lang: ui };
  return (
    <h3 {...wordAttributes(title, ui)}>
      {title.text}
      <InWhichLanguage of={title.lang} page={setting} around={title.lang} />
    </h3>
  );
}

/** The progress as marks and in words, so that neither colour nor sight is needed. */
function Progress({ drive, setting }: DriveProps): JSX.Element {
  const { speech, messages, said, ui } = setting;
  const { done, target } = drive;
  const unit = said(`drives.${drive.id}.unit`) ?? { text: drive.unit, lang: ui };
  // The title's mark is right above.
  const isCovered = unit.lang === said(`drives.${drive.id}.title`)?.lang;
  return (
    <>
      <b>
        <Sentence
          of={messages.driveState}
          done={speech.number(done)}
          target={speech.number(target)}
          unit={<Word word={unit} page={setting} around={ui} isCovered={isCovered} />}
        />
      </b>
      <span class="marks" aria-hidden="true">
        {marksOf(drive).map((done, index) => (
          <i key={index} {...(done ? { class: 'on' } : {})}></i>
        ))}
      </span>
    </>
  );
}

function Way({ drive, setting }: DriveProps): JSX.Element {
  const { messages, zone } = setting;
  const { startsAt, endsAt } = drive;
  return (
    <>
      <Along field="place" sentence={messages.driveFrom} drive={drive} setting={setting} />
      <Along field="destination" sentence={messages.driveTo} drive={drive} setting={setting} />
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

interface AlongProps extends DriveProps {
  field: 'place' | 'destination';
  sentence: string;
}

/** A place on the drive's way; it is marked where the title's mark does not say its language. */
function Along({ field, sentence, drive: { id }, setting }: AlongProps): JSX.Element | null {
  const { said, ui } = setting;
  const place = said(`drives.${id}.${field}`);
  if (place === undefined) return null;
  const isCovered = place.lang === said(`drives.${id}.title`)?.lang;
  return (
    <p class="l">
      <Sentence of={sentence} place={<Word word={place} page={setting} around={ui} isCovered={isCovered} />} />
    </p>
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
