/** The top of a page, above the feed: the blog's title, state and main points. It is sent again whenever it changes. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { Head } from './top/head.js';
import { Pins } from './top/pins.js';
import { topSettingOf } from './top/setting.js';
import { Ways } from './top/ways.js';
import type { TopView } from './views.js';

/** Returns the inner HTML of `[data-top]`. */
export function renderTop(view: TopView): string {
  return render(<Top view={view} />);
}

export function Top({ view }: { view: TopView }): JSX.Element {
  const setting = topSettingOf(view);
  return (
    <>
      <Head setting={setting} />
      <Ways setting={setting} />
      <Pins setting={setting} />
    </>
  );
}
