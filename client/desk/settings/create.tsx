/** Makes a new rally. A title is enough; the address is proposed from it. */
import type { JSX } from 'preact';
import type { Receipt } from '../../../shared/protocol/desk.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { Reply } from '../../account/request.js';
import { Line } from '../../entry/controls.js';
import type { Fault } from '../../entry/fault.js';
import type { Sent } from '../deeds/commands.js';
import { Discard, FormSheet } from '../frame/formSheet.js';
import { usePage, useWords } from '../frame/hooks.js';
import type { Notices } from '../frame/notices.js';
import { useTyped } from '../frame/typed.js';
import { AddingContext, useAdded } from './adding.js';
import { faultAt, faultOfNew, faultOfSettings } from './faults.js';
import type { Settings, SettingsForm } from './form.js';
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
  const { typed, slug, adding, send } = useNewBlog({ onClose });
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
      <AddingContext.Provider value={adding}>
        {FIRST_FIELDS.map((name) => (
          <SettingField {...fields} key={name} name={name} />
        ))}
      </AddingContext.Provider>
    </FormSheet>
  );
}

function useNewBlog({ onClose }: CreateProps) {
  const { desk, notices, words } = usePage();
  const begin = (): NewBlog => ({ form: blankForm(), slug: null });
  const typed = useTyped({ place: 'new', begin, read: newBlogIn, onClose });
  const { adding, whole } = useAdded(words);
  const slug = typed.value.slug ?? slugOf(typed.value.form.title);

  const make = async (settings: Settings): Promise<Sent> => {
    const reply = await desk.api.create({ slug, ...settings });
    await desk.account.check();
    const sent = sentOf(reply);
    // Another sheet may be in front by then, and another rally be worked on.
    if (!typed.isOpen()) tell(notices, sent);
    return sent;
  };
  const say = (refusal: Refusal): Fault =>
    refusal.code === 'conflict' ? { field: 'slug', message: words.faults.slugTaken } : faultOfSettings(refusal, words);
  const send = async () => {
    if (typed.isSending) return;
    const { form, fault } = whole(typed.value.form);
    if (form !== typed.value.form) typed.keep({ ...typed.value, form });
    const { publisher: _later, ...settings } = settingsOf(form);
    // A blank title leaves no address either: the fault is the title's.
    const nameless = form.title.trim() === '' ? { field: 'title', message: words.faults.title } : null;
    const found = fault ?? nameless ?? faultOfNew({ slug, ...settings }, words);
    const sent = await typed.send(found, () => make(settings), say);
    if (sent?.isClosed === true) desk.choose(slug);
  };
  return { typed, slug, adding, send };
}

function sentOf(reply: Reply<Receipt>): Sent {
  if (reply.kind === 'ok') return { is: 'done', receipt: reply.value };
  return reply.kind === 'lost' ? { is: 'lost' } : { is: 'refused', refusal: reply.refusal };
}

/** Says in a notice what became of a new rally. */
function tell(notices: Notices, sent: Sent): void {
  if (sent.is === 'done') notices.done('made');
  else notices.fault(sent.is === 'lost' ? 'lost' : sent.refusal);
}

function newBlogIn(kept: unknown): NewBlog | null {
  const { form } = (kept ?? {}) as Partial<NewBlog>;
  const isForm = typeof form?.title === 'string' && Array.isArray(form.languages) && Array.isArray(form.asks);
  return isForm ? (kept as NewBlog) : null;
}
