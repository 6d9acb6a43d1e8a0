/** The channel of Telegram to which a rally goes: how it is set, how it stands, and the way to turn it off. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { OutletAnswer, OutletTested } from '../../../shared/protocol/outlets.js';
import type { Reply } from '../../account/request.js';
import { FaultMessage } from '../../entry/labelled.js';
import { Ask, Button, Send } from '../frame/buttons.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { Part } from '../frame/part.js';
import { TelegramForm } from './telegramForm.js';
import { ChannelState, sayFault } from './telegramState.js';

export function TelegramChannel(): JSX.Element {
  const words = useWords().telegram;
  const { channel, load } = useChannel();
  return (
    <Part title={words.title}>
      <p class="hint">{words.what}</p>
      {channel === null && <TelegramForm onSet={load} />}
      {channel !== null && channel !== undefined && <Standing channel={channel} load={load} />}
    </Part>
  );
}

/** `undefined` until it is known; null where none is set. */
function useChannel() {
  const { desk, blog } = useBoard();
  const [channel, setChannel] = useState<OutletAnswer | null | undefined>(undefined);
  const load = async () => {
    const reply = await desk.api.outlets(blog.slug);
    if (reply.kind === 'ok') setChannel(reply.value.outlets.find(({ kind }) => kind === 'telegram') ?? null);
  };
  useEffect(() => void load(), [blog.slug]);
  return { channel, load };
}

interface StandingProps {
  channel: OutletAnswer;
  load: () => Promise<void>;
}

function Standing({ channel, load }: StandingProps): JSX.Element {
  const { desk, blog, words } = useBoard();
  const [open, setOpen] = useState<'token' | 'off' | null>(null);
  const { said, fault, after } = useAnswers(load);
  const { api } = desk;
  if (open === 'token') {
    const set = async () => {
      setOpen(null);
      await load();
    };
    return <TelegramForm channel={channel.name} onSet={set} />;
  }
  return (
    <>
      <ChannelState channel={channel} />
      <div class="row">
        {channel.state === 'paused' && (
          <Send says={words.telegram.goOn} onClick={() => after(api.resumeOutlet(blog.slug, channel.id))} />
        )}
        <Send look="second" says={words.telegram.check} onClick={() => after(api.testOutlet(blog.slug, channel.id))} />
        <Button says={words.telegram.anotherToken} onClick={() => setOpen('token')} />
        <Button look="quiet" says={words.telegram.turnOff} onClick={() => setOpen('off')} />
      </div>
      {open === 'off' && (
        <TurnOff onNo={() => setOpen(null)} onYes={() => after(api.removeOutlet(blog.slug, channel.id))} />
      )}
      <p role="status">{said}</p>
      <FaultMessage fault={fault} />
    </>
  );
}

/** What an answer says, and the state after it. */
function useAnswers(load: () => Promise<void>) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const after = async (asked: Promise<Reply<OutletTested | null>>) => {
    const reply = await asked;
    const isTaken = reply.kind === 'ok' && reply.value?.ok === true;
    setSaid(isTaken ? words.telegram.checked : '');
    setFault(faultIn(reply));
    await load();
  };
  const faultIn = (reply: Reply<OutletTested | null>): string | null => {
    if (reply.kind === 'lost') return words.notices.lost;
    if (reply.kind === 'refused') return sayRefusal(reply.refusal, words.refusals, words);
    return reply.value?.ok === false ? sayFault(reply.value, words) : null;
  };
  return { said, fault, after };
}

function TurnOff({ onYes, onNo }: { onYes: () => Promise<void>; onNo: () => void }): JSX.Element {
  const words = useWords().telegram;
  const yes = <Send says={words.turnOff} onClick={onYes} />;
  return <Ask says={words.offSure} yes={yes} no={words.keepOn} onNo={onNo} />;
}
