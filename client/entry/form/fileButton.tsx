import type { ComponentChildren, JSX } from 'preact';

export interface FileButtonProps {
  name?: string;
  accept: string;
  /** Opens the camera in place of the chooser. */
  capture?: 'environment';
  multiple?: boolean;
  disabled?: boolean;
  class?: string;
  take: (files: readonly File[]) => Promise<unknown>;
  opens?: () => void;
  /** Called when nothing was chosen. */
  gaveUp?: () => void;
  children: ComponentChildren;
}

/** The input itself lies over the button's face, so that a tap, a key and a screen reader all reach the real thing. */
export function FileButton(props: FileButtonProps): JSX.Element {
  const { class: look = 'photo-way', take, opens, gaveUp, children, ...input } = props;
  return (
    <label class={look} data-busy={input.disabled}>
      <input
        type="file"
        {...input}
        onClick={opens}
        onCancel={gaveUp}
        onChange={({ currentTarget }) => {
          void take([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <span>{children}</span>
    </label>
  );
}
