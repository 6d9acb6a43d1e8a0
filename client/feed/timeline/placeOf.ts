/** The place of an order in a list by falling order: found by halves, since a batch places many. */
export function placeOf(order: number, list: readonly { order: number }[]): number {
  let low = 0;
  for (let high = list.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.order ?? 0) > order) low = middle + 1;
    else high = middle;
  }
  return low;
}
