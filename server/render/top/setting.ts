/** The setting of the top: view, interface language, zone and addresses, which all its parts need. */
import { messagesFor, type Messages } from '../../../shared/messages/messages.js';
import type { Speech } from '../../../shared/messages/say.js';
import { langQuery } from '../article/setting.js';
import type { Zone } from '../clock.js';
import { blogIn, type Said } from '../inLanguage.js';
import type { TopView } from '../views.js';

export interface TopSetting {
  view: TopView;
  messages: Messages;
  speech: Speech;
  ui: string;
  /** The blog's words, in the page's language where they are. */
  said: Said;
  lang: string;
  zone: Zone;
  langQuery: string;
}

export function topSettingOf(view: TopView): TopSetting {
  const { blog, lang } = view;
  const { lang: ui, messages, speech } = messagesFor(lang);
  return {
    view,
    messages,
    speech,
    ui,
    said: blogIn(blog, lang),
    lang,
    zone: { timeZone: blog.timeZone, lang: ui, day: blog.startsAt, near: blog.startsAt ?? blog.statusAt },
    langQuery: langQuery(blog, lang),
  };
}
