/** Makes a new rally. A title is enough; the address is proposed from it. */
import type { JSX } from 'preact';
import type { Refusal } from '../../../shared/refusals.js';
import { Line } from '../../entry/controls.js';
import type { Fault } from '../../entry/fault.js';
import type { Sent } from '../deeds/commands.js';
import { Discard, FormSheet } from '../frame/formSheet.js';
import { usePage, useWords } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { faultAt, faultOfNew, faultOfSettings } from './faults.js';
import type { SettingsForm } from './form.js';
import { slugOf } from './slug.js';
import { blankForm, SettingField, settingsOf } from './table.js';

/** Marks around an address, which runs from left to right in each language. */
const [LEFT_TO_RIGHT, END] = ['\u2066', '\u2069'];

interface NewBlog {
  form: SettingsForm;
  /** The address; null: as proposed from the title. */
  slug: string | null;
}

interface CreateProps {
  onClose: () => void;
}

/** The fields that follow the title and the address; all others can wait. */
const FIRST_FIELDS = ['place', 'timeZone', 'startsAt', 'languages', 'visibility', 'facesRequired', 'asks'] as const;

export function Create({ onClose }: CreateProps): JSX.Element {
  const { typed, slug, send } = useNewBlog({ onClose });
  const words = useWords();
  const { form } = typed.value;
  const change = (part: Partial<NewBlog>) => typed.change({ ...typed.value, ...part });
  const fields = { form, fault: typed.fault, onForm: (next: SettingsForm) => change({ form: next }) };
  return (
    <FormSheet
      title={words.newBlog}
      typed={typed}
      says={words.create}
      ways={<Discard typed={typed} />}
      onSend={send}
      onClose={onClose}
    >
      <SettingField {...fields} name="title" />
      <Line
        name="slug"
        label={words.fields.slug}
        hint={`${words.hints.slug} ${LEFT_TO_RIGHT}${location.host}/live/${slug}${END}`}
        value={slug}
        fault={faultAt(typed.fault, 'slug')}
        onValue={(next) => change({ slug: next })}
      />
      {FIRST_FIELDS.map((name) => (
        <SettingField {...fields} key={name} name={name} />
      ))}
    </FormSheet>
  );
}

function useNewBlog({ onClose }: CreateProps) {
  const { desk, words } = usePage();
  const begin = (): NewBlog => ({ form: blankForm(), slug: null });
  const typed = useTyped({ place: 'new', begin, read: newBlogIn, onClose });
  const { form } = typed.value;
  const slug = typed.value.slug ?? slugOf(form.title);
  const { publisher: _later, ...settings } = settingsOf(form);

  const go = async (): Promise<Sent> => {
    const reply = await desk.api.create({ slug, ...settings });
    await desk.account.check();
    if (reply.kind === 'ok') return { is: 'done', receipt: reply.value };
    return reply.kind === 'lost' ? { is: 'lost' } : { is: 'refused', refusal: reply.refusal };
  };
  const say = (refusal: Refusal): Fault =>
    refusal.code === 'conflict' ? { field: 'slug', message: words.faults.slugTaken } : faultOfSettings(refusal, words);
  const send = async () => {
    // A blank title leaves no address either: the fault is the title's.
    const nameless = form.title.trim() === '' ? { field: 'title', message: words.faults.title } : null;
    const sent = await typed.send(nameless ?? faultOfNew({ slug, ...settings }, words), go, say);
    if (sent?.is === 'done') desk.choose(slug);
  };
  return { typed, slug, send };
}

function newBlogIn(kept: unknown): NewBlog | null {
  const { form } = (kept ?? {}) as Partial<NewBlog>;
  const isForm = typeof form?.title === 'string' && Array.isArray(form.languages) && Array.isArray(form.asks);
  return isForm ? (kept as NewBlog) : null;
}
