/** The choices that an embed leaves to a site owner. */
import type { JSX } from 'preact';
import { KINDS } from '../../../shared/entry.js';
import { Chips, Select, type ChoiceOf } from '../../entry/controls.js';
import { languageName } from '../../entry/languages.js';
import { useBoard } from '../frame/hooks.js';
import type { Choices } from './snippet.js';

/** Numbers of entries below the usual one. */
const LIMITS = [3, 5, 10];

interface OptionsProps {
  choices: Choices;
  onChoices: (choices: Choices) => void;
}

export function Options({ choices, onChoices }: OptionsProps): JSX.Element {
  const { elsewhere: words } = useBoard().words;
  const limits = useLimits();
  const of = <Name extends keyof Choices>(name: Name) => ({
    name: `elsewhere.${name}`,
    label: words.options[name],
    value: choices[name],
    onValue: (value: string) => onChoices({ ...choices, [name]: value }),
  });
  return (
    <>
      <Chips {...of('form')} choices={words.forms} hint={words.formDoes[choices.form]} />
      <Select {...of('lang')} choices={useLanguages()} />
      <Chips {...of('theme')} choices={words.themes} />
      <Select {...of('kind')} choices={useKinds()} />
      <Chips {...of('order')} choices={words.orders} />
      {choices.form === 'element' && (
        <>
          <Select {...of('limit')} choices={limits} />
          <Chips {...of('font')} choices={words.fonts} />
        </>
      )}
    </>
  );
}

function useLanguages(): ChoiceOf[] {
  const [first = '', ...others] = useBoard().blog.languages;
  const choice = (value: string, lang: string) => ({ value, name: languageName(lang), lang });
  return [choice('', first), ...others.map((lang) => choice(lang, lang))];
}

function useKinds(): ChoiceOf[] {
  const { words } = useBoard();
  return [
    { value: '', name: words.elsewhere.allKinds },
    { value: 'key', name: words.elsewhere.keyMoments },
    ...KINDS.map((kind) => ({ value: kind, name: words.form.kinds[kind] })),
  ];
}

function useLimits(): ChoiceOf[] {
  const { words } = useBoard();
  return [
    { value: '', name: words.elsewhere.usualLimit },
    ...LIMITS.map((limit) => ({ value: limit.toString(), name: words.number(limit) })),
  ];
}
