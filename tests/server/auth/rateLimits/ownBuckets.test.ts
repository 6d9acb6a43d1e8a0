import { OwnBuckets } from '../../../../server/auth/rateLimits/ownBuckets.js';
import { bucketsContract } from '../../../contracts/buckets.js';

bucketsContract(() => {
  let ms = 0;
  const buckets = new OwnBuckets(() => ms);
  const wait = (more: number): Promise<void> => {
    ms += more;
    return Promise.resolve();
  };
  return { buckets, others: buckets, wait };
});
