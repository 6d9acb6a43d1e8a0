/** An entry's form in front of the board, or its preview: for an entry that is edited, and for a new one. */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { DeskEntry, Kind } from '../../../shared/entry.js';
import type { Draft } from '../../entry/draft.js';
import type { Fault } from '../../entry/fault.js';
import type { EntryContent } from '../../entry/entryContent.js';
import { FormContext, type Form } from '../../entry/form/context.js';
import { EntryForm } from '../../entry/form/entryForm.js';
import { Mark } from '../../entry/mark.js';
import { Preview } from '../../entry/preview.js';
import { Button } from '../frame/buttons.js';
import { Discard, FormSheet } from '../frame/formSheet.js';
import { useBoard, useWords } from '../frame/hooks.js';
import type { Typed } from '../frame/typed.js';
import { useFetchedPictures } from '../../entry/heldPicture.js';
import { pictureAt } from '../board/photos.js';
import { useFormPhotos } from '../photos/formPhotos.js';
import { choosable } from '../record/lists.js';

export type Change = Parameters<Form['change']>[0];

/** The draft after a change of the form. */
export function changed(draft: Draft, part: Change): Draft {
  return { ...draft, ...(typeof part === 'function' ? part(draft) : part) };
}

interface EntrySheetProps {
  kind: Kind;
  title: string;
  draft: Draft;
  made: () => EntryContent;
  typed: Pick<Typed<unknown>, 'fault' | 'isSending' | 'isKept' | 'clear'>;
  /** The name of the button that sends the form. */
  says: string;
  onSend: () => unknown;
  onChange: (part: Change) => void;
  onClose: () => void;
  /** The photos that the server has of the entry. */
  media?: DeskEntry['media'];
  /** Stands above the form, such as a conflict, also during the preview. */
  alarm?: ComponentChildren;
  /** Stands at the head of the form. */
  first?: ComponentChildren;
}

export function EntrySheet({ kind, title, made, alarm, first, ...props }: EntrySheetProps): JSX.Element {
  const { form } = useWords();
  const { typed, says, onSend, onClose } = props;
  const [isPreviewed, setPreviewed] = usePreview(typed.fault);
  const heading = (
    <>
      <Mark of={kind} /> {title}
    </>
  );
  const ways = (
    <>
      <Discard typed={typed} />
      <Button
        aria-pressed={isPreviewed}
        says={isPreviewed ? form.backToWriting : form.preview}
        onClick={() => setPreviewed(!isPreviewed)}
      />
    </>
  );
  return (
    <FormSheet title={heading} typed={typed} says={says} ways={ways} onSend={onSend} onClose={onClose}>
      {alarm}
      {isPreviewed ? (
        <Seen content={made()} media={props.media} />
      ) : (
        <>
          {first}
          <Fields {...props} />
        </>
      )}
    </FormSheet>
  );
}

/**
 * Whether the preview is shown. A fault of a field leads back to the form, which alone has that field, unless it stood there
 * already when the preview was asked for.
 */
function usePreview(fault: Fault | null): [isPreviewed: boolean, set: (isWanted: boolean) => void] {
  const [wanted, want] = useState<{ beside: Fault | null } | null>(null);
  const leadsBack = fault !== null && fault.field !== '' && fault !== wanted?.beside;
  useLayoutEffect(() => {
    if (leadsBack) want(null);
  }, [fault]);
  return [wanted !== null && !leadsBack, (isWanted) => want(isWanted ? { beside: fault } : null)];
}

function Seen({ content, media = [] }: Pick<EntrySheetProps, 'media'> & { content: EntryContent }): JSX.Element {
  const { desk, blog } = useBoard();
  const ask = () => desk.api.preview(blog.slug, { id: desk.newId(), blog: blog.slug, ...content });
  const fetched = useFetchedPictures(desk.api.picture);
  const pictureOf = async (id: string) => {
    const item = media.find((one) => one.id === id);
    const [own, kept] = [desk.photos.page.addressOf(id), item === undefined ? null : pictureAt(item)];
    return own !== null || kept === null ? own : fetched(kept);
  };
  return <Preview content={content} ask={ask} pictureOf={pictureOf} />;
}

type FieldsProps = Pick<EntrySheetProps, 'draft' | 'typed' | 'media' | 'onChange'>;

function Fields({ draft, typed, media = [], onChange }: FieldsProps): JSX.Element {
  const { desk, blog, state, words } = useBoard();
  const { photos, isOver } = useFormPhotos(media);
  const form: Form = {
    draft,
    blog: { ...blog, facesRequired: blog.facesRequired === true },
    fault: typed.fault,
    change: onChange,
    now: desk.serverNow,
    folds: false,
    entries: choosable(state),
    photos,
  };
  return (
    <FormContext.Provider value={form}>
      <EntryForm />
      {isOver && <p class="drop-here">{words.photosAtDesk.dropHere}</p>}
    </FormContext.Provider>
  );
}
