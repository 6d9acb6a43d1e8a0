import type { JSX } from 'preact';
import type { Speaker } from '../../../shared/entry.js';
import type { Shown } from '../inLanguage.js';
import { commaOf, languageName } from '../language.js';
import { Word } from '../word.js';
import type { EntryOf, Setting } from './setting.js';
import { isCovered, Label, Texts } from './texts.js';

/**
 * A speech: the speaker first, then whether these are the very words, then the text. Only a speaker who was named has a
 * name.
 */
export function Speech({ entry, setting }: { entry: EntryOf<'speech'>; setting: Setting }): JSX.Element {
  return (
    <>
      <Who speaker={entry.speaker} setting={setting} />
      <Label setting={setting}>{howItWasSaid(entry, setting)}</Label>
      <blockquote>
        <Texts setting={setting} />
      </blockquote>
    </>
  );
}

/** The parts of a speaker who has a name, in their order; without one, the description stands in its place. */
const PARTS = ['speaker.description', 'speaker.role', 'speaker.organisation'] as const;

/** A name is the same in every language. Only the last part says in which language they are, where all are in one. */
function Who({ speaker, setting }: { speaker: Speaker; setting: Setting }): JSX.Element {
  const parts = PARTS.map(setting.said).filter((part) => part !== undefined);
  const [first, ...others] = parts;
  const more = speaker.name === undefined ? others : parts;
  const marked = (part: Shown) => isCovered(part, setting) || part !== parts.findLast(({ lang }) => lang === part.lang);
  const shown = (part: Shown) => (
    <Word word={part} page={setting} around={setting.entry.lang} isCovered={marked(part)} />
  );
  return (
    <p class="who" dir="auto">
      <b>{speaker.name === undefined ? first && shown(first) : <bdi>{speaker.name}</bdi>}</b>
      {more.map((part) => (
        <>
          {commaOf(part.lang)}
          {shown(part)}
        </>
      ))}
    </p>
  );
}

export function howItWasSaid(entry: EntryOf<'speech'>, { messages, ui, speech }: Setting): string {
  const { occasion, verbatim, spoken } = entry;
  const parts = [
    occasion === undefined ? undefined : messages.occasion[occasion],
    verbatim ? messages.verbatim : messages.inSummary,
    spoken === undefined || spoken === entry.lang
      ? undefined
      : speech.say(messages.spokenIn, { language: languageName(spoken, ui) }),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
