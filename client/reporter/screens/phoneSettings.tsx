/** The choices on this phone: the thumb that the buttons stay near to, when photos go and how large, and the search of faces. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Choose } from '../../entry/choose.js';
import { handOn, rememberHand, showHand, type Hand } from '../hand.js';
import { LockSetting } from '../lock/lockSetting.js';
import type { PhotoSize, WhenPhotosGo } from '../photos/photoWishes.js';
import type { ThisPhoneWords } from '../words.js';
import { FaceSearch } from './faceSearch.js';
import { useReporting } from './hooks.js';

type SettingsWords = ThisPhoneWords['settings'];

export function PhoneSettings({ words }: { words: SettingsWords }): JSX.Element {
  return (
    <div class="phone-settings">
      <HandChoice words={words.hand} />
      <PhotoChoices words={words} />
      <LockSetting />
      <FaceSearch words={words.faces} />
    </div>
  );
}

function HandChoice({ words }: { words: SettingsWords['hand'] }): JSX.Element {
  const { shelf } = useReporting();
  const [hand, setHand] = useState(handOn(shelf));
  const choose = (chosen: Hand) => {
    setHand(chosen);
    rememberHand(shelf, chosen);
    showHand(document.documentElement, chosen);
  };
  return <Choice name="hand" words={words} value={hand} onChange={choose} />;
}

function PhotoChoices({ words: { when, whenUntold, size } }: { words: SettingsWords }): JSX.Element {
  const { wishes } = useReporting();
  return (
    <>
      <Choice name="photos-when" words={when} value={wishes.when.value} onChange={(next) => wishes.chooseWhen(next)} />
      {wishes.when.value === 'on-wifi' && !wishes.tellsWifi.value && <p class="hint">{whenUntold}</p>}
      <Choice name="photos-size" words={size} value={wishes.size.value} onChange={(next) => wishes.chooseSize(next)} />
    </>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  words: { label: string; choices: Readonly<Record<Value, string>> };
  value: Value;
  onChange: (value: Value) => void;
}

function Choice<Value extends Hand | WhenPhotosGo | PhotoSize>(props: ChoiceProps<Value>): JSX.Element {
  const { name, words, value, onChange } = props;
  const choices = (Object.keys(words.choices) as Value[]).map((of) => ({ value: of, name: words.choices[of] }));
  return (
    <label>
      {words.label} <Choose name={name} value={value} choices={choices} onValue={onChange} />
    </label>
  );
}
