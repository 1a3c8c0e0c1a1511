import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noteSignedTime } from '../../../electron/desk/clock.ts';
import { pinnedTrust } from '../../../electron/desk/pinned-trust.ts';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { signTrust, trustCode } from '../../../electron/formats/trust.ts';
import { asChain, signSuccessor, trustChainText } from '../../../electron/formats/trust-chain.ts';
import { signers, trustPayload } from '../formats/sample-round.ts';
import { deskTests, refusalOf } from './desk-tests.ts';
import {
  declare,
  expertWithGrant,
  expertWithRoster,
  newExpert,
  type Program,
} from './expert-program.ts';
import {
  agency,
  grantFor,
  issuedAt,
  rosterFor,
  round,
  sealSmallRound,
  trust,
  writeDelivery,
} from './small-round.ts';

const { sealed, home, start } = deskTests();

const pin = (program: Program) =>
  program.expert.confirmTrust({ agency, code: trustCode(trust.payload) });

const otherRoot = signTrust(
  {
    ...trustPayload('pq'),
    root: [
      {
        kid: signers.otherRoot.kid,
        alg: 'Ed25519',
        pub: toBase64Url(signers.otherRoot.publicKey),
      },
    ],
  },
  signers.otherRoot,
);

describe('an agency', () => {
  test('is not pinned by a wrong code, and a pending one can be replaced', async () => {
    const program = await start(newExpert(home()));
    const other = join(home(), 'other.hptrust');
    writeFileSync(other, otherRoot.jws);
    expect(await refusalOf(() => pin(program))).toBe('trust-none');
    expect(await program.receive(other)).toEqual(['needs-confirmation']);
    expect(await refusalOf(() => pin(program))).toBe('trust-code-wrong');
    expect((await program.expert.inbox({})).trust.kind).toBe('pending');
    await program.receive(sealed().trustPath);
    expect(await refusalOf(() => pin(program))).toBe('accepted');
  });

  test('once pinned stops a document with other keys, whatever it calls itself', async () => {
    const program = await start(newExpert(home()));
    await program.receive(sealed().trustPath);
    await pin(program);
    const other = join(home(), 'other.hptrust');
    writeFileSync(other, otherRoot.jws);
    expect(await program.receive(other)).toEqual(['trust-other-agency']);
    expect((await program.expert.inbox({})).trust).toMatchObject({
      kind: 'pinned',
      code: trustCode(trust.payload),
    });
  });
});

describe('a trust document past its end', () => {
  const afterwards = '2028-02-01T00:00:00Z';

  test('is not taken in, nor confirmed where it ended meanwhile', async () => {
    const program = await start(newExpert(home()));
    program.clock.at = afterwards;
    expect(await program.receive(sealed().trustPath)).toEqual(['trust-expired']);
    expect((await program.expert.inbox({})).trust.kind).toBe('none');
    program.clock.at = issuedAt;
    await program.receive(sealed().trustPath);
    program.clock.at = afterwards;
    expect(await refusalOf(() => pin(program))).toBe('trust-expired');
    expect((await program.expert.inbox({})).trust.kind).toBe('pending');
  });

  test('carries no bundle, post, declaration or document any more', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const [first] = (await program.expert.desk({ round })).applications;
    const key = { round, app: 'A-01', docid: first?.documents[0]?.docid ?? '' };
    expect(await refusalOf(() => program.reader.open(key))).toBe('accepted');
    const post = join(home(), 'late.hppost');
    await writeDelivery(post, program.card, 9, [rosterFor(program.card, sealed())]);
    program.clock.at = afterwards;
    const paths = [sealed().trustPath, sealed().bundlePath, post];
    expect(await program.receive(...paths)).toEqual(paths.map(() => 'trust-expired'));
    expect(await refusalOf(() => program.reader.open(key))).toBe('trust-expired');
    expect(await refusalOf(() => declare(program, { 'A-01': 'none' }))).toBe('trust-expired');
  });

  test('stays so where the clock is set back behind what the agency signed last', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const held = pinnedTrust(program.holder.expert());
    noteSignedTime(program.holder.expert(), afterwards);
    program.clock.at = issuedAt;
    expect(held.payload.expires < afterwards).toBe(true);
    expect(await program.receive(sealed().bundlePath)).toEqual(['trust-expired']);
  });
});

test('a trust document that asks for a newer program is refused before and after pinning', async () => {
  const program = await start(newExpert(home()));
  const asking = { ...trustPayload('pq'), min_app_version: '0.2.0' };
  const file = join(home(), 'asking.hptrust');
  writeFileSync(file, signTrust(asking, signers.root).jws);
  expect(await program.receive(file)).toEqual(['app-too-old']);
  await program.receive(sealed().trustPath);
  await pin(program);
  const later = { ...trust.payload, version: 2, min_app_version: '0.2.0' };
  const chain = asChain([trust, signSuccessor(trust, later, [signers.root])]);
  writeFileSync(file, trustChainText(chain));
  expect(await program.receive(file)).toEqual(['app-too-old']);
  expect(pinnedTrust(program.holder.expert()).payload.version).toBe(1);
});

describe('files that are taken in', () => {
  test('are known by what they hold, and each is refused for itself', async () => {
    const program = await start(newExpert(home()));
    const noise = join(home(), 'agency.hptrust');
    writeFileSync(noise, 'nothing of ours');
    const folder = join(home(), 'folder.hppost');
    mkdirSync(folder);
    program.dialog.saveTo = join(home(), 'card.hppost');
    await program.expert.exportCard({});
    const misnamed = join(home(), 'readme.txt');
    writeFileSync(misnamed, trust.jws);
    const codes = await program.receive(
      noise,
      folder,
      join(home(), 'gone.hppost'),
      program.dialog.saveTo,
      misnamed,
    );
    expect(codes.toSorted()).toEqual([
      'file-missing',
      'file-other-side',
      'file-unknown',
      'file-unreadable',
      'needs-confirmation',
    ]);
  });

  test('need no order among themselves: trust first, then the bundle, then posts', async () => {
    const program = await start(newExpert(home()));
    await program.receive(sealed().trustPath);
    await pin(program);
    const roster = rosterFor(program.card, sealed());
    const post = await writeDelivery(join(home(), '1.hppost'), program.card, 1, [roster]);
    expect(await program.receive(post, sealed().bundlePath, sealed().trustPath)).toEqual([
      'already-known',
      'accepted',
      'accepted',
    ]);
  });

  test('can be given up half-way: a cancelled bundle leaves nothing behind', async () => {
    const program = await start(newExpert(home()));
    await program.receive(sealed().trustPath);
    await pin(program);
    program.listener.hear = (event) => {
      if (event === 'jobProgress') program.workspace.cancelJob({ job: 'receive' });
    };
    expect(await program.receive(sealed().bundlePath)).toEqual(['cancelled']);
    program.listener.hear = () => {};
    expect((await program.expert.inbox({})).rounds).toEqual([]);
    const bundles = join(home(), 'workspace', 'bundles');
    expect(namesIn(bundles)).toEqual([]);
    expect(await program.receive(sealed().bundlePath)).toEqual(['accepted']);
  });

  test('do not include a bundle with one flipped byte', async () => {
    const program = await start(newExpert(home()));
    await program.receive(sealed().trustPath);
    await pin(program);
    const bytes = readFileSync(sealed().bundlePath);
    bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
    const path = join(home(), 'flipped.hpbundle');
    writeFileSync(path, bytes);
    expect(await program.receive(path)).toEqual(['document-damaged']);
    expect(namesIn(join(home(), 'workspace', 'bundles'))).toEqual([]);
  });

  test('replace a bundle only by the revision that follows from it', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const other = await sealSmallRound(home());
    expect(await program.receive(other.bundlePath)).toEqual(['bundle-other']);
    const next = await sealSmallRound(home(), { rev: 2, prev: sealed().seal.payloadSha256 });
    expect(await program.receive(next.bundlePath)).toEqual(['accepted']);
    expect(await program.receive(sealed().bundlePath)).toEqual(['bundle-older']);
    expect(readdirSync(join(home(), 'workspace', 'bundles'))).toHaveLength(1);
  });
});

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

describe('a post', () => {
  test('by a key that the pinned agency never named is another agency’s, under its own id too', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const { card } = program;
    const roster = rosterFor(card, sealed(), { rev: 2 });
    const file = join(home(), 'forged.hppost');
    const post = await writeDelivery(file, card, 2, [roster], {}, signers.otherRoot);
    expect(await program.receive(post)).toEqual(['trust-other-agency']);
  });

  test('for another expert is refused, even where this one can open it', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const { card } = program;
    const other = { ...card, expert: 'E-SOMEONEELS', kid: signers.otherExpert.kid };
    const roster = rosterFor(other, sealed(), { rev: 2 });
    const post = await writeDelivery(join(home(), '2.hppost'), other, 2, [roster]);
    expect(await program.receive(post)).toEqual(['post-not-for-you']);
  });

  test('that this expert’s key does not open says so', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const second = await start(newExpert(join(home(), 'second')));
    const post = await writeDelivery(join(home(), '2.hppost'), second.card, 1, [
      rosterFor(second.card, sealed()),
    ]);
    expect(await program.receive(post)).toEqual(['age-no-match']);
  });

  test('with a number that was used for other content is refused', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const roster = rosterFor(program.card, sealed(), { rev: 2 });
    const post = await writeDelivery(join(home(), '2.hppost'), program.card, 1, [roster]);
    expect(await program.receive(post)).toEqual(['post-number-taken']);
  });

  test('signed after the key’s time is refused as a whole', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const grant = grantFor(program.card, sealed(), ['A-01'], { issued_at: '2030-01-01T00:00:00Z' });
    const post = await writeDelivery(join(home(), '2.hppost'), program.card, 2, [grant]);
    expect(await program.receive(post)).toEqual(['key-expired']);
  });

  test('of this expert’s own making is for the agency', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const own = await declare(program);
    expect(await program.receive(own)).toEqual(['file-other-side']);
  });

  test('that arrives before an earlier one says that one is missing', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const grant = grantFor(program.card, sealed(), ['A-01']);
    const post = await writeDelivery(join(home(), '3.hppost'), program.card, 3, [grant]);
    const [answer] = await program.workspace.receiveFiles({ paths: [post] });
    expect(answer).toMatchObject({ outcome: 'accepted' });
    expect(answer?.summary.en).toContain('earlier post has not arrived');
  });
});
