/** A new rally. A title is enough; the address is proposed from it. What is typed is kept on this device. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useDraft } from '../frame/kept.js';
import { faultAt, faultOfNew, faultOfSettings, type SettingsFault } from './faults.js';
import { settingsOf, type SettingsForm } from './form.js';
import { slugOf } from './slug.js';
import { ownZone } from './zones.js';
import { AsksPart, LanguagesPart, PlaceField, StartField, VisibilityField, ZonePart } from './basicFields.js';
import { Send } from '../frame/buttons.js';
import { FaultLine, Line } from '../../entry/controls.js';
import { useFaultFocus } from '../../entry/faultFocus.js';
import { usePage, useWords } from '../frame/hooks.js';
import { Sheet } from '../frame/sheet.js';

interface NewBlog {
  form: SettingsForm;
  /** null: as proposed from the title. */
  slug: string | null;
}

export function Create({ onClose }: { onClose: () => void }): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  const kept = useDraft<NewBlog>(desk.shelf, 'new', () => ({ form: emptyForm(), slug: null }), newBlogIn);
  const [fault, setFault] = useState<SettingsFault | null>(null);
  const [isSending, setSending] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useFaultFocus(body, fault);
  const { form } = kept.value;
  const slug = kept.value.slug ?? slugOf(form.title);
  const set = (next: NewBlog) => {
    kept.set(next);
    setFault(null);
  };
  const part = {
    form,
    fault,
    change: (some: Partial<SettingsForm>) => set({ ...kept.value, form: { ...form, ...some } }),
  };

  const open = () => {
    kept.clear();
    onClose();
    desk.choose(slug);
  };

  const send = async () => {
    if (isSending) return;
    const { publisher: _later, ...settings } = settingsOf(form);
    // Without a title there is no address either: the title is what is missing.
    const isNameless = form.title.trim() === '';
    const found = isNameless
      ? { field: 'title', message: words.faults.title }
      : faultOfNew({ slug, ...settings }, words);
    setFault(found);
    if (found !== null) return;
    setSending(true);
    const reply = await desk.api.create({ slug, ...settings });
    await desk.account.check();
    setSending(false);
    if (reply.kind === 'ok') return open();
    if (reply.kind === 'lost') setFault({ field: '', message: words.notices.lost });
    else if (reply.refusal.code === 'conflict') setFault({ field: 'slug', message: words.faults.slugTaken });
    else setFault(faultOfSettings(reply.refusal, words));
  };

  return (
    <Sheet
      title={words.newBlog}
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
          <Send isSending={isSending}>{words.create}</Send>
        </>
      }
    >
      <div class="form" ref={body}>
        <Line
          name="title"
          label={words.fields.title}
          value={form.title}
          fault={faultAt(fault, 'title')}
          onValue={(title) => part.change({ title })}
        />
        <Line
          name="slug"
          label={words.fields.slug}
          hint={`${words.hints.slug} ${location.host}/live/${slug}`}
          value={slug}
          fault={faultAt(fault, 'slug')}
          onValue={(typed) => set({ ...kept.value, slug: typed })}
        />
        <PlaceField {...part} />
        <ZonePart {...part} />
        <StartField {...part} />
        <LanguagesPart {...part} />
        <VisibilityField {...part} />
        <AsksPart {...part} />
      </div>
    </Sheet>
  );
}

function emptyForm(): SettingsForm {
  return {
    title: '',
    standfirst: '',
    place: '',
    timeZone: ownZone(),
    languages: ['en'],
    visibility: 'desk',
    startsAt: '',
    asks: [],
    summary: [],
    drives: [],
    publisher: { name: '', url: '', contact: '', imprint: '', privacy: '' },
  };
}

function newBlogIn(kept: unknown): NewBlog | null {
  const { form } = (kept ?? {}) as Partial<NewBlog>;
  const isForm = typeof form?.title === 'string' && Array.isArray(form.languages) && Array.isArray(form.asks);
  return isForm ? (kept as NewBlog) : null;
}
