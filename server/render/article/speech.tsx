import type { JSX } from 'preact';
import type { Speaker } from '../../../shared/entry.js';
import { languageName } from '../language.js';
import type { EntryOf, Setting } from './setting.js';
import { Label, Texts } from './texts.js';

/**
 * A speech: the speaker first, then whether these are the very words, then the text. Only a speaker who was named has a
 * name.
 */
export function Speech({ entry, setting }: { entry: EntryOf<'speech'>; setting: Setting }): JSX.Element {
  return (
    <>
      <Who speaker={entry.speaker} />
      <Label setting={setting}>{howItWasSaid(entry, setting)}</Label>
      <blockquote>
        <Texts setting={setting} />
      </blockquote>
    </>
  );
}

function Who({ speaker }: { speaker: Speaker }): JSX.Element {
  const { name, description, role, organisation } = speaker;
  const more = [name === undefined ? undefined : description, role, organisation].filter((part) => part !== undefined);
  return (
    <p class="who" dir="auto">
      <b>
        <bdi>{name ?? description}</bdi>
      </b>
      {more.map((part) => (
        <>
          {', '}
          <bdi>{part}</bdi>
        </>
      ))}
    </p>
  );
}

function howItWasSaid(entry: EntryOf<'speech'>, { messages, ui, speech }: Setting): string {
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
