import type { JSX } from 'preact';
import type { PublicBlog } from '../../../shared/entry.js';
import { langAttributes } from '../language.js';
import { filled, Sentence } from '../sentence.js';
import type { TopSetting } from './setting.js';

type Drive = PublicBlog['drives'][number];

export function Drives({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { drives } = setting.view.blog;
  if (drives.length === 0) return null;
  return (
    <section class="drives" aria-label={setting.messages.drives}>
      {drives.map((drive) => (
        <Progress key={drive.id} drive={drive} setting={setting} />
      ))}
    </section>
  );
}

/** Marks that can be counted, and the same in words: neither colour nor sight is needed. */
function Progress({ drive, setting }: { drive: Drive; setting: TopSetting }): JSX.Element {
  const { messages, ui, own } = setting;
  const say = (value: number) => new Intl.NumberFormat(ui).format(value);
  const words = filled(messages.driveState, { done: say(drive.done), target: say(drive.target), unit: drive.unit });
  return (
    <>
      <h2 {...langAttributes(own, ui)}>{drive.title}</h2>
      <p class="marks" role="img" aria-label={words}>
        {marksOf(drive).map((done, index) => (
          <i key={index} {...(done ? { class: 'on' } : {})}></i>
        ))}
      </p>
      <p class="n">
        <b>{words}</b>
      </p>
      {drive.place !== undefined && (
        <p class="l">
          <Sentence of={messages.driveFrom} place={<bdi>{drive.place}</bdi>} />
        </p>
      )}
      {drive.destination !== undefined && (
        <p class="l">
          <Sentence of={messages.driveTo} place={<bdi>{drive.destination}</bdi>} />
        </p>
      )}
    </>
  );
}

const MARKS = 10;
const COUNTABLE = 20;

/** One mark for each where they can be counted at a glance (ten trucks, ten marks), else ten for the whole. */
export function marksOf({ done, target }: Pick<Drive, 'done' | 'target'>): boolean[] {
  const marks = Number.isInteger(target) && target <= COUNTABLE ? target : MARKS;
  const filledMarks = Math.floor((Math.min(done, target) / target) * marks + 1e-9);
  return Array.from({ length: marks }, (_, index) => index < filledMarks);
}
