/** A field of the form: how it is typed, and where it stands. */
import type { FormWords } from './formWords.js';

/** The control with which a field is typed or chosen. */
type Control =
  | 'line'
  | 'area'
  | 'url'
  | 'amount'
  | 'people'
  | 'time'
  | 'check'
  | 'choice'
  | 'language'
  | 'drive'
  | 'entry'
  | 'said';

export interface Field {
  as: Control;
  /** The height of an area while little is in it. */
  rows?: number;
  /** The text is somebody's speech, which is set as such, in the entry's language. */
  said?: true;
  /** The label, where it is not the path's own. */
  label?: keyof FormWords['fields'];
  /** The list among the form's words that names the choices. */
  choices?: 'occasions' | 'urgencies' | 'amountIs';
  /** Whether nothing may be chosen. */
  mayBeEmpty?: true;
  /** Few entries have this field: where room is scarce it stands behind "More". */
  rare?: true;
  /** The wire's paths beside its own whose faults are shown here. */
  faultsOf?: readonly string[];
}
