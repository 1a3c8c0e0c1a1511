// Threat 15: a thief of the disk. A whole round in the real program, with its profile and its traces,
// is searched by test/e2e/traces.spec.ts; here are the files of a workspace, open and shut.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deskTests } from '../desk/desk-tests.ts';
import { expertWithGrant, passphrase, score } from '../desk/expert-program.ts';
import { documentBytes, documentSize, parties, round } from '../desk/small-round.ts';

describe('threat 15: what a thief finds', () => {
  const { sealed, home, start } = deskTests();

  test('no name, no word, no document, no key: not in a file of the workspace, open or shut', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await score(program, 'A-01', 5_000, 3_000);
    await program.expert.saveDraft({
      round,
      app: 'A-01',
      change: { kind: 'overall', text: '金丝雀七七三一：总体意见' },
    });
    const identity = sealed().applications[0]?.identity ?? '';
    const docid = sealed().applications[0]?.record.docs[0]?.docid ?? '';
    await program.reader.open({ round, app: 'A-01', docid });
    await program.reader.readRanges({ round, app: 'A-01', docid, ranges: [[0, documentSize]] });
    const secrets = [
      '金丝雀七七三一',
      '理由充分',
      passphrase,
      identity,
      parties['A-01']?.title ?? '',
      parties['A-01']?.unit ?? '',
      Buffer.from(documentBytes('A-01', documentSize).subarray(5_000, 5_064)),
    ];
    expect(found(secrets)).toEqual([]);
    await program.workspace.lock({});
    expect(found(secrets)).toEqual([]);
    // The search finds what is there: the name by which the workspace asks for its passphrase.
    expect(found(['张三']).length).toBeGreaterThan(0);
  });

  /** Which secrets lie where, in each of the ways in which programs write text. */
  function found(secrets: readonly (string | Buffer)[]): readonly string[] {
    const workspace = join(home(), 'workspace');
    const files = readdirSync(workspace, { recursive: true }).map(String);
    return files
      .filter((name) => statSync(join(workspace, name)).isFile())
      .flatMap((name) => {
        const bytes = readFileSync(join(workspace, name));
        const hits = secrets.filter((secret) =>
          formsOf(secret).some((form) => bytes.includes(form)),
        );
        return hits.map((secret) => `${name}: ${String(secret).slice(0, 20)}`);
      });
  }
});

function formsOf(secret: string | Buffer): readonly Buffer[] {
  const bytes = Buffer.from(secret);
  const texts = typeof secret === 'string' ? [Buffer.from(secret, 'utf16le')] : [];
  return [
    bytes,
    ...texts,
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('base64')),
  ];
}
