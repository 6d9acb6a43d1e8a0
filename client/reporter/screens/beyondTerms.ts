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

interface BeyondProps {
  /** Stands in its place until it is there. */
  meanwhile: JSX.Element;
  children: (screens: ThirdScreens, words: { thisPhone: ThisPhoneWords }) => JSX.Element;
}

export type BeyondPart = (props: BeyondProps) => JSX.Element;
