/** A translation beside its original. A stale one says so, and shows what changed where that is known. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isOverruled, type DeskEntry } from '../../../shared/entry.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { Refusal } from '../../../shared/refusals.js';
import { Check } from '../../entry/controls.js';
import type { Fault } from '../../entry/fault.js';
import { Mark } from '../../entry/mark.js';
import { Button } from '../frame/buttons.js';
import { FormSheet } from '../frame/formSheet.js';
import { useBoard, usePage } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { ownText, textAt } from '../record/versions.js';
import type { DeskSpoken } from '../words.js';
import { rowsOf } from './saidRows.js';
import { LanguageChoice, Sides } from './sides.js';
import { textDiff } from './textDiff.js';
import { firstLanguage, madeOf, progressOf, removalOf, translatingIn, translatingOf } from './translating.js';

interface TranslateProps {
  entry: DeskEntry;
  onClose: () => void;
}

export function Translate({ entry, onClose }: TranslateProps): JSX.Element {
  const { blog, words } = useBoard();
  const paths = rowsOf(entry, words).map(({ path }) => path);
  const progress = progressOf(entry, blog.languages, paths);
  const [lang, setLang] = useState(() => firstLanguage(progress, entry));
  const ofBlog = blog.languages.filter((tag) => tag !== entry.lang);
  const choice = <LanguageChoice progress={progress} lang={lang} ofBlog={ofBlog} onLang={setLang} />;
  return <Translation key={lang} entry={entry} lang={lang} choice={choice} onClose={onClose} />;
}

interface TranslationProps extends TranslateProps {
  lang: string;
  choice: JSX.Element;
}

function Translation({ entry, lang, choice, onClose }: TranslationProps): JSX.Element {
  const { typed, save, remove } = useTranslating(entry, lang, onClose);
  const { blog, words } = useBoard();
  const present = entry.translations[lang];
  const { said, isMachine } = typed.value;
  const ways = present !== undefined && (
    <Button look="quiet" says={words.removeTranslation} disabled={typed.isSending} onClick={remove} />
  );
  return (
    <FormSheet
      title={words.translate}
      size="wide"
      typed={typed}
      says={words.saveTranslation}
      ways={ways}
      onSend={save}
      onClose={onClose}
    >
      {choice}
      {present !== undefined && present.of < entry.wordsRev && <Stale entry={entry} of={present.of} />}
      {present !== undefined && <p class="hint">{words.by[present.by]}</p>}
      <Sides
        rows={rowsOf(entry, words, blog.languages[0])}
        lang={lang}
        typed={said}
        fault={typed.fault}
        onTyped={(next) => typed.change({ ...typed.value, said: next })}
      />
      <Check
        name="translation.machine"
        label={words.isMachine}
        value={isMachine}
        onValue={(next) => typed.change({ ...typed.value, isMachine: next })}
      />
    </FormSheet>
  );
}

function useTranslating(entry: DeskEntry, lang: string, onClose: () => void) {
  const { deeds, notices, words } = usePage();
  const { id, blog, rev } = entry;
  const place = `translate/${blog}/${id}/${lang}`;
  const typed = useTyped({ place, begin: () => translatingOf(entry, lang), read: translatingIn, onClose });
  const revise = async (patch: object) => {
    const found = Object.keys(patch).length === 0 ? { field: '', message: words.form.unchanged } : null;
    const go = () => deeds.sendForm('revise', id, { id, blog, rev, ...patch });
    const sent = await typed.send(found, go, (refusal) => faultOf(refusal, lang, words));
    if (sent?.is === 'done') notices.done('saved');
  };
  return {
    typed,
    save: () => (lang === '' ? null : revise(madeOf(entry, lang, typed.value))),
    remove: () => revise(removalOf(entry, lang)),
  };
}

/** The refusal at the row that it is about, or at the sheet's foot. */
function faultOf(refusal: Refusal, lang: string, words: DeskSpoken): Fault {
  const { field = '' } = refusal;
  const within = `translations.${lang}.`;
  const row = field.startsWith(within) ? field.slice(within.length) : '';
  return { field: row, message: sayRefusal(refusal, words.refusals, words) };
}

function Stale({ entry, of }: { entry: DeskEntry; of: number }): JSX.Element {
  const { state, words } = useBoard();
  const before = textAt(state.versions, entry, of);
  return (
    <section class="conflict">
      <p class="alarm">
        <Mark of="attention" /> {words.staleTranslation}
      </p>
      {isOverruled(entry) && <p>{words.notShownNow}</p>}
      {before === null ? (
        <p class="hint">{words.whatChangedUnknown}</p>
      ) : (
        <>
          <h3 class="label">{words.whatChanged}</h3>
          <p class="gist" dir="auto" lang={entry.lang}>
            {textDiff(before, ownText(entry)).map(({ is, text }, index) => {
              const As = ({ same: 'span', gone: 'del', new: 'ins' } as const)[is];
              return <As key={index}>{text}</As>;
            })}
          </p>
        </>
      )}
    </section>
  );
}
