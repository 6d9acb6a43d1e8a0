/** The desk's own entries: an update, a notice, a collection's progress. */
import type { JSX } from 'preact';
import { emptyDraft, contentOf, type Draft } from '../../entry/draft.js';
import { idsOf } from '../../entry/draftPhotos.js';
import { draftIn } from '../../entry/keptDraft.js';
import { faultOf } from '../../entry/check.js';
import { faultIn } from '../../entry/fault.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { faultOfPhotos } from '../photos/formPhotos.js';
import { changed, EntrySheet } from './entrySheet.js';
import { useLongAgo } from './longAgo.js';

/** The id is the entry's: a post that is sent again after a reload is posted once. */
interface Post {
  id: string;
  draft: Draft;
}

interface WriteProps {
  kind: 'update' | 'notice' | 'drive';
  onClose: () => void;
}

export function Write({ kind, onClose }: WriteProps): JSX.Element {
  const { typed, made, send } = usePost(kind, onClose);
  const words = useWords();
  const { draft } = typed.value;
  return (
    <EntrySheet
      kind={kind}
      title={words.form.kinds[kind]}
      draft={draft}
      made={made}
      typed={typed}
      says={words.sendPost}
      onSend={send}
      onChange={(part) => typed.changeFrom((now) => ({ ...now, draft: changed(now.draft, part) }))}
      onClose={onClose}
    />
  );
}

function usePost(kind: WriteProps['kind'], onClose: () => void) {
  const { desk, deeds, blog, words } = useBoard();
  const begin = (): Post => {
    return { id: desk.newId(), draft: emptyDraft(kind, blog.languages[0] ?? 'en', blog.drives[0]?.id) };
  };
  const typed = useTyped<Post>({ place: `write/${blog.slug}/${kind}`, begin, read: postIn, onClose });
  const { id, draft } = typed.value;
  const longAgo = useLongAgo();
  const made = () => contentOf(draft, { now: desk.serverNow(), timeZone: blog.timeZone });
  const send = () => {
    const what = made();
    if (kind === 'drive' && blog.drives.length === 0) return typed.setFault(faultOf(draft, what, blog, words));
    const go = async () => {
      // The time of this attempt is the time of the next one, too: the same id must carry the same content.
      typed.keep({ id, draft: { ...draft, happenedAt: what.happenedAt as string } });
      const oweNot = desk.photos.owe(id, idsOf(draft.photos));
      const sent = await deeds.send('post', id, { id, blog: blog.slug, ...what });
      if (sent.is === 'done') desk.photos.pay(id, blog.slug);
      if (sent.is === 'refused') {
        oweNot();
        // The id is spent, or the time is of an attempt that was refused.
        typed.keep({ id: desk.newId(), draft });
      }
      return sent;
    };
    const unready = faultOfPhotos(draft, [], desk.photos, words);
    const found = unready ?? faultOf(draft, what, blog, words) ?? longAgo(draft.happenedAt);
    return typed.send(found, go, (refusal) => faultIn(refusal, draft, words));
  };
  return { typed, made, send };
}

function postIn(kept: unknown): Post | null {
  const { id, draft } = (kept ?? {}) as Partial<Post>;
  const read = draftIn(draft);
  return typeof id === 'string' && read !== null ? { id, draft: read } : null;
}
