/** Which marks a text may have, and what becomes of them: out of the way until somebody asks. */
import type { JSX } from 'preact';
import { useForm } from './context.js';

export function DialectHelp(): JSX.Element {
  const { marks } = useForm().speech.form;
  return (
    <details class="more marks">
      <summary>{marks.title}</summary>
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
          <code>[{marks.words}](https://…)</code> <u>{marks.words}</u>
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
    </details>
  );
}
