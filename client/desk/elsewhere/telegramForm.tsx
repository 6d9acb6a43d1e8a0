/** How a bot is made, and the fields for its token and the channel. What is typed here is kept nowhere on the device. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isBlank } from '../../../shared/characters.js';
import { ownName } from '../../../shared/messages/languages.js';
import { sayRefusal, type SayableRefusal } from '../../../shared/messages/sayRefusal.js';
import { useOnce } from '../../account/useOnce.js';
import { Line, Select } from '../../entry/controls.js';
import type { Fault } from '../../entry/fault.js';
import { Alert } from '../../entry/alert.js';
import { Labelled } from '../../entry/labelled.js';
import { Send } from '../frame/buttons.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { faultAt } from '../settings/faults.js';
import type { OutletsInHand } from './useOutlets.js';

interface TelegramFormProps {
  /** The channel that is set already: its token is another one now. */
  channel?: string;
  inHand: OutletsInHand;
  /** Called once it is set. */
  onDone?: () => void;
}

interface Asked {
  token: string;
  channel: string;
  /** Empty where none was chosen: then the blog's first one, or the one that a set channel has. */
  lang: string;
}

export function TelegramForm({ channel = '', inHand, onDone }: TelegramFormProps): JSX.Element {
  const { blog, words } = useBoard();
  const [asked, setAsked] = useState<Asked>({ token: '', channel, lang: '' });
  const { fault, isSending, set, mend } = useSetting(asked, inHand, onDone);
  const change = (next: Partial<Asked>) => {
    setAsked((now) => ({ ...now, ...next }));
    mend();
  };
  const { telegram } = words;
  return (
    <div class="form" data-telegram="">
      <Steps />
      <Token value={asked.token} fault={faultAt(fault, 'token')} onValue={(token) => change({ token })} />
      <Line
        name="telegram.channel"
        label={telegram.channel}
        hint={telegram.channelHint}
        value={asked.channel}
        fault={faultAt(fault, 'channel')}
        onValue={(typed) => change({ channel: typed })}
      />
      {blog.languages.length > 1 && (
        <Language isSet={channel !== ''} value={asked.lang} onValue={(lang) => change({ lang })} />
      )}
      <p class="hint">{telegram.limits}</p>
      <Alert fault={faultAt(fault, '')} />
      <div class="row">
        <Send says={telegram.turnOn} isSending={isSending} onClick={set} />
      </div>
    </div>
  );
}

function Steps(): JSX.Element {
  const { first, second, third } = useWords().telegram;
  return (
    <ol class="stack steps">
      {[first, second, third].map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

interface LanguageProps {
  /** Whether the channel has a language already: nobody here knows which. */
  isSet: boolean;
  value: string;
  onValue: (lang: string) => void;
}

function Language({ isSet, value, onValue }: LanguageProps): JSX.Element {
  const { blog, words } = useBoard();
  const { lang, langStays } = words.telegram;
  const [first = ''] = blog.languages;
  const languages = blog.languages.map((tag) => ({ value: tag, name: ownName(tag) }));
  return (
    <Select
      name="telegram.lang"
      label={lang}
      value={value === '' && !isSet ? first : value}
      choices={isSet ? [{ value: '', name: langStays }, ...languages] : languages}
      onValue={onValue}
    />
  );
}

interface TokenProps {
  value: string;
  fault: string | null;
  onValue: (value: string) => void;
}

/** Hidden as it is typed, and not offered to the browser to keep. */
function Token({ value, fault, onValue }: TokenProps): JSX.Element {
  const { token, tokenHint } = useWords().telegram;
  return (
    <Labelled name="telegram.token" label={token} hint={tokenHint} fault={fault}>
      {(attributes) => (
        <input
          {...attributes}
          class="field"
          type="password"
          dir="ltr"
          autocomplete="new-password"
          spellcheck={false}
          value={value}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

function useSetting(asked: Asked, { api, after }: OutletsInHand, onDone?: () => void) {
  const { words } = useBoard();
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSending, setSending] = useState(false);
  const refuse = (refusal: SayableRefusal) => {
    const { field = '' } = refusal;
    const message = sayRefusal(refusal, words.refusals, words);
    setFault({ field: FIELDS.includes(field) ? field : '', message });
  };
  const set = useOnce(async () => {
    const { token, channel, lang } = asked;
    if (isBlank(token)) return refuse({ code: 'invalid', field: 'token', why: 'bot-unknown' });
    if (isBlank(channel)) return refuse({ code: 'invalid', field: 'channel', why: 'channel-unknown' });
    setSending(true);
    const reply = await api.setChannel({ token: token.trim(), channel: channel.trim(), ...(lang !== '' && { lang }) });
    setSending(false);
    if (reply.kind === 'refused') return refuse(reply.refusal);
    if (reply.kind === 'lost') return setFault({ field: '', message: words.notices.lost });
    await after(Promise.resolve(reply));
    onDone?.();
  });
  return { fault, isSending, set, mend: () => setFault(null) };
}

const FIELDS: readonly string[] = ['token', 'channel'];
