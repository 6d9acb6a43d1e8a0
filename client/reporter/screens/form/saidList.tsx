/** The same in other languages: a list that grows by one at a time. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Said } from '../../../entry/draft.js';
import { FaultLine, Growing, useForm } from '../form.js';
import { useWords } from '../hooks.js';
import { LanguageSelect } from './language.js';

/** The same in other languages: translations of the words, or a chant's meanings. */
export function SaidList({ of, add }: { of: 'translations' | 'meanings'; add: string }): JSX.Element {
  const { draft, blog, fault, change } = useForm();
  const words = useWords();
  const id = useId();
  const all = draft[of];
  const set = (next: readonly Said[]) => {
    change({ [of]: next });
  };
  const used = new Set([draft.values.lang, ...all.map(({ lang }) => lang)]);
  const unused = [...blog.languages, 'en', 'uk', 'az', 'ru'].find((lang) => !used.has(lang)) ?? '';
  const mine = fault?.field === of ? fault.message : null;
  return (
    <div class="said-list">
      {all.map((one, index) => (
        <fieldset class="said-one" key={index}>
          <legend class="label">{words.form.fields[of]}</legend>
          <div class="said-head">
            <LanguageSelect
              attributes={{ 'aria-label': words.form.fields.lang, name: `${of}.${index.toString()}.lang` }}
              value={one.lang}
              onValue={(lang) => {
                set(all.with(index, { ...one, lang }));
              }}
            />
            <button
              type="button"
              class="quiet"
              onClick={() => {
                set(all.filter((other) => other !== one));
              }}
            >
              {words.form.remove}
            </button>
          </div>
          <Growing
            attributes={{
              'aria-label': words.form.fields[of],
              name: `${of}.${index.toString()}`,
              'aria-invalid': mine !== null,
            }}
            lang={one.lang}
            said={true}
            value={one.text}
            onValue={(text) => {
              set(all.with(index, { ...one, text }));
            }}
          />
        </fieldset>
      ))}
      <FaultLine id={id} fault={mine} />
      <button
        type="button"
        class="quiet add"
        name={of}
        onClick={() => {
          set([...all, { lang: unused, text: '' }]);
        }}
      >
        + {add}
      </button>
    </div>
  );
}
