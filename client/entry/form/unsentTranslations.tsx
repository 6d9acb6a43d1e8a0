/** Stands in place of the list of translations while an entry is changed, since the desk alone changes those. */
import type { JSX } from 'preact';
import { FaultMessage } from '../labelled.js';
import { unsentTranslations } from '../draft.js';
import { faultAt, useForm } from './context.js';

/** Shows what an older page let somebody type, so that they can copy it before it is left behind. */
export function UnsentTranslations(): JSX.Element {
  const form = useForm();
  const unsent = unsentTranslations(form.draft);
  return (
    <>
      <FaultMessage fault={faultAt(form, 'translations')} />
      {unsent.length > 0 && <p class="hint hint-strong">{form.speech.form.translationsAtDesk}</p>}
      {unsent.map(({ lang, text }, index) => (
        <p key={index} data-unsent={lang} dir="auto" lang={lang}>
          {text}
        </p>
      ))}
    </>
  );
}
