import type { JSX } from 'preact';
import { Sentence } from '../sentence.js';
import { joined } from './meta.js';
import type { EntryOf, Setting } from './setting.js';
import { EntryWord, Label, Texts } from './texts.js';

/**
 * A statement from elsewhere: its source, its text in each language that the source used, and the place of first
 * publication.
 */
export function Quote({ entry, setting }: { entry: EntryOf<'quote'>; setting: Setting }): JSX.Element {
  const { source } = entry;
  return (
    <>
      <p class="who" dir="auto">
        <b>
          <EntryWord word={setting.said('source.name')} setting={setting} around={entry.lang} />
        </b>
        {source.handle !== undefined && (
          <span>
            {' '}
            <bdi>{source.handle}</bdi>
          </span>
        )}
      </p>
      <blockquote>
        <Texts setting={setting} />
      </blockquote>
      <Origin source={source} setting={setting} />
    </>
  );
}

/** The place of first publication: a link, never a picture or a script, so that nothing is loaded from elsewhere. */
function Origin({ source, setting }: { source: EntryOf<'quote'>['source']; setting: Setting }): JSX.Element | null {
  const { messages } = setting;
  const where =
    source.published === undefined ? (
      source.url !== undefined && messages.firstPublishedLink
    ) : (
      <Sentence of={messages.firstPublished} where={<bdi>{source.published}</bdi>} />
    );
  const parts = joined([
    where !== false &&
      (source.url === undefined ? (
        where
      ) : (
        <a href={source.url} rel="nofollow noopener ugc">
          {where}
        </a>
      )),
    source.attached !== undefined && <Sentence of={messages.attached} what={<bdi>{source.attached}</bdi>} />,
  ]);
  return parts.length === 0 ? null : <Label setting={setting}>{parts}</Label>;
}
