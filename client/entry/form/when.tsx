import type { JSX } from 'preact';
import { zoneSaid } from '../../../shared/messages/zones.js';
import { Chips, Line } from '../controls.js';
import { clockTime } from '../../../shared/messages/times.js';
import { fromWallClock, toWallClock } from '../wallClock.js';
import { faultAt, useForm } from './context.js';

const STEPS = [0, 2, 5, 10, 15, 30, 60];

/** The choice of the event's time: now, or some minutes ago. While revising: the time that the entry has. */
export function MinutesAgo(): JSX.Element {
  const whole = useForm();
  const { draft, blog, change, speech } = whole;
  const { form, say } = speech;
  if (draft.happenedAt !== null)
    return <p class="hint">{say(form.happened, { time: clockTime(draft.happenedAt, blog.timeZone, speech.lang) })}</p>;
  const choices = STEPS.map((n) => [n.toString(), n === 0 ? form.now : say(form.minutesAgo, { n })] as const);
  return (
    <Chips
      name="minutesAgo"
      label={form.when}
      fault={faultAt(whole, 'happenedAt')}
      isRow={true}
      value={draft.minutesAgo.toString()}
      // Keys that are numbers come in rising order, which is the order of the choices.
      choices={Object.fromEntries(choices)}
      onValue={(minutes) => change({ minutesAgo: Number(minutes) })}
    />
  );
}

/** The field of the event's time, by a clock in the rally's zone. */
export function HappenedAt(): JSX.Element {
  const form = useForm();
  const { draft, blog, change, speech } = form;
  return (
    <Line
      name="happenedAt"
      label={speech.form.fields.happenedAt}
      hint={speech.say(speech.form.inRallyZone, { zone: zoneSaid(blog.timeZone) })}
      type="datetime-local"
      value={draft.happenedAt === null ? '' : toWallClock(draft.happenedAt, blog.timeZone)}
      fault={faultAt(form, 'happenedAt')}
      onValue={(typed) => change({ happenedAt: fromWallClock(typed, blog.timeZone) ?? draft.happenedAt })}
    />
  );
}
