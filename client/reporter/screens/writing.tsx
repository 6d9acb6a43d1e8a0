/** Writing one entry: new, revised, or mended after a refusal. Every key press is kept. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol.js';
import { asSent, draftOf, emptyDraft, isTouched, wordsOf, type Draft } from '../../entry/draft.js';
import { faultIn, faultOf, type Fault } from '../draft/fault.js';
import { patchOf } from '../../entry/patch.js';
import type { DraftPlace } from '../drafts.js';
import type { Reporting } from '../reporting.js';
import type { PhoneSpoken } from '../words.js';
import { useReporting, useWords } from './hooks.js';
import { FormContext, type Form } from './form.js';
import { KindFields } from './kindFields.js';
import { KindMark, OtherMark } from './marks.js';
import { Preview } from './preview.js';
import type { WritingOf } from './writingOf.js';

interface WritingProps {
  of: WritingOf;
  blog: SessionBlog;
  onClose: () => void;
}

export function Writing({ of, blog, onClose }: WritingProps): JSX.Element {
  const reporting = useReporting();
  const words = useWords();
  const place = placeOf(of, reporting);
  const [draft, setDraft] = useState(() => reporting.drafts.get(place) ?? beginning(of, blog, reporting));
  const [fault, setFault] = useState<Fault | null>(() => firstFault(of, draft));
  const [isPreviewed, setPreviewed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isReminded, setReminded] = useState(false);
  // Photos are taken in beside the writing: what comes late is added to the draft as it is by then.
  const latest = useRef(draft);
  const form = useRef<HTMLFormElement>(null);
  const kind = draft.kind;
  const setting = () => ({ now: reporting.serverNow(), timeZone: blog.timeZone });

  useFirstFocus(form, kind);
  useFaultFocus(form, fault);

  const change: Form['change'] = (part) => {
    const before = latest.current;
    const next = { ...before, ...(typeof part === 'function' ? part(before) : part) };
    latest.current = next;
    setDraft(next);
    setFault(null);
    setReminded(false);
    if (isTouched(next)) reporting.drafts.set(place, next);
    else reporting.drafts.remove(place);
    if (next.values.lang !== before.values.lang && next.from === null)
      reporting.drafts.rememberLanguage(blog.slug, next.kind, next.values.lang ?? '');
  };

  const undescribed = draft.photos.filter(({ alt }) => alt.trim() === '').length;
  const cannotSend = isBusy || (kind === 'drive' && blog.drives.length === 0);

  /** The words to send; null where the phone found a fault. */
  const checked = () => {
    const made = wordsOf(draft, setting());
    const found = faultOf(draft, made, blog.slug) ?? unchanged(of, draft, made, words.form.unchanged);
    setFault(found);
    if (found !== null) setPreviewed(false);
    return found === null ? made : null;
  };

  const send = async () => {
    if (cannotSend) return;
    const made = checked();
    if (made === null) return;
    if (undescribed > 0 && !isReminded) {
      setReminded(true);
      return;
    }
    try {
      await enqueue(of, draft, made, reporting);
    } catch {
      setFault({ field: '', message: words.notStored });
      return;
    }
    rememberCredit(draft, reporting);
    reporting.drafts.remove(place);
    onClose();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };

  return (
    <form
      class="writing"
      ref={form}
      noValidate
      aria-label={words.form.kinds[kind]}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <header class="writing-head">
        <button type="button" class="back" onClick={onClose} aria-label={words.closeHint}>
          <OtherMark of="back" />
        </button>
        <h2>
          <KindMark kind={kind} /> {isPreviewed ? words.form.previewTitle : words.form.kinds[kind]}
        </h2>
      </header>
      <div class="writing-fields">
        {isPreviewed ? (
          <Preview
            words={wordsOf(draft, setting())}
            onRefused={(refusal) => {
              setFault(faultIn(refusal, draft));
              setPreviewed(refusal.field === undefined);
            }}
          />
        ) : (
          <FormContext.Provider value={{ draft, blog, fault, change, setBusy }}>
            <p class="hint">{words.hints[kind]}</p>
            {blog.status === 'paused' && <p class="hint hint-strong">{words.status.paused}</p>}
            <KindFields />
          </FormContext.Provider>
        )}
      </div>
      <footer class="writing-foot">
        {fault?.field === '' && (
          <p class="fault foot-fault" role="alert">
            <span aria-hidden="true">! </span>
            {fault.message}
          </p>
        )}
        {isReminded && (
          <p class="foot-fault" role="alert">
            {words.say(words.photos.notDescribed, { n: undescribed })}
          </p>
        )}
        <div class="foot-row">
          <button
            type="button"
            class="second"
            disabled={cannotSend}
            onClick={() => {
              if (isPreviewed) setPreviewed(false);
              else if (checked() !== null) setPreviewed(true);
            }}
          >
            {isPreviewed ? words.form.backToWriting : words.form.preview}
          </button>
          <button type="submit" class="first" disabled={cannotSend}>
            {sendLabel(of, isReminded, words)}
          </button>
        </div>
      </footer>
    </form>
  );
}

function placeOf(of: WritingOf, reporting: Reporting): DraftPlace {
  return { ...reporting.address(), of: of.is === 'new' ? of.kind : `${of.is}-${of.entry.id}` };
}

function beginning(of: WritingOf, blog: SessionBlog, reporting: Reporting): Draft {
  if (of.is === 'new') {
    const lang = reporting.drafts.language(blog.slug, of.kind) ?? blog.languages[0] ?? 'en';
    const empty = emptyDraft(of.kind, lang);
    return of.kind === 'drive'
      ? { ...empty, values: { lang, drive: blog.drives[0]?.id ?? '', amountIs: 'add' } }
      : empty;
  }
  return { ...draftOf(of.entry.words, blog.timeZone), from: of.from };
}

/** What was refused says at once, at its field, what is wrong with it. */
function firstFault(of: WritingOf, draft: Draft): Fault | null {
  if (of.is !== 'mend' || of.entry.refusal === null || of.entry.refusal.code === 'conflict') return null;
  return faultIn(of.entry.refusal, draft);
}

function unchanged(of: WritingOf, draft: Draft, made: ReturnType<typeof wordsOf>, message: string): Fault | null {
  if (of.is !== 'revise' || draft.from === null) return null;
  return Object.keys(patchOf(draft.from.words, made)).length === 0 ? { field: '', message } : null;
}

async function enqueue(
  of: WritingOf,
  draft: Draft,
  made: ReturnType<typeof wordsOf>,
  { outbox, address }: Reporting,
): Promise<void> {
  const from = draft.from ?? (of.is === 'new' ? null : of.from);
  if (of.is === 'new') await outbox.post(address(), made);
  else if (of.is === 'revise')
    await outbox.revise(address(), of.entry.id, {
      base: from?.words ?? made,
      words: made,
      rev: from?.rev ?? of.entry.rev,
    });
  else await outbox.mend(of.entry.id, { words: made, ...(from === null ? {} : { base: from.words, rev: from.rev }) });
}

function sendLabel(of: WritingOf, isReminded: boolean, words: PhoneSpoken): string {
  if (isReminded) return words.photos.sendAnyway;
  return of.is === 'new' ? words.send : words.sendChange;
}

function rememberCredit({ photos }: Draft, { drafts, address }: Reporting): void {
  const last = photos.at(-1);
  if (last !== undefined) drafts.rememberCredit(address().person, last.credit.trim());
}

/** Two taps to post: the first field is ready for the first key. A photo begins with the camera, not with keys. */
function useFirstFocus(form: { current: HTMLFormElement | null }, kind: Draft['kind']): void {
  const first = kind === 'photo' ? 'input[type=file]' : '.field:not(select)';
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(`.writing-fields ${first}`)?.focus({ preventScroll: true });
  }, []);
}

function useFaultFocus(form: { current: HTMLFormElement | null }, fault: Fault | null): void {
  useEffect(() => {
    if (fault === null || fault.field === '') return;
    const at = form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(fault.field)}"]`);
    at?.focus();
    at?.scrollIntoView({ block: 'center' });
  }, [fault]);
}

/** What a revision begins from, as the form would send it. */
export function revisionOf(
  entry: Extract<WritingOf, { is: 'revise' }>['entry'],
  blog: SessionBlog,
  now: string,
): WritingOf {
  return {
    is: 'revise',
    entry,
    from: { words: asSent(entry.words, { now, timeZone: blog.timeZone }), rev: entry.rev },
  };
}
