/** The thumb that the app's buttons stay near to, as it was chosen on this phone. */
import type { Shelf } from '../account/shelf.js';

const HANDS = ['either', 'left', 'right'] as const;
export type Hand = (typeof HANDS)[number];

const PLACE = 'hand';

export function handOn(shelf: Shelf): Hand {
  const kept = shelf.get(PLACE);
  return HANDS.find((hand) => hand === kept) ?? 'either';
}

export function rememberHand(shelf: Shelf, hand: Hand): void {
  shelf.set(PLACE, hand);
}

/** The style sheet does the rest: left and right are the phone's, whichever way its language runs. */
export function showHand(root: Pick<HTMLElement, 'dataset'>, hand: Hand): void {
  root.dataset.hand = hand;
}
