import type { ButtonHTMLAttributes, ComponentChildren, JSX } from 'preact';

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'class' | 'children'> {
  says: ComponentChildren;
  look?: string;
}

/** A button that sends no form, unless its `type` says so. */
export function Button({ says, look = 'second', ...attributes }: ButtonProps): JSX.Element {
  return (
    <button type="button" class={look} {...attributes}>
      {says}
    </button>
  );
}
