import type { JSX } from 'preact';
import { clockTime } from '../../entry/clockTime.js';
import { useWords } from './hooks.js';
import { useForm } from './form.js';

const STEPS = [0, 2, 5, 10, 15, 30, 60] as const;

/** When it happened: now, or some minutes ago. While revising: the time that it has. */
export function When(): JSX.Element {
  const { draft, blog, change } = useForm();
  const words = useWords();
  if (draft.happenedAt !== null)
    return <p class="said-plainly">{words.happened(clockTime(draft.happenedAt, blog.timeZone))}</p>;
  return (
    <fieldset class="choice">
      <legend class="label">{words.when}</legend>
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
            <span>{minutes === 0 ? words.now : words.minutesAgo(minutes)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
