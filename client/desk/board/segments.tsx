/**
 * A choice of a few, side by side, that acts for everybody as soon as it is made. So no key makes one in passing: arrows
 * only go from choice to choice, and Enter, Space or a tap takes the one that they reached.
 */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { steppedTo } from './steps.js';

interface SegmentsProps<Value extends string> {
  name: string;
  label: string;
  choices: readonly Value[];
  says: Readonly<Record<Value, string>>;
  value: Value;
  /** `apart`: in a grid, for longer words. */
  look?: 'joined' | 'apart';
  disabled?: boolean;
  onValue: (value: Value) => void;
}

export function Segments<Value extends string>(props: SegmentsProps<Value>): JSX.Element {
  const { name, label, choices, says, value, look = 'joined', disabled = false, onValue } = props;
  const [reached, reach] = useState<Value | null>(null);
  return (
    <div class={look === 'joined' ? 'segments' : 'choices'} role="radiogroup" aria-label={label} onKeyDown={step}>
      {choices.map((one) => (
        <button
          key={one}
          type="button"
          role="radio"
          class={look === 'joined' ? 'chip choice segment' : 'chip choice'}
          name={name}
          value={one}
          aria-checked={value === one}
          // A button that is disabled would let go of the focus while its deed is under way.
          aria-disabled={disabled}
          tabIndex={(reached ?? value) === one ? 0 : -1}
          onFocus={() => reach(one)}
          onBlur={() => reach(null)}
          onClick={() => !disabled && onValue(one)}
        >
          <span>
            {one === 'live' && <i class="dot" aria-hidden="true" />}
            {says[one]}
          </span>
        </button>
      ))}
    </div>
  );
}

function step(event: TargetedKeyboardEvent<HTMLElement>): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey, currentTarget: group } = event;
  if (altKey || ctrlKey || metaKey || shiftKey) return;
  const choices = [...group.querySelectorAll<HTMLElement>('[role=radio]')];
  const at = choices.findIndex((choice) => choice === document.activeElement);
  const next = steppedTo(key, { at, of: choices.length, isRtl: getComputedStyle(group).direction === 'rtl' });
  if (next === null) return;
  event.preventDefault();
  choices[next]?.focus();
}
