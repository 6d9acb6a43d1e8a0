/** The rally elsewhere: the lines that place it in other sites' pages, shown as readers there get it, and its ways out. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isForReaders } from '../../../shared/may.js';
import { Copy } from '../frame/copy.js';
import { useBoard } from '../frame/hooks.js';
import { Part } from '../frame/part.js';
import { Sheet } from '../frame/sheet.js';
import { Options } from './options.js';
import { Preview } from './preview.js';
import { addressAlone, FIRST_CHOICES, isLeftOut, snippet, type Choices } from './snippet.js';
import { TelegramChannel } from './telegram.js';
import { Webhooks } from './webhooks.js';

export function Elsewhere({ onClose }: { onClose: () => void }): JSX.Element {
  const { blog, words } = useBoard();
  return (
    <Sheet title={words.elsewhere.title} size="wide" onClose={onClose}>
      {isForReaders(blog) ? <Embedding /> : <p class="hint">{words.elsewhere.notShown}</p>}
      <TelegramChannel />
      <Webhooks />
    </Sheet>
  );
}

function Embedding(): JSX.Element {
  const words = useBoard().words.elsewhere;
  const [choices, choose] = useState<Choices>(FIRST_CHOICES);
  return (
    <>
      <Part title={words.inPages}>
        <p class="hint">{words.inPagesHow}</p>
        <div class="stack elsewhere">
          <div class="form">
            <Options choices={choices} onChoices={choose} />
            <Lines choices={choices} />
          </div>
          <Preview choices={choices} />
        </div>
      </Part>
      <ByAddress choices={choices} />
    </>
  );
}

function Lines({ choices }: { choices: Choices }): JSX.Element {
  const { blog, words } = useBoard();
  const lines = snippet(location.origin, blog, choices);
  return (
    <div class="stack">
      <label class="label" for="elsewhere-lines">
        {words.elsewhere.lines}
      </label>
      <textarea
        class="field lines"
        id="elsewhere-lines"
        name="elsewhere.lines"
        dir="ltr"
        rows={6}
        readOnly
        value={lines}
      />
      <div class="row">
        <Copy says={words.elsewhere.copyLines} text={lines} field="elsewhere.lines" />
      </div>
    </div>
  );
}

/** The address alone, for systems that make an embed of it by themselves. */
function ByAddress({ choices }: { choices: Choices }): JSX.Element {
  const { blog, words } = useBoard();
  const address = addressAlone(location.origin, blog.slug, choices);
  return (
    <Part title={words.elsewhere.byAddress}>
      <p class="hint">{words.elsewhere.byAddressHow}</p>
      {isLeftOut(choices) && <p class="hint">{words.elsewhere.byAddressWithout}</p>}
      <input
        class="field"
        name="elsewhere.address"
        aria-label={words.elsewhere.byAddress}
        dir="ltr"
        readOnly
        value={address}
      />
      <div class="row">
        <Copy says={words.elsewhere.copyAddress} text={address} field="elsewhere.address" />
      </div>
    </Part>
  );
}
