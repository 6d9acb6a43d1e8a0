import type { JSX } from 'preact';
import { clockTime } from '../../../shared/messages/times.js';
import { useWords } from './hooks.js';
import { useForm } from './form.js';

const STEPS = [0, 2, 5, 10, 15, 30, 60] as const;

/** When it happened: now, or some minutes ago. While revising: the time that it has. */
export function When(): JSX.Element {
  const { draft, blog, change } = useForm();
  const { form, say, lang } = useWords();
  if (draft.happenedAt !== null)
    return <p class="said-plainly">{say(form.happened, { time: clockTime(draft.happenedAt, blog.timeZone, lang) })}</p>;
  return (
    <fieldset class="choice">
      <legend class="label">{form.when}</legend>
      <div class="choice-row choice-scroll">
        {STEPS.map((minutes) => (
          <label class="chip" key={minutes}>
            <input
              type="radio"
              name="minutesAgo"
              checked={draft.minutesAgo === minutes}
              onChange={() => {
                change({ minutesAgo: minutes });
              }}
            />
            <span>{minutes === 0 ? form.now : say(form.minutesAgo, { n: minutes })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
