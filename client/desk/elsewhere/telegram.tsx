/** The channel of Telegram to which a rally goes: how it is set, how it stands, and the way to turn it off. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutletAnswer } from '../../../shared/protocol/outlets.js';
import { Alert } from '../../entry/alert.js';
import { Ask, Button, Send } from '../frame/buttons.js';
import { useWords } from '../frame/hooks.js';
import { Part } from '../frame/part.js';
import { TelegramForm } from './telegramForm.js';
import { ChannelState, sayFault } from './telegramState.js';
import { useOutlets, type OutletsInHand } from './useOutlets.js';

export function TelegramChannel(): JSX.Element {
  const words = useWords();
  const inHand = useOutlets('telegram');
  const { outlets, fault } = inHand;
  const channel = outlets?.[0];
  return (
    <Part title={words.telegram.title}>
      <p class="hint">{words.telegram.what}</p>
      {outlets === null && fault === null && <p class="hint">{words.form.loading}</p>}
      {outlets?.length === 0 && <TelegramForm inHand={inHand} />}
      {channel !== undefined && <Standing key={channel.id} channel={channel} inHand={inHand} />}
      <Alert fault={fault} />
    </Part>
  );
}

interface StandingProps {
  channel: OutletAnswer;
  inHand: OutletsInHand;
}

function Standing({ channel, inHand }: StandingProps): JSX.Element {
  const { telegram } = useWords();
  const [open, setOpen] = useState<'token' | 'off' | null>(null);
  const { api, after } = inHand;
  const { id, name, state } = channel;
  if (open === 'token') return <TelegramForm channel={name} inHand={inHand} onDone={() => setOpen(null)} />;
  return (
    <>
      <ChannelState channel={channel} />
      <div class="row">
        {state === 'paused' && <Send says={telegram.goOn} onClick={() => after(api.resume(id))} />}
        <Check id={id} inHand={inHand} />
        <Button says={telegram.anotherToken} onClick={() => setOpen('token')} />
        <Button look="quiet" data-turn-off="" says={telegram.turnOff} onClick={() => setOpen('off')} />
      </div>
      {open === 'off' && <TurnOff channel={channel} onNo={() => setOpen(null)} onYes={() => after(api.remove(id))} />}
    </>
  );
}

/** Asks Telegram for the bot's rights, and says what it answered. */
function Check({ id, inHand: { api, after } }: { id: string; inHand: OutletsInHand }): JSX.Element {
  const words = useWords();
  const [said, setSaid] = useState('');
  const check = async () => {
    const tested = await after(api.test(id));
    if (tested === null) setSaid('');
    else setSaid(tested.ok ? words.telegram.checked : sayFault(tested, words));
  };
  return (
    <>
      <Send look="second" says={words.telegram.check} onClick={check} />
      <p class="hint" role="status">
        {said}
      </p>
    </>
  );
}

interface TurnOffProps {
  channel: OutletAnswer;
  onYes: () => unknown;
  onNo: () => void;
}

/** Says what stays in the channel, and how it goes first, before nothing can reach it any more. */
function TurnOff({ channel: { entries = 0, state }, onYes, onNo }: TurnOffProps): JSX.Element {
  const { telegram, visibility, say } = useWords();
  const { offStands, offPaused, offFirst, offSure } = telegram;
  // Nothing is carried to a paused channel, and so nothing is deleted there.
  const paused = state === 'paused' ? [offPaused] : [];
  const first = [...paused, say(offFirst, { desk: visibility.desk })];
  const left = entries === 0 ? [] : [say(offStands, { n: entries }), ...first];
  const yes = <Send says={telegram.turnOff} onClick={onYes} />;
  return <Ask says={[offSure, ...left].join(' ')} yes={yes} no={telegram.keepOn} onNo={onNo} />;
}
