/** The desk's own entries: an update, a notice, a collection's progress. */
import type { JSX } from 'preact';
import { emptyDraft, contentOf } from '../../entry/draft.js';
import { idsOf } from '../../entry/draftPhotos.js';
import { faultOf } from '../../entry/check.js';
import { isThereBefore } from '../deeds/commands.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { useTyped } from '../frame/typed.js';
import { faultOfPhotos } from '../photos/formPhotos.js';
import { changed, EntrySheet, type Change } from './entrySheet.js';
import { useLongAgo } from './longAgo.js';
import { byClocksOf, postAnew, postIn, type Post } from './post.js';
import { faultOfPost } from './refused.js';

interface WriteProps {
  kind: 'update' | 'notice' | 'drive';
  onClose: () => void;
}

export function Write({ kind, onClose }: WriteProps): JSX.Element {
  const { typed, draft, made, change, send } = usePost(kind, onClose);
  const words = useWords();
  return (
    <EntrySheet
      kind={kind}
      title={words.form.kinds[kind]}
      draft={draft}
      made={made}
      typed={typed}
      says={words.sendPost}
      onSend={send}
      onChange={change}
      onClose={onClose}
    />
  );
}

function usePost(kind: WriteProps['kind'], onClose: () => void) {
  const { desk, deeds, blog, words } = useBoard();
  const { timeZone } = blog;
  const begin = (): Post => {
    return { id: desk.newId(), draft: emptyDraft(kind, blog.languages[0] ?? 'en', blog.drives[0]?.id), timeZone };
  };
  const typed = useTyped<Post>({ place: `write/${blog.slug}/${kind}`, begin, read: postIn, onClose });
  const { id, draft } = byClocksOf(typed.value, timeZone);
  const longAgo = useLongAgo();
  const made = () => contentOf(draft, { now: desk.serverNow(), timeZone });
  const change = (part: Change) =>
    typed.changeFrom((kept) => {
      const now = byClocksOf(kept, timeZone);
      return { ...now, draft: changed(now.draft, part) };
    });
  const send = () => {
    const what = made();
    if (kind === 'drive' && blog.drives.length === 0) return typed.setFault(faultOf(draft, what, blog, words));
    const go = async () => {
      // The time of this attempt is the time of the next one, too: the same id must carry the same content.
      const attempt = { at: what.happenedAt as string, before: draft.happenedAt };
      typed.keep({ id, draft: { ...draft, happenedAt: attempt.at }, timeZone });
      const oweNot = desk.photos.owe(id, idsOf(draft.photos));
      const sent = await deeds.send('post', id, { id, blog: blog.slug, ...what }, typed.isOpen);
      if (sent.is === 'refused') oweNot();
      const isThere = sent.is === 'done' || (sent.is === 'refused' && isThereBefore('post', sent.refusal));
      // Photos that are owed to it by then came with it, this time or before.
      const photos = isThere ? desk.photos.owedTo(id) : [];
      if (isThere) desk.photos.pay(id, blog.slug);
      // The id is spent, or the time is of an attempt that was refused.
      if (sent.is !== 'lost') typed.answered((now) => postAnew(now, desk.newId(), { ...attempt, photos }));
      return sent;
    };
    const unready = faultOfPhotos(draft, [], desk.photos, words);
    const found = unready ?? faultOf(draft, what, blog, words) ?? longAgo(draft.happenedAt);
    return typed.send(found, go, (refusal) => faultOfPost(refusal, draft, words));
  };
  return { typed, draft, made, change, send };
}
