/** A rally's settings. What another editor changes meanwhile comes in by itself, but where both changed one field. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from '../frame/kept.js';
import { faultAt, faultOfPatch, faultOfSettings, type SettingsFault } from './faults.js';
import { settingsOf, type Field, type SettingsForm } from './form.js';
import { editingIn, editingOf, patchIn, rebased, settled, type Editing } from './merge.js';
import { AsksPart, LanguagesPart, PlaceField, StartField, VisibilityField, ZonePart } from './basicFields.js';
import { Send } from '../frame/buttons.js';
import { EntrySelect } from './entrySelect.js';
import { Area, FaultLine, Line } from '../../entry/controls.js';
import { useFaultFocus } from '../../entry/faultFocus.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { Mark } from '../../entry/mark.js';
import { PublisherFields } from './publisherFields.js';
import { Drives, Points } from './lists.js';
import { Sheet } from '../frame/sheet.js';

export function Settings({ onClose }: { onClose: () => void }): JSX.Element {
  const { desk, deeds, notices } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const kept = useDraft<Editing>(desk.shelf, `settings/${blog.slug}`, () => editingOf(blog), editingIn);
  const [fault, setFault] = useState<SettingsFault | null>(null);
  const [isSending, setSending] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useFaultFocus(body, fault);

  const editing = rebased(kept.value, blog);
  useEffect(() => {
    if (editing === kept.value || isSending) return;
    if (kept.isKept) kept.set(editing);
    else kept.clear();
  }, [blog.rev, isSending]);

  const { form } = editing;
  const change = (part: Partial<SettingsForm>) => {
    kept.set({ ...editing, form: { ...form, ...part } });
    setFault(null);
  };
  const part = { form, fault, change };
  const isOpen = Object.keys(editing.theirs).length > 0;

  const send = async () => {
    if (isSending) return;
    const patch = patchIn(editing);
    const isEmpty = Object.keys(patch).length === 0;
    const found =
      (isOpen ? { field: '', message: words.settleFirst } : null) ??
      (isEmpty ? { field: '', message: words.form.unchanged } : null) ??
      faultOfPatch(patch, blog, words);
    setFault(found);
    if (found !== null) return;
    setSending(true);
    const sent = await deeds.send('blog', blog.slug, { blog: blog.slug, rev: editing.rev, ...patch });
    setSending(false);
    if (sent.is === 'refused') setFault(faultOfSettings(sent.refusal, words));
    if (sent.is !== 'done') return;
    kept.clear();
    notices.done('saved');
    onClose();
  };

  const own = (field: Field, children: ComponentChildren) => (
    <OneSetting
      theirs={field in editing.theirs ? settingsOf({ ...form, ...editing.theirs })[field] : undefined}
      isOpen={field in editing.theirs}
      onTake={(take) => kept.set(settled(editing, field, take))}
    >
      {children}
    </OneSetting>
  );

  return (
    <Sheet
      title={words.settings}
      onClose={onClose}
      onSend={() => void send()}
      foot={
        <>
          <FaultLine fault={fault?.field === '' ? fault.message : null} />
          {kept.isKept && (
            <button type="button" class="quiet" onClick={kept.clear}>
              {words.discard}
            </button>
          )}
          <Send isSending={isSending}>{words.save}</Send>
        </>
      }
    >
      <div class="form" ref={body}>
        {own(
          'title',
          <Line
            name="title"
            label={words.fields.title}
            value={form.title}
            fault={faultAt(fault, 'title')}
            onValue={(title) => change({ title })}
          />,
        )}
        {own(
          'standfirst',
          <Area
            name="standfirst"
            label={words.fields.standfirst}
            hint={words.hints.standfirst}
            value={form.standfirst}
            fault={faultAt(fault, 'standfirst')}
            onValue={(standfirst) => change({ standfirst })}
          />,
        )}
        {own(
          'summary',
          <Points
            items={form.summary}
            languages={form.languages}
            fault={faultAt(fault, 'summary')}
            onItems={(summary) => change({ summary })}
            link={(value, onValue, name) => (
              <EntrySelect name={name} label={words.pointEntry} fault={null} value={value} onValue={onValue} />
            )}
          />,
        )}
        {own(
          'drives',
          <Drives items={form.drives} fault={faultAt(fault, 'drives')} onItems={(drives) => change({ drives })} />,
        )}
        {own('startsAt', <StartField {...part} />)}
        {own('asks', <AsksPart {...part} />)}
        {own('place', <PlaceField {...part} />)}
        {own('timeZone', <ZonePart {...part} />)}
        {own('languages', <LanguagesPart {...part} />)}
        {own('visibility', <VisibilityField {...part} />)}
        {own('publisher', <PublisherFields {...part} />)}
      </div>
    </Sheet>
  );
}

interface OneSettingProps {
  theirs: unknown;
  isOpen: boolean;
  onTake: (take: 'mine' | 'theirs') => void;
  children: ComponentChildren;
}

/** A field, and where another editor changed it, too, what theirs is and the choice between the two. */
function OneSetting({ theirs, isOpen, onTake, children }: OneSettingProps): JSX.Element {
  const words = useWords();
  if (!isOpen) return <>{children}</>;
  return (
    <div class="conflict" role="group">
      <p class="alarm">
        <Mark of="attention" /> {words.fieldConflict}
      </p>
      <h3 class="label">{words.form.conflict.yours}</h3>
      {children}
      <h3 class="label">{words.form.conflict.stands}</h3>
      <p class="gist" dir="auto">
        {said(theirs)}
      </p>
      <div class="row">
        <button type="button" class="second" onClick={() => onTake('mine')}>
          {words.keepMine}
        </button>
        <button type="button" class="second" onClick={() => onTake('theirs')}>
          {words.takeTheirs}
        </button>
      </div>
    </div>
  );
}

/** A setting in words, whatever its shape. */
function said(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.map(said).join('\n');
  if (typeof value === 'object') return Object.values(value).map(said).join(' · ');
  return typeof value === 'string' || typeof value === 'number' ? value.toString() : '';
}
