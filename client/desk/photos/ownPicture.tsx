/** A picture from this page's own memory: in the form, and on the entry's card until the server shows it. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../frame/hooks.js';

interface OwnPictureProps {
  id: string;
  alt: string;
  /** The state of a photo that the server knows. */
  state?: string;
  /** Stands in its place where this page has none, or cannot show it. */
  otherwise: JSX.Element;
  children?: ComponentChildren;
}

export function OwnPicture({ id, alt, state, otherwise, children }: OwnPictureProps): JSX.Element {
  const address = usePage().desk.photos.page.addressOf(id);
  const [broken, setBroken] = useState<string | null>(null);
  if (address === null || address === broken) return otherwise;
  return (
    <figure class="thumb" data-media={state}>
      <img src={address} alt={alt} decoding="async" onError={() => setBroken(address)} />
      {children}
    </figure>
  );
}
