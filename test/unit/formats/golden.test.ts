// The golden files were made by an earlier build and checked in: what once could be read stays
// readable, and signed bytes never change without somebody noticing here.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundleCode, openBundle } from '../../../electron/formats/bundle-reader.ts';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { cardCode } from '../../../electron/formats/card.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { openObject } from '../../../electron/formats/jws.ts';
import { objectKinds } from '../../../electron/formats/objects.ts';
import type { PostKeySource } from '../../../electron/formats/post.ts';
import { recogniseFile } from '../../../electron/formats/recognise.ts';
import { agencyKeys, trustCode } from '../../../electron/formats/trust.ts';
import { readPost } from './read-post.ts';
import {
  ageKeys,
  card,
  keyFor,
  objectTypes,
  payloads,
  pqTrust,
  sampleDelivery,
  sampleSubmission,
  sign,
  signers,
  trust,
} from './sample-round.ts';

const path = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/golden/${name}`, import.meta.url));
const json = (name: string) => JSON.parse(readFileSync(path(name), 'utf8'));

type GoldenObject = { jws: string; kid: string; payload_sha256: string };
type GoldenApplication = {
  identity: string;
  record: { app: string; docs: { docid: string; size: number; sha256: string }[] };
};

const keyOf: PostKeySource = (type, kid) => {
  const { role } = objectKinds[type];
  if (role === 'expert') return kid === signers.expert.kid ? signers.expert.publicKey : null;
  if (role === 'root' || role === 'self') return null;
  return agencyKeys(trust.payload, role)(kid);
};

describe('golden objects', () => {
  const golden: Record<string, GoldenObject> = json('objects.json');

  it('cover every type', () => {
    expect(Object.keys(golden).sort()).toEqual([...objectTypes].sort());
  });

  for (const type of objectTypes) {
    it(`${type}: the same payload and key give the same bytes, and they verify`, () => {
      const made = sign(type);
      const { jws, kid, payload_sha256: payloadSha256 } = golden[type] ?? {};
      expect({ jws, kid, payloadSha256 }).toEqual({
        jws: made.jws,
        kid: made.kid,
        payloadSha256: made.payloadSha256,
      });
      expect(openObject(type, jws ?? '', keyFor(type)).payload).toEqual(payloads[type]);
    });
  }

  it('have the codes that were read out', () => {
    expect(trustCode(trust.payload)).toBe('WQKB-JUPS-BLHL-35AM-KE63');
    expect(cardCode(card)).toBe('NN4F-IOKJ-45UZ-77VE');
  });
});

for (const suite of ['x25519', 'pq'] as const) {
  const document = suite === 'pq' ? pqTrust : trust;

  describe(`golden files of suite ${suite}`, () => {
    it('a delivery and a submission open to what went into them', async () => {
      for (const [name, sample] of [
        ['delivery', sampleDelivery()],
        ['submission', sampleSubmission()],
      ] as const) {
        const file = readFileSync(path(`${name}-${suite}.hppost`));
        for (const { identity } of [ageKeys[suite].expert, ageKeys[suite].agency]) {
          expect(await readPost(file, [identity], keyOf)).toEqual(sample);
        }
      }
    });

    it('a bundle verifies, and every record and document in it opens', async () => {
      const bundlePath = path(`bundle-${suite}.hpbundle`);
      const applications: GoldenApplication[] = json(`bundle-${suite}.json`);
      expect(await recogniseFile(bundlePath)).toBe('bundle');
      const { seal } = await verifyBundle(bundlePath, () => document);
      const bundle = await openBundle(bundlePath, () => document);
      expect(bundle.code).toBe(bundleCode(seal.payloadSha256));
      for (const { identity, record } of applications) {
        expect(await bundle.openApplication(record.app, identity)).toEqual(record);
        for (const { docid, size, sha256 } of record.docs) {
          const reader = await bundle.openDocument(docid, identity);
          const [bytes] = await reader.readRanges([[0, size]]);
          expect(sha256Hex(bytes ?? new Uint8Array())).toBe(sha256);
        }
      }
      await bundle.close();
    });
  });
}
