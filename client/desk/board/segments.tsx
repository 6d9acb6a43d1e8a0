import type { JSX } from 'preact';

interface SegmentsProps<Value extends string> {
  name: string;
  choices: readonly Value[];
  says: Readonly<Record<Value, string>>;
  value: Value;
  disabled?: boolean;
  onValue: (value: Value) => void;
}

/** A choice of a few, side by side without a gap. The choice "live" has its dot. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): JSX.Element {
  const { name, choices, says, value, disabled = false, onValue } = props;
  return (
    <div class="segments">
      {choices.map((one) => (
        <label class="chip segment" key={one}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={value === one}
            disabled={disabled}
            onChange={() => onValue(one)}
          />
          <span>
            {one === 'live' && <i class="dot" aria-hidden="true" />}
            {says[one]}
          </span>
        </label>
      ))}
    </div>
  );
}
