/** The times of a settings form are typed by the clocks of the blog's zone; here they go over to those of another. Pure. */
import { momentOf, wallClock, type Field, type Settings, type SettingsForm } from './form.js';

interface DriveTimes {
  id: string;
  startsAt?: string;
  endsAt?: string;
}

/**
 * The form by another zone's clocks. Times that this editor left as they were in `base` stay the moments that they are;
 * others stay as they were typed.
 */
export function inZone(form: SettingsForm, base: Settings, timeZone: string): SettingsForm {
  const shown = (typed: string, moment: unknown) =>
    momentOf(typed, form.timeZone) === moment ? moved(typed, form.timeZone, timeZone) : typed;
  const drives = form.drives.map((drive) => {
    const { startsAt, endsAt } = driveTimes(base).find(({ id }) => id === drive.id) ?? {};
    return { ...drive, startsAt: shown(drive.startsAt, startsAt), endsAt: shown(drive.endsAt, endsAt) };
  });
  return { ...form, timeZone, startsAt: shown(form.startsAt, base.startsAt), drives };
}

/** The same moments by the clocks of another zone. */
export function clocksMoved(fields: Partial<SettingsForm>, from: string, to: string): Partial<SettingsForm> {
  const { startsAt, drives } = fields;
  const move = (typed: string) => moved(typed, from, to);
  return {
    ...fields,
    ...(startsAt === undefined ? {} : { startsAt: move(startsAt) }),
    ...(drives === undefined
      ? {}
      : { drives: drives.map((one) => ({ ...one, startsAt: move(one.startsAt), endsAt: move(one.endsAt) })) }),
  };
}

/** Whether settings that would be sent say a time in this field that does not stand. */
export function saysOtherTime(field: Field, sent: Settings, stands: Settings): boolean {
  if (field === 'startsAt') return sent.startsAt !== undefined && sent.startsAt !== stands.startsAt;
  if (field !== 'drives') return false;
  const [said, known] = [sent, stands].map((one) => driveTimes(one).flatMap(timesSaid));
  return said?.some((time) => known?.includes(time) === false) === true;
}

function timesSaid({ id, startsAt, endsAt }: DriveTimes): string[] {
  return [
    ...(startsAt === undefined ? [] : [`${id}.startsAt=${startsAt}`]),
    ...(endsAt === undefined ? [] : [`${id}.endsAt=${endsAt}`]),
  ];
}

function driveTimes({ drives = [] }: Settings): DriveTimes[] {
  return drives as DriveTimes[];
}

function moved(typed: string, from: string, to: string): string {
  const moment = momentOf(typed, from);
  return moment === undefined || moment === typed ? typed : wallClock(moment, to);
}
