import { createOwnBuckets } from '../../../../server/auth/limits/ownBuckets.js';
import { bucketsContract } from '../../../contracts/buckets.js';

bucketsContract(() => {
  let ms = 0;
  const buckets = createOwnBuckets(() => ms);
  const wait = (more: number): Promise<void> => {
    ms += more;
    return Promise.resolve();
  };
  return { buckets, others: buckets, wait };
});
