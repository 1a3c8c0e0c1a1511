import { describe, expect, it } from 'vitest';
import { decryptSmall, sealAge } from '../../../electron/formats/age.ts';
import { handedIn } from '../../../electron/formats/handed-in.ts';
import { checkManyLines } from '../../../electron/formats/line-threads.ts';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import {
  decryptPost,
  longestPost,
  postItemOf,
  type Submitted,
  writePost,
} from '../../../electron/formats/post.ts';
import { codeOfRefusalAsync } from './refusals.ts';
import { ageKeys, sign, signers } from './sample-round.ts';

// More than the number from which threads are started.
const many = 300;
const { publicKey } = signers.expert;
const sheets: readonly SignedObject<'sheet'>[] = Array.from({ length: many }, (_, i) =>
  sign('sheet', { app: `A-${i + 1}`, overall: i % 2 === 0 ? '　' : '有依据。' }),
);
const texts = sheets.map(({ jws }) => jws);
const { agency, expert } = ageKeys.x25519;
const recipients = [agency.recipient, expert.recipient];
const head = sign('submission', { items: sheets.map(postItemOf) });
const file = await writePost(head, sheets, recipients);

/** Another letter in the middle of the signature. */
function altered(jws: string): string {
  const at = jws.length - 40;
  return `${jws.slice(0, at)}${jws[at] === 'A' ? 'B' : 'A'}${jws.slice(at + 1)}`;
}

async function submitted(lines: readonly string[]): Promise<Submitted> {
  const sealed = await sealAge(Buffer.from(lines.join('\n')), recipients);
  return (await decryptPost(sealed, [agency.identity])).verifySubmission(publicKey);
}

const refusal = (lines: readonly string[]) => codeOfRefusalAsync(() => submitted(lines));

/** What verifying the same post line by line on this thread refuses it with. */
async function refusalInOneThread(lines: readonly string[]): Promise<string> {
  const sealed = await sealAge(Buffer.from(lines.join('\n')), recipients);
  const post = await decryptPost(sealed, [agency.identity]);
  const keyOf = (_type: string, kid: string) => (kid === signers.expert.kid ? publicKey : null);
  return codeOfRefusalAsync(async () => post.verify(keyOf));
}

describe('many signed objects, verified on threads', () => {
  it('are what they are when each is verified by itself, in their order', async () => {
    const expected = sheets.map((sheet) => {
      const { jws: _, ...facts } = handedIn(sheet);
      return facts;
    });
    expect(await checkManyLines(texts, publicKey)).toEqual(expected);
  });

  it('are refused as a whole where one is altered, signed by another, or is two in one', async () => {
    const [first = '', second = '', ...rest] = texts;
    expect(await checkManyLines([first, altered(second), ...rest], publicKey)).toBeNull();
    expect(await checkManyLines([`${first}\n${second}`, ...rest], publicKey)).toBeNull();
    expect(await checkManyLines([...texts, sign('grant').jws], publicKey)).toBeNull();
    expect(await checkManyLines(texts, signers.root.publicKey)).toBeNull();
  });
});

describe('a long post', () => {
  it('says of each sheet what judging looks at, and where words were written', async () => {
    const post = await decryptPost(file, [agency.identity]);
    const { objects } = await post.verifySubmission(publicKey);
    expect(objects).toEqual(sheets.map(handedIn));
    const written = objects.map(({ payload }) => 'written' in payload && payload.written.overall);
    expect(written.slice(0, 4)).toEqual([false, true, false, true]);
  });

  it('is refused for the reason that verifying it line by line gives', async () => {
    const plaintext = await decryptSmall(file, [agency.identity], longestPost);
    const [top = '', first = '', second = '', ...rest] = Buffer.from(plaintext)
      .toString('latin1')
      .split('\n');
    const attacks = {
      'jws-signature': [top, altered(first), second, ...rest],
      'post-line-missing': [top, second, ...rest],
      'post-line-repeated': [top, first, first, second, ...rest],
      'post-line-order': [top, second, first, ...rest],
      'post-line-extra': [top, first, second, ...rest, sign('sheet', { app: 'B-1' }).jws],
      'jws-form': [top, `${first} `, second, ...rest],
    };
    for (const [code, lines] of Object.entries(attacks)) {
      expect(await refusal(lines)).toBe(code);
      expect(await refusalInOneThread(lines)).toBe(code);
    }
  });

  it('is not taken from another than the one whose key is given', async () => {
    const post = await decryptPost(file, [agency.identity]);
    expect(await codeOfRefusalAsync(() => post.verifySubmission(signers.root.publicKey))).toBe(
      'jws-signer',
    );
  });
});
