/** A webhook in the list, with what can be done with it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutletAnswer, OutletTested } from '../../../shared/protocol/outlets.js';
import { Ask, Button, Send } from '../frame/buttons.js';
import { useWords } from '../frame/hooks.js';
import { faultWords, OutletStanding } from './outletStanding.js';
import type { OutletsInHand, ShownSecret } from './useOutlets.js';

interface WebhookProps {
  outlet: OutletAnswer;
  inHand: OutletsInHand;
  onSecret: (made: ShownSecret) => void;
}

export function Webhook({ outlet, inHand, onSecret }: WebhookProps): JSX.Element {
  const [asked, ask] = useState<'remove' | 'renew' | null>(null);
  const rest = () => ask(null);
  return (
    <li class="row person" data-webhook={outlet.id}>
      <OutletStanding outlet={outlet} />
      {asked === null && <Deeds outlet={outlet} inHand={inHand} onAsk={ask} />}
      {asked === 'remove' && <Removing outlet={outlet} inHand={inHand} onEnd={rest} />}
      {asked === 'renew' && <Renewing outlet={outlet} inHand={inHand} onEnd={rest} onSecret={onSecret} />}
    </li>
  );
}

interface DeedsProps extends Omit<WebhookProps, 'onSecret'> {
  onAsk: (of: 'remove' | 'renew') => void;
}

function Deeds({ outlet: { id, state }, inHand: { api, after }, onAsk }: DeedsProps): JSX.Element {
  const { outlets: words } = useWords();
  const [tested, setTested] = useState<OutletTested | null>(null);
  const test = async () => {
    setTested(null);
    setTested(await after(api.test(id)));
  };
  return (
    <div class="stack">
      <div class="row">
        {state === 'paused' && (
          <Send look="first" data-resume="" says={words.resume} onClick={() => after(api.resume(id))} />
        )}
        <Send look="second" data-test="" says={words.test} onClick={test} />
        <Button look="quiet" data-renew="" says={words.renew} onClick={() => onAsk('renew')} />
        <Button look="quiet" data-remove="" says={words.remove} onClick={() => onAsk('remove')} />
      </div>
      <Tested tested={tested} />
    </div>
  );
}

function Tested({ tested }: { tested: OutletTested | null }): JSX.Element {
  const words = useWords();
  const { outlets } = words;
  const said = (one: OutletTested): string =>
    one.ok ? outlets.tested : words.say(outlets.testFailed, { why: faultWords(one, words) });
  return (
    <p class="hint" role="status" data-tested={tested?.ok}>
      {tested === null ? '' : said(tested)}
    </p>
  );
}

interface AskedProps extends Omit<WebhookProps, 'onSecret'> {
  onEnd: () => void;
}

function Removing({ outlet: { id, name }, inHand: { api, after }, onEnd }: AskedProps): JSX.Element {
  const words = useWords();
  const remove = async () => {
    await after(api.remove(id));
    onEnd();
  };
  return (
    <Ask
      says={words.say(words.outlets.removeSure, { name })}
      yes={<Send look="first harm" data-remove-it="" says={words.outlets.removeIt} onClick={remove} />}
      no={words.cancel}
      onNo={onEnd}
    />
  );
}

function Renewing({ outlet, inHand, onEnd, onSecret }: AskedProps & WebhookProps): JSX.Element {
  const words = useWords();
  const renew = async () => {
    const made = await inHand.after(inHand.api.renewSecret(outlet.id));
    onEnd();
    if (made !== null) onSecret({ of: outlet.name, secret: made.secret });
  };
  return (
    <Ask
      says={words.outlets.renewSure}
      yes={<Send data-renew-it="" says={words.outlets.renewIt} onClick={renew} />}
      no={words.cancel}
      onNo={onEnd}
    />
  );
}
