/** A number of people and whose it is: one sentence for readers, reporters and the desk. */
export const crowd = {
  according: 'according to {who}',
  crowdBetween: '{low} to {high}',
  crowdAtLeast: 'at least {n}',
  crowdUpTo: 'up to {n}',
};
