/** An entry's form in front of the board, or what readers will see of it: for what is edited and for what is written anew. */
import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Kind } from '../../../shared/entry.js';
import { FaultLine } from '../../entry/controls.js';
import type { Draft } from '../../entry/draft.js';
import { wordsOfEntry, type Words } from '../../entry/entryWords.js';
import type { Fault } from '../../entry/fault.js';
import { useFaultFocus } from '../../entry/faultFocus.js';
import { FormContext, type Form } from '../../entry/form/context.js';
import { EntryForm } from '../../entry/form/entryForm.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { Preview } from '../../entry/preview.js';
import { Mark } from '../../entry/mark.js';
import { listed } from '../record/lists.js';
import { Send } from '../frame/buttons.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { Sheet } from '../frame/sheet.js';

/** How many published entries are there to choose one from. */
const CHOICES = 60;

interface EntrySheetProps {
  kind: Kind;
  title: string;
  draft: Draft;
  made: () => Words;
  fault: Fault | null;
  isSending: boolean;
  /** What the button is called that sends it. */
  send: string;
  onSend: () => Promise<void>;
  onChange: (draft: Draft) => void;
  /** Lets go of what was typed; null where nothing was. */
  onDiscard: (() => void) | null;
  onClose: () => void;
  picture: Form['photos']['picture'];
  /** Stands above the form, such as a conflict: also while it is previewed. */
  alarm?: ComponentChildren;
  /** Stands at the head of the form. */
  first?: ComponentChildren;
}

export function EntrySheet(props: EntrySheetProps): JSX.Element {
  const { kind, fault, onClose, onSend, made } = props;
  const [isPreviewed, setPreviewed] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useFaultFocus(body, fault);
  return (
    <Sheet
      title={
        <>
          <Mark of={kind} /> {props.title}
        </>
      }
      onClose={onClose}
      onSend={() => void onSend()}
      foot={<Foot {...props} isPreviewed={isPreviewed} onPreview={() => setPreviewed(!isPreviewed)} />}
    >
      <div class="form" ref={body}>
        {props.alarm}
        {isPreviewed ? (
          <Seen words={made()} />
        ) : (
          <>
            {props.first}
            <Fields {...props} />
          </>
        )}
      </div>
    </Sheet>
  );
}

type FootProps = Pick<EntrySheetProps, 'fault' | 'isSending' | 'send' | 'onDiscard'> & {
  isPreviewed: boolean;
  onPreview: () => void;
};

function Foot({ fault, isSending, send, onDiscard, isPreviewed, onPreview }: FootProps): JSX.Element {
  const words = useWords();
  const { form } = useFormSpeech();
  return (
    <>
      <FaultLine fault={fault?.field === '' ? fault.message : null} />
      {onDiscard !== null && (
        <button type="button" class="quiet" onClick={onDiscard}>
          {words.discard}
        </button>
      )}
      <button type="button" class="second" aria-pressed={isPreviewed} onClick={onPreview}>
        {isPreviewed ? form.backToWriting : form.preview}
      </button>
      <Send isSending={isSending}>{send}</Send>
    </>
  );
}

function Seen({ words }: { words: Words }): JSX.Element {
  const { desk } = usePage();
  const { blog } = useBoard();
  // Its words alone: photos belong to the entry that has them.
  const { media: _media, ...said } = words;
  const ask = () => desk.api.preview(blog.slug, { id: desk.newId(), blog: blog.slug, ...said });
  return <Preview words={words} ask={ask} />;
}

function Fields({ draft, fault, picture, onChange }: EntrySheetProps): JSX.Element {
  const { blog, state } = useBoard();
  const published = listed(state, 'published', '').slice(0, CHOICES);
  const form: Form = {
    draft,
    blog,
    fault,
    change: (part) => onChange({ ...draft, ...(typeof part === 'function' ? part(draft) : part) }),
    folds: false,
    entries: published.map((entry) => ({ id: entry.id, words: wordsOfEntry(entry) })),
    photos: { picture, adding: null },
  };
  return (
    <FormContext.Provider value={form}>
      <EntryForm />
    </FormContext.Provider>
  );
}
