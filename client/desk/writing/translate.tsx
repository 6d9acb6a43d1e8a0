/** A translation beside its original. A stale one says so, and shows what changed where that is known. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { Area, Check } from '../../entry/controls.js';
import { LanguageSelect } from '../../entry/form/language.js';
import { languageName } from '../../entry/languages.js';
import { Mark } from '../../entry/mark.js';
import { Button } from '../frame/buttons.js';
import { FormSheet } from '../frame/formSheet.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { ownText, textAt } from '../record/versions.js';
import { textDiff } from './textDiff.js';
import { firstLanguage, madeOf, removalOf, translatingIn, translatingOf, type Translating } from './translating.js';

interface TranslateProps {
  entry: DeskEntry;
  onClose: () => void;
}

export function Translate({ entry, onClose }: TranslateProps): JSX.Element {
  const { blog, words } = useBoard();
  const [lang, setLang] = useState(() => firstLanguage(entry, blog.languages));
  const choice = (
    <div class="labelled">
      <span class="label">{words.translationInto}</span>
      <LanguageSelect
        name="translation.lang"
        label={words.translationInto}
        value={lang}
        ofBlog={blog.languages.filter((tag) => tag !== entry.lang)}
        onValue={setLang}
      />
    </div>
  );
  return <Translation key={lang} entry={entry} lang={lang} choice={choice} onClose={onClose} />;
}

interface TranslationProps extends TranslateProps {
  lang: string;
  choice: JSX.Element;
}

function Translation({ entry, lang, choice, onClose }: TranslationProps): JSX.Element {
  const { typed, save, remove } = useTranslating(entry, lang, onClose);
  const words = useWords();
  const present = entry.translations[lang];
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
      {present !== undefined && present.of < entry.wordsRev && <Stale entry={entry} of={present.of} />}
      <div class="sides">
        <div class="version">
          <h3 class="label">
            {words.original} · {languageName(entry.lang)}
          </h3>
          <p class="gist said" dir="auto" lang={entry.lang}>
            {ownText(entry)}
          </p>
        </div>
        <div class="form">
          {choice}
          <Fields entry={entry} lang={lang} value={typed.value} onValue={typed.change} />
        </div>
      </div>
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
    const go = () => deeds.send('revise', id, { id, blog, rev, ...patch });
    const sent = await typed.send(found, go, (refusal) => {
      return { field: '', message: sayRefusal(refusal, words.refusals, words) };
    });
    if (sent?.is === 'done') notices.done('saved');
  };
  return {
    typed,
    save: () => (lang === '' ? null : revise(madeOf(entry, lang, typed.value))),
    remove: () => revise(removalOf(entry, lang)),
  };
}

interface FieldsProps {
  entry: DeskEntry;
  lang: string;
  value: Translating;
  onValue: (value: Translating) => void;
}

function Fields({ entry, lang, value, onValue }: FieldsProps): JSX.Element {
  const words = useWords();
  const present = entry.translations[lang];
  const change = (part: Partial<Translating>) => onValue({ ...value, ...part });
  return (
    <>
      {entry.kind === 'chant' && (
        <Area
          name="translation.meaning"
          rows={2}
          label={words.form.fields.meanings}
          lang={lang}
          value={value.meaning}
          onValue={(meaning) => change({ meaning })}
        />
      )}
      {entry.text !== '' && (
        <>
          <Area
            name="translation.text"
            label={words.say(words.translationOf, { language: languageName(lang) })}
            hint={present && words.by[present.by]}
            lang={lang}
            said={true}
            value={value.text}
            onValue={(text) => change({ text })}
          />
          <Check
            name="translation.machine"
            label={words.isMachine}
            value={value.isMachine}
            onValue={(isMachine) => change({ isMachine })}
          />
        </>
      )}
    </>
  );
}

function Stale({ entry, of }: { entry: DeskEntry; of: number }): JSX.Element {
  const { state, words } = useBoard();
  const before = textAt(state.versions, entry, of);
  const isHidden = entry.correction !== undefined || ['corrected', 'withdrawn'].includes(entry.verification);
  return (
    <section class="conflict">
      <p class="alarm">
        <Mark of="attention" /> {words.staleTranslation}
      </p>
      {isHidden && <p>{words.notShownNow}</p>}
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
