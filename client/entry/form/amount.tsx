/** A field for a number with decimals, perhaps: where the typed text is one number to some and another to others, it asks. */
import type { JSX } from 'preact';
import { Button } from '../button.js';
import { Line, type TypedProps } from '../controls.js';
import { useFormSpeech } from '../formWords.js';
import { formLanguage, readNumber, typedNumber } from '../numbers.js';

export function Amount(typed: TypedProps): JSX.Element {
  const { form, number } = useFormSpeech();
  const read = readNumber(typed.value, { lang: formLanguage() });
  return (
    <div class="labelled">
      <Line {...typed} inputmode="decimal" leadsOn />
      {read.is === 'either' && (
        <div class="row which" role="group" aria-label={form.whichNumber}>
          <span class="hint" role="status">
            {form.whichNumber}
          </span>
          {read.values.map((value) => (
            <Button
              key={value}
              says={number(value)}
              onClick={({ currentTarget }) => {
                // The focus does not go with the button.
                currentTarget.closest('.labelled')?.querySelector('input')?.focus();
                typed.onValue(typedNumber(value));
              }}
            />
          ))}
        </div>
      )}
    </div>
  );
}
