import { truncateSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { longestPost, writePost } from '../../../electron/formats/post.ts';
import { recogniseFile } from '../../../electron/formats/recognise.ts';
import { codeOfRefusalAsync } from './refusals.ts';
import { bundleToWrite, temporaryFolder } from './sample-bundle.ts';
import { ageKeys, card, sampleDelivery, sign, trust } from './sample-round.ts';

const place = temporaryFolder();
afterAll(() => place.remove());
const path = place.file('report.docx');
const kindOf = (content: string | Uint8Array) => {
  writeFileSync(path, content);
  return recogniseFile(path);
};

describe('recognising a file', () => {
  it('goes by content, whatever the file is called', async () => {
    const { head, objects } = sampleDelivery();
    expect(await kindOf(trust.jws)).toBe('trust');
    expect(await kindOf(card.jws)).toBe('card');
    expect(await kindOf(sign('result').jws)).toBe('result');
    expect(await kindOf(await writePost(head, objects, [ageKeys.pq.expert.recipient]))).toBe(
      'post',
    );
    await writeBundle(bundleToWrite(path));
    expect(await recogniseFile(path)).toBe('bundle');
  });

  it('knows a newer version of a kind for that kind', async () => {
    const [header = '', payload, signature] = trust.jws.split('.');
    const later = Buffer.from(header, 'base64url').toString().replace('trust.v1', 'trust.v3');
    const newer = `${Buffer.from(later).toString('base64url')}.${payload}.${signature}`;
    expect(await kindOf(newer)).toBe('trust');
  });

  it('does not know other things', async () => {
    for (const content of [
      '',
      'hello',
      'PK\u0003\u0004',
      Buffer.alloc(1000),
      sign('sheet').jws,
      '%PDF-1.7',
      '{"alg":"Ed25519"}',
      'age-encryption.org/v2\n',
      trust.jws.slice(0, 40),
    ]) {
      expect(await kindOf(content)).toBe('unknown');
    }
  });

  it('refuses posts and objects larger than their kind may be, without reading them', async () => {
    writeFileSync(path, 'age-encryption.org/v1\n');
    truncateSync(path, longestPost + 1);
    expect(await codeOfRefusalAsync(() => recogniseFile(path))).toBe('object-too-large');
    writeFileSync(path, card.jws);
    truncateSync(path, 1 << 20);
    expect(await codeOfRefusalAsync(() => recogniseFile(path))).toBe('object-too-large');
  });

  it('says when there is nothing to read', async () => {
    expect(await codeOfRefusalAsync(() => recogniseFile(place.file('no')))).toBe('file-missing');
    await expect(recogniseFile(place.folder)).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { file: basename(place.folder), reason: 'EISDIR' },
    });
  });
});
