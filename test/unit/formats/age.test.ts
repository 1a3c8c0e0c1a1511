import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { afterAll, describe, expect, it } from 'vitest';
import { decryptSmall, sealAge } from '../../../electron/formats/age.ts';
import { ageHeaderLength } from '../../../electron/formats/age-header.ts';
import {
  isAgeRecipientOf,
  newAgeIdentity,
  suiteOfRecipients,
} from '../../../electron/formats/age-keys.ts';
import { plaintextSizeOf, sealedPayloadSize } from '../../../electron/formats/age-stream.ts';
import { codeOfRefusal, codeOfRefusalAsync } from './refusals.ts';
import { ageKeys } from './sample-round.ts';

const limit = 1 << 24;
const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000];
const plaintextOf = (size: number) => new Uint8Array(size).map((_, i) => (i * 7 + (i >> 8)) & 255);
const folder = mkdtempSync(join(tmpdir(), 'hengping-age-'));
afterAll(() => rmSync(folder, { recursive: true }));

function ageTool(): string | null {
  try {
    return execFileSync('age', ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return null;
  }
}

describe('an age file', () => {
  it('opens for each of its recipients, in both suites, at every chunk boundary', async () => {
    for (const keys of [ageKeys.x25519, ageKeys.pq]) {
      for (const size of keys.suite === 'pq' ? [0, 65_537] : sizes) {
        const recipients = [keys.expert.recipient, keys.agency.recipient];
        const file = await sealAge(plaintextOf(size), recipients);
        for (const { identity } of [keys.expert, keys.agency]) {
          const opened = await decryptSmall(file, [identity], limit);
          expect(Buffer.from(opened).equals(plaintextOf(size))).toBe(true);
        }
      }
    }
  });

  it('opens under typage, and typage’s files open here', async () => {
    const { expert } = ageKeys.pq;
    const decrypter = new Decrypter();
    decrypter.addIdentity(expert.identity);
    const encrypter = new Encrypter();
    encrypter.addRecipient(expert.recipient);
    for (const size of [0, 65_536, 70_000]) {
      const ours = await sealAge(plaintextOf(size), [expert.recipient]);
      expect(Buffer.from(await decrypter.decrypt(ours)).equals(plaintextOf(size))).toBe(true);
      const theirs = await encrypter.encrypt(plaintextOf(size));
      const opened = await decryptSmall(theirs, [expert.identity], limit);
      expect(Buffer.from(opened).equals(plaintextOf(size))).toBe(true);
    }
  });

  it.skipIf(ageTool() === null)(
    'opens with the age tool, and its files open here (skipped where age is not installed)',
    async () => {
      const { expert, agency } = ageKeys.x25519;
      const [key, sealed, plain] = ['key', 'sealed.age', 'plain'].map((name) => join(folder, name));
      if (!key || !sealed || !plain) throw new Error('three paths');
      writeFileSync(key, `${expert.identity}\n`, { mode: 0o600 });
      for (const size of sizes) {
        const recipients = [agency.recipient, expert.recipient];
        writeFileSync(sealed, await sealAge(plaintextOf(size), recipients));
        const output = execFileSync('age', ['-d', '-i', key, sealed]);
        expect(output.equals(plaintextOf(size))).toBe(true);
        writeFileSync(plain, plaintextOf(size));
        execFileSync('age', ['-r', expert.recipient, '-o', sealed, plain]);
        const opened = await decryptSmall(readFileSync(sealed), [expert.identity], limit);
        expect(Buffer.from(opened).equals(plaintextOf(size))).toBe(true);
      }
    },
  );

  it('says why it does not open', async () => {
    const { expert, agency } = ageKeys.x25519;
    const file = Buffer.from(await sealAge(plaintextOf(70_000), [expert.recipient]));
    const open = (bytes: Uint8Array, identity: string = expert.identity) =>
      codeOfRefusalAsync(() => decryptSmall(bytes, [identity], limit));
    const flipped = (at: number) => {
      const copy = Buffer.from(file);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const header = ageHeaderLength(file);
    expect(await open(file, agency.identity)).toBe('age-no-match');
    expect(await open(file, 'AGE-SECRET-KEY-1NONSENSE')).toBe('age-identity');
    expect(await open(flipped(0))).toBe('age-header');
    const otherMac = Buffer.from(file);
    otherMac.write(otherMac[header - 10] === 65 ? 'B' : 'A', header - 10);
    expect(await open(otherMac)).toBe('age-header-mac');
    expect(await open(flipped(header + 3))).toBe('age-payload');
    expect(await open(flipped(header + 16 + 65_540))).toBe('age-payload');
    expect(await open(file.subarray(0, header + 8))).toBe('age-header');
    expect(await open(file.subarray(0, header + 16 + 65_552))).toBe('age-payload');
    expect(await open(Buffer.concat([file, Buffer.alloc(1)]))).toBe('age-payload');
    expect(await open(file.subarray(0, header - 1))).toBe('age-header');
    expect(await open(Buffer.from('PK'))).toBe('age-header');
    const caps = codeOfRefusalAsync(() => decryptSmall(file, [expert.identity], file.length - 1));
    expect(await caps).toBe('object-too-large');
  });

  it('is not looked at past 16 KiB of header', async () => {
    const stanza = '-> grease\nAAAA\n';
    const text = `age-encryption.org/v1\n${stanza.repeat(2000)}--- AAAA\n`;
    expect(codeOfRefusal(() => ageHeaderLength(Buffer.from(text)))).toBe('age-header');
  });

  it('never mixes hybrid and classic recipients, in writing or in reading', async () => {
    const { x25519, pq } = ageKeys;
    const recipients = [x25519.expert.recipient, pq.expert.recipient];
    expect(await codeOfRefusalAsync(() => sealAge(plaintextOf(1), recipients))).toBe('suite-mixed');
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    const mixed = await encrypter.encrypt('made by another program');
    for (const { identity } of [x25519.expert, pq.expert]) {
      const open = () => decryptSmall(mixed, [identity], limit);
      expect(await codeOfRefusalAsync(open)).toBe('suite-mixed');
    }
  });

  it('needs a genuine recipient', async () => {
    const { recipient } = await newAgeIdentity('x25519');
    expect(isAgeRecipientOf('x25519', recipient)).toBe(true);
    expect(isAgeRecipientOf('pq', recipient)).toBe(false);
    expect(isAgeRecipientOf('pq', ageKeys.pq.expert.recipient)).toBe(true);
    const last = recipient.endsWith('q') ? 'p' : 'q';
    const broken = recipient.slice(0, -1) + last;
    expect(codeOfRefusal(() => suiteOfRecipients([broken]))).toBe('age-recipient');
    expect(codeOfRefusal(() => suiteOfRecipients([]))).toBe('age-recipient');
  });

  it('has a payload size for every plaintext size, and no plaintext for other sizes', () => {
    for (const size of sizes) expect(plaintextSizeOf(sealedPayloadSize(size))).toBe(size);
    for (const wrong of [0, 15, 65_553, 65_568, -1]) expect(plaintextSizeOf(wrong)).toBeNull();
    expect(plaintextSizeOf(65_569)).toBe(65_537);
  });
});
