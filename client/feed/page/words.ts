/** The words of the interface that the script needs, in the page's language: the page brings them along. */
export type Words = Record<
  | 'newOne'
  | 'newMany'
  | 'live'
  | 'catchingUp'
  | 'offlineSince'
  | 'announceOne'
  | 'announceMany'
  | 'loadOlder'
  | 'loadingOlder'
  | 'olderFailed'
  | 'whereYouAre',
  string
>;

export function fill(text: string, value: string | number): string {
  return text.replace(/\{\w+\}/, String(value));
}
