/** An entry as readers see it: a pure function of the entry, the blog's settings and the page's language. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { Chant } from './article/chant.js';
import { Crowd } from './article/crowd.js';
import { Drive } from './article/drive.js';
import { Correction, Foot, When } from './article/meta.js';
import { Notice } from './article/notice.js';
import { Photos } from './article/photos.js';
import { Quote } from './article/quote.js';
import { entryAddress, langQuery, lineId, settingOf, type Setting } from './article/setting.js';
import { Speech } from './article/speech.js';
import { Texts } from './article/texts.js';
import { lateMark } from '../../shared/late.js';
import { shortIso } from './clock.js';
import { directionOf } from './language.js';
import type { ArticleView } from './views.js';

/**
 * Renders the `<article>` of an entry, for a page and for the wire. It depends on the blog's time zone, languages,
 * drives and start besides the entry: a cache drops it when those change.
 */
export function renderArticle(view: ArticleView): string {
  return render(<Article view={view} />);
}

function Article({ view }: { view: ArticleView }): JSX.Element {
  const { entry } = view;
  const setting = settingOf(view);
  return (
    <article
      id={`e-${entry.id}`}
      data-entry={entry.id}
      data-seq={entry.seq}
      data-order={entry.order}
      data-kind={entry.kind}
      data-key={entry.key ? '' : undefined}
      data-late={lateMark({ happenedAt: shortIso(entry.happenedAt), publishedAt: shortIso(entry.publishedAt) })}
      lang={entry.lang}
      dir={directionOf(entry.lang)}
      tabIndex={-1}
      aria-labelledby={lineId(setting)}
    >
      <Inside setting={setting} labelled />
    </article>
  );
}

/** The copy of a pinned entry above the feed: its texts, and no id or attribute of the entry itself. */
export function PinnedCopy({ view }: { view: ArticleView }): JSX.Element {
  const { entry } = view;
  return (
    <article data-pinned={entry.id} data-kind={entry.kind} lang={entry.lang} dir={directionOf(entry.lang)}>
      <Inside setting={settingOf(view)} labelled={false} />
    </article>
  );
}

function Inside({ setting, labelled }: { setting: Setting; labelled: boolean }): JSX.Element {
  return (
    <>
      <When setting={setting} labelled={labelled} />
      <Content setting={setting} />
    </>
  );
}

/** An entry without its line of time, for feeds, where the time has a place of its own. */
export function Content({ setting }: { setting: Setting }): JSX.Element {
  return (
    <>
      <Correction setting={setting} />
      <Body setting={setting} />
      {setting.entry.kind !== 'photo' && <Photos setting={setting} />}
      <Foot setting={setting} />
    </>
  );
}

function Body({ setting }: { setting: Setting }): JSX.Element {
  const { entry, messages, blog, lang } = setting;
  switch (entry.kind) {
    case 'update':
      return (
        <>
          {entry.corrects !== undefined && (
            <p class="l">
              <a href={entryAddress(blog.slug, entry.corrects, langQuery(blog, lang))}>{messages.corrects}</a>
            </p>
          )}
          <Texts setting={setting} />
        </>
      );
    case 'chant':
      return (
        <>
          <Chant entry={entry} setting={setting} />
          <Texts setting={setting} />
        </>
      );
    case 'speech':
      return <Speech entry={entry} setting={setting} />;
    case 'photo':
      return (
        <>
          <Photos setting={setting} />
          <Texts setting={setting} />
        </>
      );
    case 'quote':
      return <Quote entry={entry} setting={setting} />;
    case 'notice':
      return <Notice entry={entry} setting={setting} />;
    case 'drive':
      return <Drive entry={entry} setting={setting} />;
    case 'crowd':
      return <Crowd entry={entry} setting={setting} />;
  }
}
