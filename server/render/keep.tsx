/** The place where a reader keeps a copy of a blog, and what stands on the kept page. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { isolated } from '../../shared/characters.js';
import type { PublicBlog } from '../../shared/entry.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { KEEP_LIMITS, KEEP_MEGABYTES, type KeepAnswer } from '../../shared/protocol/keep.js';
import { langQuery } from './article/setting.js';
import { renderDocument } from './document.js';
import type { ReaderAssets, Site } from './views.js';

const STATES = ['isOn', 'isOff', 'working', 'full', 'failed', 'unable'] as const;

/** Every state stands there, and the script shows the one that holds. */
export function Keep({ lang }: { lang: string }): JSX.Element {
  const { keep, speech } = messagesFor(lang);
  const size = new Intl.NumberFormat(speech.lang, { style: 'unit', unit: 'megabyte' }).format(KEEP_MEGABYTES);
  const { photos, days } = KEEP_LIMITS;
  return (
    <section data-keep="">
      <h2>{keep.title}</h2>
      <p>{speech.say(keep.offer, { photos, size })}</p>
      <div role="status">
        {STATES.map((state) => (
          <p key={state} data-state={state} hidden>
            {keep[state]}
          </p>
        ))}
      </div>
      <button type="button" data-keeps="keep" hidden>
        {keep.keepIt}
      </button>{' '}
      <button type="button" data-keeps="forget" hidden>
        {keep.forget}
      </button>{' '}
      <button type="button" data-keeps="forgetAll" hidden>
        {keep.forgetAll}
      </button>
      <p class="quiet">{speech.say(keep.leaves, { days })}</p>
      <p class="quiet">{keep.seen}</p>
      <p class="quiet">{keep.all}</p>
    </section>
  );
}

export interface KeptBeside {
  site: Site;
  blog: PublicBlog;
  lang: string;
}

/** Things that a kept page needs beside those that it names itself; `{time}` stays, for the worker to fill. */
export function keptBeside({ site, blog, lang }: KeptBeside): KeepAnswer {
  const { lang: ui, keep } = messagesFor(lang);
  const note = (
    <p class="kept-note" role="note" lang={ui} data-kept="" data-line={keep.line}>
      {keep.note}
    </p>
  );
  const place = `/live/${blog.slug}/tell${langQuery(blog, lang)}`;
  return {
    note: render(note),
    line: keep.line,
    files: [place, ...laterFiles(site.assets.reader, ui)],
    other: renderOther({ site, blog, lang }),
  };
}

/** Files that the page's script asks for on use, in the language of its words; what it asks for only to fetch something is left out. */
function laterFiles({ tell, later, viewer, late, textFirst, words }: ReaderAssets, ui: string): string[] {
  const files = [
    tell?.script,
    tell?.style,
    later,
    viewer?.script,
    viewer?.style,
    late,
    textFirst,
    ...(words?.[ui] ?? []),
  ];
  return files.filter((file) => file !== undefined);
}

function renderOther({ site, blog, lang }: KeptBeside): string {
  const { lang: ui, messages, keep } = messagesFor(lang);
  const title = `${keep.elsewhereTitle} · ${isolated(site.name)}`;
  return renderDocument(
    { site, ui, messages, title, indexed: false, style: 'one' },
    <main class="one">
      <h1>{keep.elsewhereTitle}</h1>
      <p class="stand">{keep.elsewhere}</p>
      <p class="older">
        <a href={`/live/${blog.slug}${langQuery(blog, lang)}`}>{keep.toCopy}</a>
      </p>
    </main>,
  );
}
