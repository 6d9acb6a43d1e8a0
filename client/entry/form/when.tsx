/** The choice of the event's time: now, some time ago up to a day, or a time of the clock in the rally's zone. */
import type { JSX } from 'preact';
import { zoneSaid } from '../../../shared/messages/zones.js';
import { Chips, Line } from '../controls.js';
import { happenedSaid } from '../happened.js';
import { fromWallClock, latestAt, toWallClock } from '../wallClock.js';
import { happenedAtOf } from '../draft.js';
import { faultAt, useForm } from './context.js';

/** Minutes ago. */
const STEPS = [0, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440];
/** The choice of a time of the clock. */
const CLOCK = 'clock';

/** The phone's way: a row of choices, the last of which opens a clock. While revising: the time that the entry has. */
export function When(): JSX.Element {
  const form = useForm();
  const { draft } = form;
  if (draft.from !== null) return <Happened />;
  return (
    <>
      <Ago form={form} hasClock={true} />
      {draft.happenedAt !== null && <ClockTime form={form} at={draft.happenedAt} />}
      <Happened />
    </>
  );
}

/** The desk's way: the same choices, and a field for any day. */
export function WhenAtDesk(): JSX.Element {
  const form = useForm();
  return (
    <>
      {form.draft.from === null && <Ago form={form} hasClock={false} />}
      <HappenedAt />
      {form.draft.happenedAt === null && <Happened />}
    </>
  );
}

function Ago({ form, hasClock }: { form: ReturnType<typeof useForm>; hasClock: boolean }): JSX.Element {
  const { draft, change, now, speech } = form;
  const { form: words, say } = speech;
  const named = (n: number): string => {
    if (n === 0) return words.now;
    return n < 60 ? say(words.minutesAgo, { n }) : say(words.hoursAgo, { n: n / 60 });
  };
  const choices = STEPS.map((n) => [n.toString(), named(n)] as const);
  return (
    <Chips
      name="minutesAgo"
      label={words.when}
      // At the desk the field beside it says the fault.
      fault={hasClock ? faultAt(form, 'happenedAt') : undefined}
      isRow={true}
      value={draft.happenedAt === null ? draft.minutesAgo.toString() : CLOCK}
      // Keys that are numbers come in rising order, and before all others: that is the order of the choices.
      choices={{ ...Object.fromEntries(choices), ...(hasClock ? { [CLOCK]: words.clockTime } : {}) }}
      onValue={(chosen) =>
        change(chosen === CLOCK ? { happenedAt: happenedAtOf(draft, now()) } : ago(Number(chosen), now()))
      }
    />
  );
}

/** A time ago counts from the moment in which it was said, also where the draft is sent an hour later. */
function ago(minutesAgo: number, now: string) {
  return { minutesAgo, saidAt: minutesAgo === 0 ? null : now, happenedAt: null };
}

/** The name of the field, and the words beside it: its clock is the rally's. */
function lineOf({ blog, speech }: ReturnType<typeof useForm>) {
  const hint = speech.say(speech.form.inRallyZone, { zone: zoneSaid(blog.timeZone, speech.form.cities) });
  return { name: 'happenedAt', label: speech.form.fields.happenedAt, hint, leadsOn: true } as const;
}

/** A time of the clock, without a day: the last time that the rally's clocks showed it. */
function ClockTime({ form, at }: { form: ReturnType<typeof useForm>; at: string }): JSX.Element {
  const { blog, change, now } = form;
  return (
    <Line
      {...lineOf(form)}
      type="time"
      value={toWallClock(at, blog.timeZone).slice(11)}
      onValue={(typed) => change({ happenedAt: latestAt(typed, blog.timeZone, now()) ?? at })}
    />
  );
}

/** The chosen time with its day, so that nobody has to reckon; nothing where it is now. */
function Happened(): JSX.Element | null {
  const { draft, blog, now, speech } = useForm();
  const isNow = draft.happenedAt === null && draft.minutesAgo === 0;
  return (
    <p class="hint" role="status">
      {isNow ? '' : happenedSaid(happenedAtOf(draft, now()), now(), blog.timeZone, speech)}
    </p>
  );
}

/** The field of the event's time, by a clock in the rally's zone. */
function HappenedAt(): JSX.Element {
  const form = useForm();
  const { draft, blog, change } = form;
  return (
    <Line
      {...lineOf(form)}
      type="datetime-local"
      value={draft.happenedAt === null ? '' : toWallClock(draft.happenedAt, blog.timeZone)}
      fault={faultAt(form, 'happenedAt')}
      onValue={(typed) => change({ happenedAt: fromWallClock(typed, blog.timeZone) ?? draft.happenedAt })}
    />
  );
}
