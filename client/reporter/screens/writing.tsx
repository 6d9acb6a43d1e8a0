/** Writing one entry: new, revised, or mended after a refusal. Every key press is kept. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol.js';
import { CHOOSING, contentOf, type Draft } from '../../entry/draft.js';
import { faultIn, faultOf, type Fault } from '../../entry/fault.js';
import { useFaultFocus } from '../../entry/faultFocus.js';
import { FaultMessage } from '../../entry/controls.js';
import { FormContext } from '../../entry/form/context.js';
import { EntryForm } from '../../entry/form/entryForm.js';
import { nextGesture } from '../../account/gesture.js';
import { useOnce } from '../../account/useOnce.js';
import type { EntryContent } from '../../entry/entryContent.js';
import { useFormSpeech, type FormSpeech } from '../../entry/formWords.js';
import { Preview } from '../../entry/preview.js';
import { Mark } from '../../entry/mark.js';
import { isFull } from '../database.js';
import { enqueue, isUnchanged, type WritingOf } from '../writing.js';
import { useReporting, useWords } from './hooks.js';
import { useDraft } from './draft.js';
import { useFormPhotos, usePictureOf } from './formPhotos.js';

export interface WritingProps {
  of: WritingOf;
  blog: SessionBlog;
  /** `sent`: the entry that it has become. */
  onClose: (sent?: string) => void;
}

export function Writing({ of, blog, onClose }: WritingProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const writing = useWriting(of, blog, onClose);
  const { draft, fault, send } = writing;
  useFirstFocus(form, draft.kind);
  useFaultFocus(form, fault);

  useEscape(onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void send();
  };
  return (
    <form
      class="writing"
      ref={form}
      noValidate
      aria-label={useFormSpeech().form.kinds[draft.kind]}
      onKeyDown={onKeyDown}
      onSubmit={onSubmit}
    >
      <Head writing={writing} onClose={onClose} />
      <div class="writing-fields">{writing.isPreviewed ? <Seen {...writing} /> : <Fields {...writing} />}</div>
      <Foot writing={writing} of={of} />
    </form>
  );
}

type Writing = ReturnType<typeof useWriting>;

/** What is being written, how far it is, and sending it. */
function useWriting(of: WritingOf, blog: SessionBlog, onClose: WritingProps['onClose']) {
  const reporting = useReporting();
  const words = useWords();
  const speech = useFormSpeech();
  const { draft, current, change, forget } = useDraft(of, blog);
  const [fault, setFault] = useState<Fault | null>(() => firstFault(of, draft, speech));
  const [isPreviewed, setPreviewed] = useState(false);
  // A picture that is still prepared would come after what it belongs to.
  const isBusy = draft.coming.some((name) => name !== CHOOSING);
  const [isReminded, setReminded] = useState(false);
  const made = () => contentOf(current(), reporting.setting(blog));
  const undescribed = draft.photos.filter(({ alt }) => alt.trim() === '').length;
  const cannotSend = isBusy || (draft.kind === 'drive' && blog.drives.length === 0);

  /** The words to send; null where the phone found a fault. */
  const checked = () => {
    const ready = made();
    const found = faultOf(current(), ready, blog.slug, speech) ?? unchangedIn(of, current(), ready, speech);
    setFault(found);
    if (found !== null) setPreviewed(false);
    return found === null ? ready : null;
  };
  const send = useOnce(async () => {
    const ready = cannotSend ? null : checked();
    if (ready === null) return;
    if (undescribed > 0 && !isReminded) {
      setReminded(true);
      // The second tap of the same finger is no answer to what it has not read.
      return nextGesture();
    }
    const id = await enqueue(of, current(), ready, reporting).catch((error: unknown) => (isFull(error) ? null : ''));
    if (id === null || id === '') return setFault({ field: '', message: id === null ? words.noRoom : words.notStored });
    forget();
    onClose(id);
  });
  return {
    ...{ draft, blog, fault, setFault, made, send, checked, cannotSend, isPreviewed, setPreviewed },
    reminder: isReminded ? undescribed : null,
    change: (...part: Parameters<typeof change>) => {
      change(...part);
      setFault(null);
      setReminded(false);
    },
  };
}

type HeadProps = Pick<WritingProps, 'onClose'> & { writing: Writing };

function Head({ writing: { draft, isPreviewed }, onClose }: HeadProps): JSX.Element {
  const words = useWords();
  const { form } = useFormSpeech();
  return (
    <header class="writing-head">
      <button type="button" class="icon back" onClick={() => onClose()} aria-label={words.closeHint}>
        <Mark of="back" />
      </button>
      <h2>
        <Mark of={draft.kind} /> {isPreviewed ? form.previewTitle : form.kinds[draft.kind]}
      </h2>
    </header>
  );
}

function Fields({ draft, blog, fault, change }: Writing): JSX.Element {
  const words = useWords();
  const photos = useFormPhotos();
  const own = useReporting().mine.value.entries.filter(({ state }) => state === 'published');
  return (
    <FormContext.Provider value={{ draft, blog, fault, change, folds: true, entries: own.slice(0, 20), photos }}>
      <div class="form">
        <p class="hint">{words.hints[draft.kind]}</p>
        {blog.status === 'paused' && <p class="hint hint-strong">{words.status.paused}</p>}
        <EntryForm />
      </div>
    </FormContext.Provider>
  );
}

function Seen({ draft, made, setFault, setPreviewed }: Writing): JSX.Element {
  const { preview } = useReporting();
  const words = useWords();
  const speech = useFormSpeech();
  const pictureOf = usePictureOf();
  return (
    <Preview
      content={made()}
      ask={preview}
      pictureOf={pictureOf}
      meanwhile={words.previewLater}
      onRefused={(refusal) => {
        setFault(faultIn(refusal, draft, speech));
        setPreviewed(refusal.field === undefined);
      }}
    />
  );
}

function Foot({ writing, of }: { writing: Writing; of: WritingOf }): JSX.Element {
  const { fault, reminder, cannotSend, isPreviewed, setPreviewed, checked } = writing;
  const words = useWords();
  const { form } = useFormSpeech();
  const send = of.is === 'new' ? words.send : words.sendChange;
  return (
    <footer class="writing-foot">
      {fault?.field === '' && (
        <div role="alert">
          <FaultMessage fault={fault.message} />
        </div>
      )}
      {reminder !== null && <p role="alert">{words.say(words.photos.notDescribed, { n: reminder })}</p>}
      <div class="foot-row">
        <button
          type="button"
          class="second"
          disabled={cannotSend}
          onClick={() => setPreviewed(!isPreviewed && checked() !== null)}
        >
          {isPreviewed ? form.backToWriting : form.preview}
        </button>
        <button type="submit" class="first" disabled={cannotSend}>
          {reminder === null ? send : words.photos.sendAnyway}
        </button>
      </div>
    </footer>
  );
}

function unchangedIn(of: WritingOf, draft: Draft, made: EntryContent, { form }: FormSpeech): Fault | null {
  return isUnchanged(of, draft, made) ? { field: '', message: form.unchanged } : null;
}

/** What was refused says at once, at its field, what is wrong with it. */
function firstFault(of: WritingOf, draft: Draft, speech: FormSpeech): Fault | null {
  if (of.is !== 'mend' || of.entry.refusal === null || of.entry.refusal.code === 'conflict') return null;
  return faultIn(of.entry.refusal, draft, speech);
}

/** Wherever the focus is: what had it may be gone. */
function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const onKey = ({ key, isComposing }: KeyboardEvent) => {
      if (key === 'Escape' && !isComposing) latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Two taps to post: the first field is ready for the first key. A photo begins with the camera, not with keys. */
function useFirstFocus(form: { current: HTMLFormElement | null }, kind: Draft['kind']): void {
  const first = kind === 'photo' ? 'input[type=file]' : '.field:not(select)';
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(`.writing-fields ${first}`)?.focus({ preventScroll: true });
  }, []);
}
