// Threat 1: a courier, a stick, a share. Every single bit and every length of each kind of file.
import {
  closeSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { ageHeaderLength, unwrapAgeHeader } from '../../../electron/formats/age-header.ts';
import { ChunkCipher, payloadKey } from '../../../electron/formats/age-stream.ts';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { openCard } from '../../../electron/formats/card.ts';
import { openObject } from '../../../electron/formats/jws.ts';
import { type ObjectType, objectKinds } from '../../../electron/formats/objects.ts';
import { decryptPost, postItemOf, writePost } from '../../../electron/formats/post.ts';
import { openAgencyObject, openTrust } from '../../../electron/formats/trust.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { temporaryFolder } from '../formats/sample-bundle.ts';
import { ageKeys, keyFor, objectTypes, sign, signers, trust } from '../formats/sample-round.ts';
import { cutBytes, damageBytes, damageText, flippedBit, Outcomes } from './damage.ts';
import { tinyApplications, writeTinyBundle } from './tiny-bundle.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

/** As the program opens each type. */
function openAs(type: ObjectType, jws: string): unknown {
  const { role } = objectKinds[type];
  if (role === 'root') return openTrust(jws);
  if (role === 'self') return openCard(jws);
  if (role === 'expert') return openObject(type, jws, keyFor(type));
  return openAgencyObject(type, jws, trust.payload);
}

describe('threat 1: damage on the way', () => {
  for (const type of objectTypes) {
    it(`no bit of a signed ${type} can be turned and no end of it cut off`, () => {
      const { jws } = sign(type);
      openAs(type, jws);
      const outcomes = damageText(jws, (text) => openAs(type, text));
      expect(outcomes.accepted).toEqual([]);
      expect(outcomes.tried).toBe(jws.length * 9);
    });
  }
});

describe('threat 1: damage to a post', async () => {
  const { expert } = ageKeys.x25519;
  const receipt = sign('receipt');
  const head = sign('delivery', { items: [postItemOf(receipt)] });
  const file = await writePost(head, [receipt], [expert.recipient]);
  const headerLength = ageHeaderLength(file);
  const open = async (bytes: Uint8Array) => {
    const post = await decryptPost(bytes, [expert.identity]);
    return post.verify((type) => keyFor(type)(head.kid) ?? signers.receipt.publicKey);
  };

  it('no bit of its header can be turned, and no byte of what is sealed', async () => {
    await open(file);
    const header = Array.from({ length: headerLength * 8 }, (_, bit) => bit);
    const sealed = Array.from(
      { length: file.length - headerLength },
      (_, i) => (headerLength + i) * 8 + (i % 8),
    );
    const outcomes = await damageBytes(file, [...header, ...sealed], open);
    expect(outcomes.accepted).toEqual([]);
    expect(outcomes.tried).toBe(headerLength * 7 + file.length);
  });

  it('no bit of its sealed chunk opens under its own key', async () => {
    const start = file.subarray(0, headerLength);
    const fileKey = await unwrapAgeHeader(start, [expert.identity]);
    const nonceEnd = headerLength + 16;
    const cipher = new ChunkCipher(payloadKey(fileKey, file.subarray(headerLength, nonceEnd)));
    const chunk = file.subarray(nonceEnd);
    const target = Buffer.alloc(chunk.length - 16);
    expect(cipher.unseal(target, chunk, 0, true)).toBe(true);
    const opened: number[] = [];
    for (let bit = 0; bit < chunk.length * 8; bit++) {
      if (cipher.unseal(target, flippedBit(chunk, bit), 0, true)) opened.push(bit);
    }
    expect(opened).toEqual([]);
  });

  it('it cannot be cut off anywhere', async () => {
    const outcomes = await cutBytes(file, open);
    expect(outcomes.accepted).toEqual([]);
    expect(outcomes.tried).toBe(file.length);
  });
});

describe('threat 1: damage to a bundle', async () => {
  const path = place.file('tiny.hpbundle');
  await writeTinyBundle(path, { applications: tinyApplications.slice(0, 1) });
  const whole = readFileSync(path);
  const verify = () => codeOfRefusalAsync(() => verifyBundle(path, () => trust));

  const quarter = Math.ceil(whole.length / 4);
  for (const part of [0, 1, 2, 3]) {
    it(`no byte of its quarter ${part + 1} can differ`, async () => {
      expect(await verify()).toBe('accepted');
      const outcomes = new Outcomes();
      const end = Math.min(whole.length, (part + 1) * quarter);
      const fd = openSync(path, 'r+');
      try {
        for (let at = part * quarter; at < end; at++) {
          const byte = whole[at] ?? 0;
          writeSync(fd, Buffer.from([byte ^ (1 << (at % 8))]), 0, 1, at);
          outcomes.note(await verify(), `byte ${at}`);
          writeSync(fd, Buffer.from([byte]), 0, 1, at);
        }
      } finally {
        closeSync(fd);
      }
      expect(outcomes.accepted).toEqual([]);
      expect(outcomes.tried).toBe(end - part * quarter);
      expect(await verify()).toBe('accepted');
    });
  }

  it('it cannot be cut off anywhere, nor go on', async () => {
    const outcomes = new Outcomes();
    writeFileSync(path, whole);
    const fd = openSync(path, 'r+');
    try {
      for (let end = whole.length - 1; end >= 0; end--) {
        ftruncateSync(fd, end);
        outcomes.note(await verify(), `cut at ${end}`);
      }
    } finally {
      closeSync(fd);
    }
    for (const tail of ['\0', '\n', 'PK\u0005\u0006', whole.toString('latin1')]) {
      writeFileSync(path, Buffer.concat([whole, Buffer.from(tail, 'latin1')]));
      outcomes.note(await verify(), `with ${tail.length} bytes behind it`);
    }
    expect(outcomes.accepted).toEqual([]);
    writeFileSync(path, whole);
    expect(await verify()).toBe('accepted');
  });
});
