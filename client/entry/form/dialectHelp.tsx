/** Help with the marks that a text may have, out of the way until somebody asks. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../button.js';
import { useForm } from './context.js';

export function DialectHelp(): JSX.Element {
  const { marks } = useForm().speech.form;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div class="dialect">
      <Button
        says={marks.title}
        look="quiet"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      />
      <div id={id} hidden={!isOpen}>
        <Marks />
      </div>
    </div>
  );
}

function Marks(): JSX.Element {
  const { marks } = useForm().speech.form;
  return (
    <>
      <ul>
        <li>
          <code>**{marks.bold}**</code> <strong>{marks.bold}</strong>
        </li>
        <li>
          <code>*{marks.emphasis}*</code> <em>{marks.emphasis}</em>
        </li>
        <li>
          <code>~~{marks.struckOut}~~</code> <del>{marks.struckOut}</del>
        </li>
        <li>
          <code>{marks.link}</code> <u>{marks.words}</u>
        </li>
        <li>
          <code>{`> ${marks.words}`}</code> {marks.quotation}
        </li>
        <li>
          <code>{`- ${marks.words}`}</code> {marks.list}
        </li>
        <li>
          <code>{`1. ${marks.words}`}</code> {marks.numbered}
        </li>
      </ul>
      <p class="hint">{marks.rest}</p>
    </>
  );
}
