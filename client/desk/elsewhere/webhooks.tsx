/** The webhooks of a rally: programs elsewhere that hear of its public changes. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Line } from '../../entry/controls.js';
import { placed } from '../../words/placed.js';
import { Alert } from '../../entry/alert.js';
import { Button, Send } from '../frame/buttons.js';
import { Copy } from '../frame/copy.js';
import { useWords } from '../frame/hooks.js';
import { Part } from '../frame/part.js';
import { useOutlets, type OutletsInHand, type ShownSecret } from './useOutlets.js';
import { Webhook } from './webhook.js';

export function Webhooks(): JSX.Element {
  const words = useWords();
  const inHand = useOutlets('webhook');
  const [shown, show] = useState<ShownSecret | null>(null);
  const { outlets, fault } = inHand;
  return (
    <Part title={words.outlets.webhooks}>
      <p class="hint">{words.outlets.webhooksHow}</p>
      <Alert fault={fault} />
      {shown !== null && <Secret shown={shown} onDone={() => show(null)} />}
      {outlets === null && fault === null && <p class="hint">{words.form.loading}</p>}
      <ul class="people" data-webhooks="">
        {(outlets ?? []).map((one) => (
          <Webhook key={one.id} outlet={one} inHand={inHand} onSecret={show} />
        ))}
      </ul>
      {shown === null && <Adding inHand={inHand} onSecret={show} />}
    </Part>
  );
}

function Adding({ inHand, onSecret }: { inHand: OutletsInHand; onSecret: (made: ShownSecret) => void }): JSX.Element {
  const { outlets: words } = useWords();
  const [url, setUrl] = useState('');
  const add = async () => {
    const address = url.trim();
    const made = await inHand.after(inHand.api.addWebhook(address));
    if (made === null) return;
    setUrl('');
    onSecret({ of: address, secret: made.secret });
  };
  return (
    <div class="form">
      <Line name="webhook.url" type="url" label={words.url} hint={words.urlHow} value={url} onValue={setUrl} />
      <div class="row">
        <Send look="second" data-add-webhook="" says={words.add} onClick={add} />
      </div>
    </div>
  );
}

function Secret({ shown: { of, secret }, onDone }: { shown: ShownSecret; onDone: () => void }): JSX.Element {
  const { outlets: words } = useWords();
  return (
    <section class="stack" aria-label={words.secret}>
      <p>{placed(words.secretOnce, { name: <strong dir="ltr">{of}</strong> })}</p>
      <input class="field" name="webhook.secret" aria-label={words.secret} dir="ltr" readOnly value={secret} />
      <div class="row">
        <Copy says={words.copySecret} text={secret} field="webhook.secret" />
        <Button says={words.secretDone} data-secret-done="" onClick={onDone} />
      </div>
    </section>
  );
}
