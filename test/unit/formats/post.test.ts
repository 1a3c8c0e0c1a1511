import { describe, expect, it } from 'vitest';
import { decryptSmall, sealAge } from '../../../electron/formats/age.ts';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import { objectKinds } from '../../../electron/formats/objects.ts';
import {
  decryptPost,
  longestPost,
  type PostKeySource,
  postItemOf,
  writePost,
} from '../../../electron/formats/post.ts';
import { agencyKeys } from '../../../electron/formats/trust.ts';
import { readPost } from './read-post.ts';
import { codeOfRefusalAsync } from './refusals.ts';
import {
  ageKeys,
  payloads,
  sampleDelivery,
  sampleSubmission,
  sign,
  signers,
  trust,
} from './sample-round.ts';

const { expert, agency } = ageKeys.x25519;
const recipients = [agency.recipient, expert.recipient];

const keyOf: PostKeySource = (type, kid) => {
  const { role } = objectKinds[type];
  if (role === 'expert') return kid === signers.expert.kid ? signers.expert.publicKey : null;
  if (role === 'root' || role === 'self') return null;
  return agencyKeys(trust.payload, role)(kid);
};

const seal = (lines: readonly string[]) => sealAge(Buffer.from(lines.join('\n')), recipients);
const read = async (lines: readonly string[]) => {
  const file = await seal(lines);
  return codeOfRefusalAsync(() => readPost(file, [agency.identity], keyOf));
};
const { head, objects } = sampleSubmission();
const [first = '', second = '', third = '', fourth = ''] = objects.map(({ jws }) => jws);

describe('a post', () => {
  it('carries a submission or a delivery to both its recipients', async () => {
    for (const sample of [sampleSubmission(), sampleDelivery()]) {
      const file = await writePost(sample.head, sample.objects, recipients);
      for (const { identity } of [expert, agency]) {
        expect(await readPost(file, [identity], keyOf)).toEqual(sample);
      }
      const peeked = await decryptPost(file, [agency.identity]);
      expect(peeked.direction).toBe(sample.head.type);
      expect(peeked.unverifiedHead).toEqual(sample.head.payload);
    }
  });

  it('is lines of compact JWS between line feeds, as other tools can read', async () => {
    const file = await writePost(head, objects, recipients);
    const text = Buffer.from(await decryptSmall(file, [agency.identity], longestPost)).toString();
    expect(text.split('\n')).toEqual([head.jws, first, second, third, fourth]);
  });

  it('may carry nothing but its list', async () => {
    const empty = sign('submission');
    const file = await writePost(empty, [], recipients);
    expect((await readPost(file, [agency.identity], keyOf)).objects).toEqual([]);
  });

  it('is refused whole when a line is dropped, added, repeated or moved', async () => {
    expect(await read([head.jws, first, second, third, fourth])).toBe('accepted');
    expect(await read([head.jws, first, second, third])).toBe('post-line-missing');
    expect(await read([head.jws, second, third, fourth])).toBe('post-line-missing');
    expect(await read([head.jws])).toBe('post-line-missing');
    const other = sign('sheet', { app: 'A-09' }).jws;
    expect(await read([head.jws, first, second, third, fourth, other])).toBe('post-line-extra');
    expect(await read([head.jws, first, second, third, other])).toBe('post-line-missing');
    expect(await read([head.jws, first, second, third, fourth, fourth])).toBe('post-line-repeated');
    expect(await read([head.jws, first, third, second, fourth])).toBe('post-line-order');
    expect(await read([head.jws, fourth, first, second, third])).toBe('post-line-order');
  });

  it('is refused when its list stands elsewhere, twice, or is missing', async () => {
    expect(await read([first, head.jws, second, third, fourth])).toBe('post-head');
    expect(await read([first])).toBe('post-head');
    expect(await read([head.jws, head.jws, first, second, third, fourth])).toBe('post-line-extra');
  });

  it('is refused for empty lines, a final line feed and other bytes', async () => {
    const lines = [head.jws, first, second, third, fourth];
    expect(await read([...lines, ''])).toBe('jws-form');
    expect(await read([head.jws, '', first, second, third, fourth])).toBe('jws-form');
    expect(await read(lines.map((line) => `${line}\r`))).toBe('jws-form');
    expect(await read(['', ...lines])).toBe('jws-form');
    expect(await read([`\uFEFF${head.jws}`, first, second, third, fourth])).toBe('jws-form');
  });

  it('is refused when any line was signed by a key that may not, or altered', async () => {
    const altered = `${second.slice(0, -4)}AAAA`;
    expect(await read([head.jws, first, altered, third, fourth])).not.toBe('accepted');
    const stranger: PostKeySource = () => null;
    const file = await writePost(head, objects, recipients);
    const act = () => readPost(file, [agency.identity], stranger);
    expect(await codeOfRefusalAsync(act)).toBe('jws-signer');
  });

  it('is refused when the list describes a line wrongly', async () => {
    const items = objects.map(postItemOf);
    for (const change of [{ rev: 2 }, { app: 'A-77' }, { type: 'coi' as const }]) {
      const wrong = items.map((item, i) => (i === 1 ? { ...item, ...change } : item));
      const list = sign('submission', { items: wrong });
      expect(await read([list.jws, first, second, third, fourth])).toBe('post-line-differs');
    }
  });

  it('is refused when it carries what its sender never sends', async () => {
    const { objects: fromAgency } = sampleDelivery();
    const list = sign('submission', { items: fromAgency.map(postItemOf) });
    expect(await read([list.jws, ...fromAgency.map(({ jws }) => jws)])).toBe('post-cargo');
    const form = sign('form');
    const item = { type: 'sheet' as const, app: null, rev: 1, payload_sha256: form.payloadSha256 };
    const hidden = sign('submission', { items: [item] });
    expect(await read([hidden.jws, form.jws])).toBe('post-cargo');
  });

  it('is refused when it mixes rounds or experts', async () => {
    for (const change of [{ round: 'ROUND-2025-9' }, { agency: 'AGENCY-2' }, { expert: 'E-X' }]) {
      const foreign = sign('sheet', change);
      const list = sign('submission', { items: [postItemOf(foreign)] });
      expect(await read([list.jws, foreign.jws])).toBe('post-mixed');
      const write = () => writePost(list, [foreign], recipients);
      expect(await codeOfRefusalAsync(write)).toBe('post-mixed');
    }
  });

  it('does not open for others, nor when cut or altered', async () => {
    const file = Buffer.from(await writePost(head, objects, recipients));
    const { identity } = ageKeys.pq.expert;
    const open = (bytes: Uint8Array, key: string = agency.identity) =>
      codeOfRefusalAsync(() => readPost(bytes, [key], keyOf));
    expect(await open(file, identity)).toBe('age-no-match');
    expect(await open(file.subarray(0, file.length - 1))).toBe('age-payload');
    file[file.length - 100] = (file[file.length - 100] ?? 0) ^ 1;
    expect(await open(file)).toBe('age-payload');
  });

  it('keeps to its limits of size and lines', async () => {
    const huge = new Uint8Array(longestPost + 1);
    const act = () => readPost(huge, [agency.identity], keyOf);
    expect(await codeOfRefusalAsync(act)).toBe('object-too-large');
    expect(await read(Array.from({ length: 10_001 }, () => 'a'))).toBe('object-too-large');
  });

  it('is written only when list and objects agree', async () => {
    const write = (list: SignedObject<'submission'>, carried: typeof objects) =>
      codeOfRefusalAsync(() => writePost(list, carried, recipients));
    expect(await write(head, objects.slice(1))).toBe('post-line-missing');
    expect(await write(sign('submission', payloads.submission), objects)).toBe('post-line-extra');
    expect(await write(head, [...objects].reverse())).toBe('post-line-order');
  });
});
