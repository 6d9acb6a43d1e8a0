/** A translation beside its original. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { Check } from '../../entry/controls.js';
import { Ask, Button, Send } from '../frame/buttons.js';
import { FormSheet } from '../frame/formSheet.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { LanguageChoice } from './languageChoice.js';
import { rowsOf, type SaidRow } from './saidRows.js';
import { atRow, Sides } from './sides.js';
import {
  firstLanguage,
  madeOf,
  ofPresent,
  progressOf,
  rebasedUpon,
  removalOf,
  translatingIn,
  translatingOf,
} from './translating.js';
import { Moved, Stale } from './translationMoved.js';

interface TranslateProps {
  entry: DeskEntry;
  onClose: () => void;
}

export function Translate({ entry, onClose }: TranslateProps): JSX.Element {
  const { blog, words } = useBoard();
  const paths = rowsOf(entry, words).map(({ path }) => path);
  const progress = (...more: string[]) => progressOf(entry, [...blog.languages, ...more], paths);
  const [lang, setLang] = useState(() => firstLanguage(progress(), entry));
  const choice = (isSending: boolean) => (
    <LanguageChoice
      progress={progress(lang)}
      lang={lang}
      original={entry.lang}
      onLang={setLang}
      isSending={isSending}
    />
  );
  return <Translation key={lang} entry={entry} lang={lang} choice={choice} onClose={onClose} />;
}

interface TranslationProps extends TranslateProps {
  lang: string;
  choice: (isSending: boolean) => JSX.Element;
}

function Translation({ entry, lang, choice, onClose }: TranslationProps): JSX.Element {
  const { blog, words } = useBoard();
  const rows = rowsOf(entry, words, blog.languages[0]);
  const form = useTranslating({ entry, lang, rows, onClose });
  const { typed, typing } = form;
  const { said, isMachine } = typing;
  const present = entry.translations[lang];
  return (
    <FormSheet
      title={words.translate}
      size="wide"
      typed={typed}
      says={words.saveTranslation}
      ways={present !== undefined && <Remove isSending={typed.isSending} onRemove={form.remove} />}
      onSend={form.save}
      onClose={onClose}
    >
      {choice(typed.isSending)}
      <Standing {...{ entry, lang, rows, form }} />
      <Sides
        rows={rows}
        lang={lang}
        typed={said}
        fault={typed.fault}
        onTyped={(next) => typed.change({ ...typing, said: next })}
      />
      <Check
        name="translation.machine"
        label={words.isMachine}
        value={isMachine}
        onValue={(next) => typed.change({ ...typing, isMachine: next })}
      />
    </FormSheet>
  );
}

/** Takes the translation away in two steps: nobody can bring its words back. */
function Remove({ isSending, onRemove }: { isSending: boolean; onRemove: () => unknown }): JSX.Element {
  const words = useWords();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return <Button look="quiet" says={words.removeTranslation} disabled={isSending} onClick={() => setAsked(true)} />;
  const remove = async () => {
    setAsked(false);
    await onRemove();
  };
  return (
    <Ask
      says={words.removeTranslationSure}
      yes={<Send look="first harm" data-remove-it="" says={words.removeTranslation} onClick={remove} />}
      no={words.cancel}
      onNo={() => setAsked(false)}
    />
  );
}

interface FormProps extends Pick<TranslationProps, 'entry' | 'lang'> {
  rows: readonly SaidRow[];
}

/** Says how the translation that stands is beside its original, and what moved since this editor began. */
function Standing({ form, ...of }: FormProps & { form: ReturnType<typeof useTranslating> }): JSX.Element {
  const { words } = usePage();
  const { question, typing, typed, goOn } = form;
  const { entry, lang } = of;
  const present = entry.translations[lang];
  const stands = translatingOf(entry, lang).said;
  const isStale = present !== undefined && present.of < entry.wordsRev;
  return (
    <>
      {question !== null && <Moved {...{ ...of, question, typing, stands }} onMine={goOn} onTheirs={typed.clear} />}
      {question === null && isStale && <Stale entry={entry} of={present.of} />}
      {present !== undefined && <p class="hint">{words.by[present.by]}</p>}
    </>
  );
}

function useTranslating({ entry, lang, rows, onClose }: FormProps & Pick<TranslateProps, 'onClose'>) {
  const { deeds, notices, words } = usePage();
  const { id, blog, rev } = entry;
  const begin = () => translatingOf(entry, lang);
  const typed = useTyped({ place: `translate/${blog}/${id}/${lang}`, begin, read: translatingIn, onClose });
  const paths = rows.map(({ path }) => path);
  // Without typed words the form follows the entry.
  const upon = typed.isKept ? rebasedUpon(entry, lang, typed.value, paths) : { typing: begin(), question: null };
  const { typing } = upon;
  // This editor's own command changes the entry, too, and its receipt is not here yet.
  const question = typed.isSending ? null : upon.question;
  const revise = async (patch: object) => {
    const unsaid = question === null ? null : { field: '', message: words.settleTranslation };
    const found = Object.keys(patch).length === 0 ? { field: '', message: words.form.unchanged } : unsaid;
    const go = () => deeds.send('revise', id, { id, blog, rev, ...patch }, typed.isOpen);
    const sent = await typed.send(found, go, (refusal) => {
      const message = sayRefusal(refusal, words.refusals, words);
      return atRow({ field: refusal.field ?? '', message }, lang);
    });
    if (sent?.is === 'done') notices.done('saved');
  };
  return {
    typed,
    typing,
    question,
    goOn: () => typed.change(ofPresent(entry, lang, typing)),
    save: () => revise(madeOf(entry, lang, typing)),
    remove: () => revise(removalOf(entry, lang)),
  };
}
