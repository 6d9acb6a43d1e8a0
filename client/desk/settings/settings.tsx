/** A rally's settings. Another editor's changes come in by themselves, but where both changed one field. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { entryChoices } from '../../entry/entryChoices.js';
import type { Fault } from '../../entry/fault.js';
import { Mark } from '../../entry/mark.js';
import { Button } from '../frame/buttons.js';
import { Discard, FormSheet } from '../frame/formSheet.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { choosable } from '../record/lists.js';
import { AddingContext, useAdded } from './adding.js';
import { faultOfPatch, faultOfSettings } from './faults.js';
import { translationsGo } from '../writing/blogTranslating.js';
import { editingIn, editingOf, patchIn, rebased, settled, type Editing } from './merge.js';
import { FIELDS, SettingField, settingsOf, shownOf } from './table.js';

interface SettingsProps {
  onClose: () => void;
}

export function Settings({ onClose }: SettingsProps): JSX.Element {
  const { typed, editing, adding, send } = useSettings({ onClose });
  const { blog, state, words } = useBoard();
  const { form, theirs } = editing;
  const entryNamed = (id: string) =>
    entryChoices(choosable(state), id, blog, words).find(({ value }) => value === id)?.name ?? id;
  const around = { words, entryNamed };
  const onForm = (next: typeof form) => typed.change({ ...editing, form: next });
  return (
    <FormSheet
      title={words.settings}
      typed={typed}
      says={words.save}
      ways={<Discard typed={typed} />}
      onSend={send}
      onClose={onClose}
    >
      <AddingContext.Provider value={adding}>
        {FIELDS.map((name) => (
          <OneSetting
            key={name}
            theirs={name in theirs ? shownOf(name, { ...form, ...theirs }, around) : null}
            onTake={(take) => typed.keep(settled(editing, name, take))}
          >
            <SettingField name={name} form={form} fault={typed.fault} onForm={onForm} />
          </OneSetting>
        ))}
      </AddingContext.Provider>
      <TranslationsGo editing={editing} />
    </FormSheet>
  );
}

/** Warns of translations that go with an original which becomes another: the desk's words would be lost without a word. */
function TranslationsGo({ editing: { base, form } }: { editing: Editing }): JSX.Element {
  const { blog, words } = useBoard();
  const labels = translationsGo(blog, base, settingsOf(form), words);
  return (
    <p class="alarm" role="status" data-translations-go="">
      {labels.length > 0 && (
        <>
          <Mark of="attention" /> {words.say(words.translationsGo, { fields: labels.join(' · ') })}
        </>
      )}
    </p>
  );
}

function useSettings({ onClose }: SettingsProps) {
  const { deeds, notices, blog, words } = useBoard();
  const { slug } = blog;
  const typed = useTyped({ place: `settings/${slug}`, begin: () => editingOf(blog), read: editingIn, onClose });
  const editing = rebased(typed.value, blog);
  useEffect(() => {
    if (editing === typed.value || typed.isSending) return;
    if (typed.isKept) typed.keep(editing);
    else typed.clear();
  }, [blog.rev, typed.isSending]);

  const { adding, whole } = useAdded(words);
  const faultNow = (patch: Record<string, unknown>): Fault | null => {
    if (Object.keys(editing.theirs).length > 0) return { field: '', message: words.settleFirst };
    if (Object.keys(patch).length === 0) return { field: '', message: words.form.unchanged };
    return faultOfPatch(patch, blog, words);
  };
  const send = async () => {
    if (typed.isSending) return;
    const { form, fault } = whole(editing.form);
    if (form !== editing.form) typed.keep({ ...editing, form });
    const patch = patchIn({ ...editing, form });
    const go = () => deeds.send('blog', slug, { blog: slug, rev: editing.rev, ...patch }, typed.isOpen);
    const sent = await typed.send(fault ?? faultNow(patch), go, (refusal) => faultOfSettings(refusal, words));
    if (sent?.is === 'done') notices.done('saved');
  };
  return { typed, editing, adding, send };
}

interface OneSettingProps {
  /** The other's value, in words; null where nothing is to be asked. */
  theirs: string | null;
  onTake: (take: 'mine' | 'theirs') => void;
  children: ComponentChildren;
}

/** A field; where another editor changed it, too, also the other's value and the choice between the two. */
function OneSetting({ theirs, onTake, children }: OneSettingProps): JSX.Element {
  const words = useWords();
  if (theirs === null) return <>{children}</>;
  return (
    <div class="conflict" role="group">
      <p class="alarm">
        <Mark of="attention" /> {words.fieldConflict}
      </p>
      <h3 class="label">{words.form.conflict.yours}</h3>
      {children}
      <h3 class="label">{words.form.conflict.stands}</h3>
      <p class="gist" dir="auto">
        {theirs}
      </p>
      <div class="row">
        <Button says={words.keepMine} onClick={() => onTake('mine')} />
        <Button says={words.takeTheirs} onClick={() => onTake('theirs')} />
      </div>
    </div>
  );
}
