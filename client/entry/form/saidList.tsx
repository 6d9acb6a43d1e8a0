/** An entry's text in other languages, its translations or a chant's meanings: a list that grows by one at a time. */
import type { JSX } from 'preact';
import { Button } from '../button.js';
import { Growing } from '../controls.js';
import { FaultMessage } from '../labelled.js';
import type { Said } from '../draft.js';
import { unusedLanguage } from '../languages.js';
import { faultAt, useForm } from './context.js';
import { LanguageSelect } from './language.js';

export function SaidList({ of }: { of: 'translations' | 'meanings' }): JSX.Element {
  const form = useForm();
  const { draft, blog, change, speech } = form;
  const all = draft[of];
  const fault = faultAt(form, of);
  const set = (next: (now: readonly Said[]) => Said[], isTyped = false) =>
    change((now) => ({ [of]: next(now[of]) }), isTyped);
  const add = () => {
    const lang = unusedLanguage(blog.languages, [draft.values.lang ?? '', ...all.map((one) => one.lang)]);
    set((now) => [...now, { lang, text: '' }]);
  };
  const part = (index: number, given: Partial<Said>) =>
    set((now) => now.map((one, at) => (at === index ? { ...one, ...given } : one)), given.text !== undefined);
  const says = of === 'meanings' ? speech.form.addMeaning : speech.form.addTranslation;
  return (
    <div class="said-list">
      {all.map((one, index) => (
        <OneSaid
          key={index}
          name={`${of}.${index.toString()}`}
          label={speech.form.fields[of]}
          isFaulty={fault !== null}
          said={one}
          onChange={(given) => part(index, given)}
          onRemove={() => set((now) => now.filter((_, at) => at !== index))}
        />
      ))}
      <FaultMessage fault={fault} />
      <Button says={`+ ${says}`} look="quiet add" name={of} onClick={add} />
    </div>
  );
}

interface OneSaidProps {
  name: string;
  label: string;
  isFaulty: boolean;
  said: Said;
  onChange: (part: Partial<Said>) => void;
  onRemove: () => void;
}

function OneSaid({ name, label, isFaulty, said, onChange, onRemove }: OneSaidProps): JSX.Element {
  const { blog, speech } = useForm();
  return (
    <fieldset class="said-one">
      <legend class="label">{label}</legend>
      <div class="said-head">
        <LanguageSelect
          name={`${name}.lang`}
          label={speech.form.fields.lang}
          value={said.lang}
          ofBlog={blog.languages}
          onValue={(lang) => onChange({ lang })}
        />
        <Button says={speech.form.remove} look="quiet" onClick={onRemove} />
      </div>
      <Growing
        attributes={{ name, 'aria-label': label, 'aria-invalid': isFaulty }}
        lang={said.lang}
        said={true}
        rows={1}
        value={said.text}
        onValue={(text) => onChange({ text })}
      />
    </fieldset>
  );
}
