/** A translation beside its original. Of an earlier version, it says so, and shows what changed where that is known. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { languageName } from '../../entry/languages.js';
import { changedWords } from './changedWords.js';
import { ownWords, wordsAt } from '../record/versions.js';
import { useDraft } from '../frame/kept.js';
import { chantOf } from '../record/ofKind.js';
import { Send } from '../frame/buttons.js';
import { Area, Line, Check, FaultLine } from '../../entry/controls.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { LanguageSelect } from '../../entry/form/language.js';
import { Mark } from '../../entry/mark.js';
import { Sheet } from '../frame/sheet.js';

interface Typed {
  text: string;
  /** Of a chant. */
  meaning: string;
  isMachine: boolean;
}

export function Translate({ entry, onClose }: { entry: DeskEntry; onClose: () => void }): JSX.Element {
  const { blog } = useBoard();
  const words = useWords();
  const [lang, setLang] = useState(() => firstLanguage(entry, blog.languages));
  return (
    <Translation
      key={lang}
      entry={entry}
      lang={lang}
      onClose={onClose}
      choice={
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
      }
    />
  );
}

interface TranslationProps {
  entry: DeskEntry;
  lang: string;
  choice: JSX.Element;
  onClose: () => void;
}

function Translation({ entry, lang, choice, onClose }: TranslationProps): JSX.Element {
  const { desk, deeds, notices } = usePage();
  const words = useWords();
  const present = entry.translations[lang];
  const kept = useDraft<Typed>(
    desk.shelf,
    `translate/${entry.blog}/${entry.id}/${lang}`,
    () => begin(entry, lang),
    typedIn,
  );
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const { text, meaning, isMachine } = kept.value;
  const change = (part: Partial<Typed>) => {
    kept.set({ ...kept.value, ...part });
    setFault(null);
  };

  const revise = async (patch: Record<string, unknown>) => {
    setSending(true);
    const sent = await deeds.send('revise', entry.id, { id: entry.id, blog: entry.blog, rev: entry.rev, ...patch });
    setSending(false);
    if (sent.is === 'refused') setFault(sayRefusal(sent.refusal, words.refusals, words));
    if (sent.is !== 'done') return;
    kept.clear();
    notices.done('saved');
    onClose();
  };
  const save = () => {
    if (isSending || lang === '') return;
    const meanings = entry.kind === 'chant' && meaning.trim() !== '' ? { meanings: { [lang]: meaning.trim() } } : {};
    const by = isMachine ? 'machine' : 'desk';
    const translations = text.trim() === '' ? {} : { translations: { [lang]: { text: text.trimEnd(), by } } };
    if (text.trim() === '' && meaning.trim() === '') setFault(words.form.unchanged);
    else void revise({ ...meanings, ...translations });
  };
  const remove = () =>
    void revise({
      translations: { [lang]: null },
      ...(chantOf(entry)?.meanings[lang] !== undefined ? { meanings: { [lang]: null } } : {}),
    });

  return (
    <Sheet
      title={words.translate}
      size="wide"
      onClose={onClose}
      onSend={save}
      foot={
        <>
          <FaultLine fault={fault} />
          {present !== undefined && (
            <button type="button" class="quiet" disabled={isSending} onClick={remove}>
              {words.removeTranslation}
            </button>
          )}
          <Send isSending={isSending}>{words.saveTranslation}</Send>
        </>
      }
    >
      {present !== undefined && present.of < entry.wordsRev && <Stale entry={entry} of={present.of} />}
      <div class="sides">
        <div class="version">
          <h3 class="label">
            {words.original} · {languageName(entry.lang)}
          </h3>
          <p class="gist said" dir="auto" lang={entry.lang}>
            {ownWords(entry)}
          </p>
        </div>
        <div class="form">
          {choice}
          {entry.kind === 'chant' && (
            <Line
              name="translation.meaning"
              label={words.form.fields.meanings}
              lang={lang}
              value={meaning}
              onValue={(typed) => change({ meaning: typed })}
            />
          )}
          {entry.text !== '' && (
            <>
              <Area
                name="translation.text"
                label={words.say(words.translationOf, { language: languageName(lang) })}
                hint={present === undefined ? undefined : words.by[present.by]}
                lang={lang}
                said={true}
                value={text}
                onValue={(typed) => change({ text: typed })}
              />
              <Check
                name="translation.machine"
                label={words.isMachine}
                value={isMachine}
                onValue={(yes) => change({ isMachine: yes })}
              />
            </>
          )}
        </div>
      </div>
    </Sheet>
  );
}

function Stale({ entry, of }: { entry: DeskEntry; of: number }): JSX.Element {
  const { state } = useBoard();
  const words = useWords();
  const before = wordsAt(state.versions, entry, of);
  const isHidden =
    entry.correction !== undefined || entry.verification === 'corrected' || entry.verification === 'withdrawn';
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
            {changedWords(before, ownWords(entry)).map(({ is, text }, index) =>
              is === 'same' ? text : is === 'gone' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>,
            )}
          </p>
        </>
      )}
    </section>
  );
}

/** One that is missing or of an earlier version comes first. */
function firstLanguage(entry: DeskEntry, languages: readonly string[]): string {
  const others = languages.filter((lang) => lang !== entry.lang);
  const isDone = (lang: string) => {
    const meant = chantOf(entry)?.meanings[lang] !== undefined && entry.text === '';
    return meant || (entry.translations[lang]?.of ?? 0) >= entry.wordsRev;
  };
  const stale = Object.keys(entry.translations).find((lang) => !isDone(lang));
  return stale ?? others.find((lang) => !isDone(lang)) ?? others[0] ?? (entry.lang === 'en' ? 'uk' : 'en');
}

function begin(entry: DeskEntry, lang: string): Typed {
  const present = entry.translations[lang];
  return {
    text: present?.text ?? '',
    meaning: chantOf(entry)?.meanings[lang] ?? '',
    isMachine: present?.by === 'machine',
  };
}

function typedIn(kept: unknown): Typed | null {
  const { text, meaning, isMachine } = (kept ?? {}) as Partial<Typed>;
  const isTyped = typeof text === 'string' && typeof meaning === 'string' && typeof isMachine === 'boolean';
  return isTyped ? { text, meaning, isMachine } : null;
}
