// The SM2 suite: signing and verifying through our wrapper, and opening a whole object, against the
// bare library with the same strict options and a prepared key; beside it the double suite.
import { sm2 as library } from 'sm-crypto-v2';
import { onlyKey, openObject, signObject } from '../../electron/formats/jws.ts';
import { newSigningKey, signerFromSeed } from '../../electron/formats/signing.ts';
import { sm2PublicKeyOf, sm2Sign, sm2Verify } from '../../electron/formats/sm2.ts';
import * as sample from '../unit/formats/sample-round.ts';
import { interleaved, type Measured, rounded } from './measure.ts';

const CALLS = 100;
const ROUNDS = 9;
const options = { hash: true, der: false, userId: '1234567812345678' } as const;

export async function run(): Promise<Measured> {
  const { seed } = newSigningKey('sm2');
  const publicKey = sm2PublicKeyOf(seed);
  const keyHex = Buffer.from(publicKey).toString('hex');
  const seedHex = Buffer.from(seed).toString('hex');
  const prepared = library.precomputePublicKey(keyHex);
  const bytes = Buffer.from(sample.sign('sheet').jws.split('.', 2).join('.'), 'latin1');
  const signature = sm2Sign(seed, publicKey, bytes);
  const signatureHex = Buffer.from(signature).toString('hex');
  const sheetOf = (suite: 'sm2' | 'ed25519+sm2') => {
    const signer = signerFromSeed(newSigningKey(suite).seed, suite);
    const { jws } = signObject('sheet', sample.payloads.sheet, signer);
    const keyOf = onlyKey(signer.publicKey);
    return () => openObject('sheet', jws, keyOf);
  };
  const work = {
    'bare sign': () => library.doSignature(bytes, seedHex, { ...options, publicKey: keyHex }),
    sign: () => sm2Sign(seed, publicKey, bytes),
    'bare verify': () => library.doVerifySignature(bytes, signatureHex, prepared, options),
    verify: () => sm2Verify(publicKey, bytes, signature),
    'open sm2': sheetOf('sm2'),
    'open both': sheetOf('ed25519+sm2'),
  };
  const hundred = (call: () => unknown) => () => {
    for (let n = 0; n < CALLS; n += 1) call();
  };
  // A key that comes back is prepared: that belongs to no figure.
  for (const call of Object.values(work)) for (let i = 0; i < 3; i += 1) call();
  const times = await interleaved(ROUNDS, {
    'bare sign': hundred(work['bare sign']),
    sign: hundred(work.sign),
    'bare verify': hundred(work['bare verify']),
    verify: hundred(work.verify),
    'open sm2': hundred(work['open sm2']),
    'open both': hundred(work['open both']),
  });
  const perSecond = (ms: number) => Math.round((CALLS / ms) * 1000);
  return {
    bench: 'sm2',
    ratios: {
      'sign/bare': rounded(times['bare sign'] / times.sign),
      'verify/bare': rounded(times['bare verify'] / times.verify),
      'open/bare': rounded(times['bare verify'] / times['open sm2']),
    },
    figures: {
      'signatures/s': perSecond(times.sign),
      'verifications/s': perSecond(times.verify),
      'sheets opened/s, sm2': perSecond(times['open sm2']),
      'sheets opened/s, ed25519+sm2': perSecond(times['open both']),
    },
  };
}
