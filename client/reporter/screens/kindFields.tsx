/** The fields of each kind, in the order in which a hand needs them; the rest is behind "More". */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useReporting, useCell, useWords } from './hooks.js';
import { Amount, Area, Line, useForm } from './form.js';
import { Check, Choice, Pick } from './form/choices.js';
import { Language } from './form/language.js';
import { Photos } from './form/photos.js';
import { SaidList } from './form/saidList.js';
import { gistOf } from '../../entry/gist.js';
import { When } from './when.js';

export function KindFields(): JSX.Element {
  const { kind } = useForm().draft;
  switch (kind) {
    case 'update':
      return <Update />;
    case 'chant':
      return <Chant />;
    case 'speech':
      return <Speech />;
    case 'photo':
      return <Photo />;
    case 'quote':
      return <Quote />;
    case 'notice':
      return <Notice />;
    case 'drive':
      return <Drive />;
    case 'crowd':
      return <Crowd />;
  }
}

function Update(): JSX.Element {
  return (
    <>
      <Area path="text" />
      <Rest>
        <Corrects />
        <Translations />
      </Rest>
    </>
  );
}

function Chant(): JSX.Element {
  const words = useWords();
  const { draft } = useForm();
  return (
    <>
      <Line path="words" lang={draft.values.lang ?? ''} />
      <Language path="lang" />
      <SaidList of="meanings" add={words.form.addMeaning} />
      <Common>
        <Line path="transliteration" />
        <Area path="text" label={words.form.fields.textOptional} />
        <Translations />
      </Common>
    </>
  );
}

function Speech(): JSX.Element {
  const words = useWords();
  return (
    <>
      <Line path="speaker.name" />
      <Line path="speaker.description" />
      <Area path="text" said={true} />
      <Check path="verbatim" />
      <Language path="lang" />
      <Common>
        <Line path="speaker.role" />
        <Line path="speaker.organisation" />
        <Choice path="occasion" choices={words.form.occasions} />
        <Language path="spoken" mayBeEmpty={words.form.notSaid} />
        <Translations />
      </Common>
    </>
  );
}

function Photo(): JSX.Element {
  const words = useWords();
  return (
    <>
      <Photos />
      <Area path="text" label={words.form.fields.textOptional} />
      <Rest>
        <Translations />
      </Rest>
    </>
  );
}

function Quote(): JSX.Element {
  return (
    <>
      <Line path="source.name" />
      <Area path="text" said={true} />
      <Language path="lang" />
      <Translations />
      <Common>
        <Line path="source.published" />
        <Line path="source.url" type="url" />
        <Line path="source.handle" />
        <Line path="source.attached" />
      </Common>
    </>
  );
}

function Notice(): JSX.Element {
  const words = useWords();
  return (
    <>
      <Area path="text" />
      <Choice path="urgency" choices={words.form.urgencies} />
      <Rest>
        <Line path="until" type="datetime-local" />
        <Translations />
      </Rest>
    </>
  );
}

function Drive(): JSX.Element {
  const words = useWords();
  const { blog } = useForm();
  if (blog.drives.length === 0) return <p class="said-plainly">{words.form.noDrives}</p>;
  const choices = blog.drives.map(({ id, title, done, target, unit }) => ({
    value: id,
    name: words.say(words.form.driveState, { title, done, target, unit }),
  }));
  return (
    <>
      <Pick path="drive" choices={[{ value: '', name: '' }, ...choices]} />
      <Choice path="amountIs" choices={words.form.amountIs} />
      <Amount path="amount" />
      <Rest>
        <Area path="text" label={words.form.fields.textOptional} />
        <Translations />
      </Rest>
    </>
  );
}

function Crowd(): JSX.Element {
  const words = useWords();
  return (
    <>
      <Line path="said" />
      <div class="pair">
        <Amount path="low" />
        <Amount path="high" />
      </div>
      <Line path="according" />
      <Rest>
        <Line path="method" />
        <Area path="text" label={words.form.fields.textOptional} />
        <Translations />
      </Rest>
    </>
  );
}

function Rest({ children }: { children: JSX.Element | JSX.Element[] }): JSX.Element {
  return (
    <>
      <Language path="lang" />
      <Common>{children}</Common>
    </>
  );
}

/** When and where, and what few entries need. Open where a fault or something typed is inside. */
function Common({ children }: { children: JSX.Element | JSX.Element[] }): JSX.Element {
  const words = useWords();
  const { draft, fault } = useForm();
  const rare = [
    'corrects',
    'transliteration',
    'speaker.role',
    'spoken',
    'source.url',
    'source.handle',
    'until',
    'method',
  ];
  const isUsed =
    draft.from !== null || draft.translations.length > 0 || rare.some((path) => (draft.values[path] ?? '') !== '');
  const isFaulty =
    fault !== null && [...rare, 'translations', 'place', 'source.published', 'source.attached'].includes(fault.field);
  return (
    <>
      {draft.kind !== 'photo' && <AddPhotos />}
      <When />
      <details class="more" open={isUsed || isFaulty ? true : undefined}>
        <summary>{words.form.more}</summary>
        <div class="more-fields">
          <Line path="place" />
          {children}
        </div>
      </details>
    </>
  );
}

/** One line until somebody wants it: most entries are words alone. */
function AddPhotos(): JSX.Element {
  const words = useWords();
  const { draft } = useForm();
  const [isOpen, setOpen] = useState(false);
  if (isOpen || draft.photos.length > 0) return <Photos />;
  return (
    <button
      type="button"
      class="quiet add"
      name="media"
      onClick={() => {
        setOpen(true);
      }}
    >
      + {words.form.photos.add}
    </button>
  );
}

function Translations(): JSX.Element {
  return <SaidList of="translations" add={useWords().form.addTranslation} />;
}

/** One's own published entries, to say which of them this sets right. */
function Corrects(): JSX.Element | null {
  const words = useWords();
  const { draft } = useForm();
  const { entries } = useCell(useReporting().mine);
  const published = entries.filter(({ state }) => state === 'published').slice(0, 20);
  if (published.length === 0 && (draft.values.corrects ?? '') === '') return null;
  const choices = published.map(({ id, words: of }) => ({ value: id, name: gist(of), lang: gistOf(of).lang }));
  return <Pick path="corrects" choices={[{ value: '', name: words.form.none }, ...choices]} />;
}

function gist(words: Parameters<typeof gistOf>[0]): string {
  const { lead, words: said } = gistOf(words);
  return [lead, said].filter(Boolean).join(': ').slice(0, 60);
}
