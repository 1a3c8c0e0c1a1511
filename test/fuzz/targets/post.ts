// What is inside the encryption of a post: a signed list and the objects that it names.

import { sealAge } from '../../../electron/formats/age.ts';
import { readPost } from '../../unit/formats/read-post.ts';
import {
  ageKeys,
  keyFor,
  sampleDelivery,
  sampleSubmission,
} from '../../unit/formats/sample-round.ts';
import { valueOrRefusal } from '../target.ts';

const { identity, recipient } = ageKeys.x25519.agency;

export const seeds = () =>
  [sampleDelivery(), sampleSubmission()].map(({ head, objects }) =>
    Buffer.from([head, ...objects].map(({ jws }) => jws).join('\n')),
  );

export async function fuzz(data: Buffer): Promise<void> {
  const file = await sealAge(data, [recipient]);
  await valueOrRefusal(() => readPost(file, [identity], (type, kid) => keyFor(type)(kid)));
}
