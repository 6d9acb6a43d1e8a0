/** The form of one entry: new, revised, or mended after a refusal. Every key press is kept. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { Button } from '../../entry/button.js';
import { faultIn } from '../../entry/fault.js';
import { useFaultFocus } from '../../entry/faultFocus.js';
import { instead } from '../../entry/instead.js';
import { isEnter, leadOn } from '../../entry/keys.js';
import { FaultMessage } from '../../entry/labelled.js';
import { FormContext, type Form } from '../../entry/form/context.js';
import { EntryForm } from '../../entry/form/entryForm.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { Preview } from '../../entry/preview.js';
import { Mark } from '../../entry/mark.js';
import type { Begun, WritingOf } from '../begun.js';
import { holdEntry, locksHere } from '../underHand.js';
import { CoverLater, useCoverings, type Coverings } from './covering.js';
import { useReporting, useSecondWords } from './hooks.js';
import { useEscape, useFirstFocus } from './formFocus.js';
import { useFormPhotos, usePictureOf } from './formPhotos.js';
import { useFacesInTime } from './faceSearch.js';
import { useSending, type Sending } from './sending.js';

export interface WritingProps extends Begun {
  blog: SessionBlog;
  /** `sent`: the id of the entry that was sent. */
  onClose: (sent?: string) => void;
}

export function Writing({ of, at, blog, onClose }: WritingProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const writing = useSending({ of, at }, blog, onClose);
  const { draft, fault, send } = writing;
  useFirstFocus(form, draft.kind);
  useFaultFocus(form, fault);
  useFacesInTime(draft);
  // A new one has an entry from its sending on, which may be refused while the form stands here again.
  const entry = of.is === 'new' ? draft.sentAs : of.entry.id;
  useLayoutEffect(() => (entry === undefined ? undefined : holdEntry(entry, locksHere())), [entry]);

  const coverings = useCoverings(draft, writing.change);
  useEscape(() => coverings.shown === null && onClose());
  const onKeyDown = (event: KeyboardEvent) => {
    if (isEnter(event) && (event.ctrlKey || event.metaKey)) void send();
    else leadOn(event);
  };
  return (
    <>
      <form
        class="writing"
        ref={form}
        noValidate
        aria-label={useFormSpeech().form.kinds[draft.kind]}
        onKeyDown={onKeyDown}
        onSubmit={instead(send)}
      >
        <Head writing={writing} onClose={onClose} />
        <div class="writing-fields">
          {writing.isPreviewed ? <Seen {...writing} /> : <Fields writing={writing} coverings={coverings} at={at} />}
        </div>
        <Foot writing={writing} of={of} />
      </form>
      {coverings.shown !== null && <CoverLater {...coverings.shown} />}
    </>
  );
}

type HeadProps = Pick<WritingProps, 'onClose'> & { writing: Sending };

function Head({ writing: { draft, isPreviewed }, onClose }: HeadProps): JSX.Element {
  const words = useSecondWords();
  const { form } = useFormSpeech();
  return (
    <header class="writing-head">
      <Button says={<Mark of="back" />} look="icon back" onClick={() => onClose()} aria-label={words.closeHint} />
      <h2>
        <Mark of={draft.kind} /> {isPreviewed ? form.previewTitle : form.kinds[draft.kind]}
      </h2>
    </header>
  );
}

type FieldsProps = Pick<Begun, 'at'> & { writing: Sending; coverings: Coverings };

function Fields({ writing, coverings, at }: FieldsProps): JSX.Element {
  const { current, blog, fault, change } = writing;
  const words = useSecondWords();
  const photos = useFormPhotos(coverings, at);
  const { mine, account } = useReporting();
  const own = mine.value.entries.filter(({ state }) => state === 'published');
  const form: Form = {
    blog: { ...blog, facesRequired: blog.facesRequired === true },
    ...{ fault, change, now: account.serverNow, folds: true, entries: own.slice(0, 20), photos },
    /** The draft by then: fields are also drawn between two drawings of the form, as when the own list changes. */
    get draft() {
      return current();
    },
  };
  return (
    <FormContext.Provider value={form}>
      <div class="form">
        <p class="hint">{words.hints[form.draft.kind]}</p>
        {blog.status === 'paused' && <p class="hint hint-strong">{words.status.paused}</p>}
        <EntryForm />
      </div>
    </FormContext.Provider>
  );
}

function Seen({ draft, made, setFault, setPreviewed }: Sending): JSX.Element {
  const { preview } = useReporting();
  const words = useSecondWords();
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

function Foot({ writing, of }: { writing: Sending; of: WritingOf }): JSX.Element {
  const { fault, reminder, cannotSend, isPreviewed, setPreviewed, checked } = writing;
  const words = useSecondWords();
  const { form } = useFormSpeech();
  const send = of.is === 'new' ? words.send : words.sendChange;
  return (
    <footer class="writing-foot">
      {fault?.field === '' && (
        <div role="alert">
          <FaultMessage fault={fault.message} />
        </div>
      )}
      {reminder !== null && <p role="alert">{words.say(words.sentPhotos.notDescribed, { n: reminder })}</p>}
      <div class="foot-row">
        <Button
          says={isPreviewed ? form.backToWriting : form.preview}
          disabled={cannotSend}
          onClick={() => setPreviewed(!isPreviewed && checked() !== null)}
        />
        <Button
          says={reminder === null ? send : words.sentPhotos.sendAnyway}
          look="first"
          type="submit"
          disabled={cannotSend}
        />
      </div>
    </footer>
  );
}
