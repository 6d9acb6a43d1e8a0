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
  const { outlets: says, say, cancel } = useWords();
  const [asked, ask] = useState<'remove' | 'renew' | null>(null);
  const { api, after } = inHand;
  const { id, name } = outlet;
  const rest = () => ask(null);
  const remove = async () => {
    await after(api.remove(id));
    rest();
  };
  const renew = async () => {
    const made = await after(api.renewSecret(id));
    rest();
    if (made !== null) onSecret({ of: name, secret: made.secret });
  };
  return (
    <li class="row person" data-webhook={id}>
      <OutletStanding outlet={outlet} />
      {asked === null && <Deeds outlet={outlet} inHand={inHand} onAsk={ask} />}
      {asked === 'remove' && (
        <Ask
          says={say(says.removeSure, { name })}
          yes={<Send look="first harm" data-remove-it="" says={says.removeIt} onClick={remove} />}
          no={cancel}
          onNo={rest}
        />
      )}
      {asked === 'renew' && (
        <Ask
          says={says.renewSure}
          yes={<Send data-renew-it="" says={says.renewIt} onClick={renew} />}
          no={cancel}
          onNo={rest}
        />
      )}
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
