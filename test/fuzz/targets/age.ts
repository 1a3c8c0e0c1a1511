// The outside of a post: an age file.
import { sealAge } from '../../../electron/formats/age.ts';
import { decryptPost } from '../../../electron/formats/post.ts';
import { ageKeys } from '../../unit/formats/sample-round.ts';
import { valueOrRefusal } from '../target.ts';

const { identity, recipient } = ageKeys.x25519.agency;

export const seeds = async () =>
  Promise.all(['', 'x', 'a.b.c'].map(async (text) => sealAge(Buffer.from(text), [recipient])));

export const fuzz = (data: Buffer): Promise<void> =>
  valueOrRefusal(() => decryptPost(data, [identity]));
