/**
 * The screens after the form, as far as those before it draw them: with the types of their own files each would import the
 * other.
 */
import type { JSX } from 'preact';
import type { CameraScreenProps } from '../../entry/form/context.js';
import type { ThisPhoneWords } from '../words.js';

interface ThirdScreens {
  CameraScreen: (props: CameraScreenProps) => JSX.Element;
  ThisPhone: (props: { words: ThisPhoneWords; device: string }) => JSX.Element;
}

/** Screens that come later, with their words. */
export interface LateProps<Screens, Words> {
  /** Stands in their place until they are there. */
  meanwhile: JSX.Element;
  children: (screens: Screens, words: Words) => JSX.Element;
}

export type BeyondPart = (props: LateProps<ThirdScreens, { thisPhone: ThisPhoneWords }>) => JSX.Element;
