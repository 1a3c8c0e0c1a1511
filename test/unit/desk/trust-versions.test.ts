import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pinnedTrust } from '../../../electron/desk/pinned-trust.ts';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import { type Signer, signerFromSeed } from '../../../electron/formats/signing.ts';
import { trustCode } from '../../../electron/formats/trust.ts';
import { asChain, signSuccessor, trustChainText } from '../../../electron/formats/trust-chain.ts';
import { seenIn } from '../../../electron/vault/seen-versions.ts';
import type { Trust } from '../../../shared/objects/trust.ts';
import { signers } from '../formats/sample-round.ts';
import { deskTests, refusalOf } from './desk-tests.ts';
import {
  declare,
  expertWithGrant,
  expertWithRoster,
  newExpert,
  type Program,
  passphrase,
  score,
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
const seeded = (n: number): Signer => signerFromSeed(new Uint8Array(32).fill(n));
const [newGrant, newSeal] = [seeded(31), seeded(32)];
const publicKey = (signer: Signer) => ({
  kid: signer.kid,
  alg: 'Ed25519' as const,
  pub: toBase64Url(signer.publicKey),
});

type Version = SignedObject<'trust'>;
const follow = (
  before: Version,
  change: Partial<Trust>,
  by: readonly Signer[] = [signers.root],
): Version => {
  const { payload } = before;
  return signSuccessor(
    before,
    { ...payload, version: payload.version + 1, issued_at: issuedAt, ...change },
    by,
  );
};
const withKeys = (before: Version, role: 'grant' | 'seal', signer: Signer) => [
  ...before.payload.keys.map((key) => (key.role === role ? { ...key, not_after: issuedAt } : key)),
  { ...publicKey(signer), role, not_before: issuedAt, not_after: before.payload.expires },
];
const revoked = (target: Trust['revoked'][number]['target'], id: string, from = issuedAt) => ({
  revoked: [{ target, id, reason: '电脑遗失', effective_from: from }],
});

/** Version 2 replaces the grant key, version 3 the root, version 4 the seal key. */
const second = follow(trust, { keys: withKeys(trust, 'grant', newGrant) });
const third = follow(second, { root: [publicKey(signers.otherRoot)] }, [
  signers.root,
  signers.otherRoot,
]);
const fourth = follow(third, { keys: withKeys(third, 'seal', newSeal) }, [signers.otherRoot]);

const file = (name: string, ...versions: readonly Version[]): string => {
  const path = join(home(), name);
  writeFileSync(path, trustChainText(asChain(versions)));
  return path;
};
const versionOf = (program: Program) => seenIn(program.holder.expert().vault.read).trust;
const actionsOf = async (program: Program) => {
  const { entries } = await program.workspace.journal({ before: null, limit: 500 });
  return entries.map(({ action }) => action);
};
const confirm = (program: Program, { payload }: Version) =>
  refusalOf(() => program.expert.confirmTrust({ agency, code: trustCode(payload) }));

describe('a later trust file', () => {
  test('moves a confirmed agency on without a code, once, and tells the screen what changed', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    expect(await program.receive(file('4.hptrust', trust, second, third, fourth))).toEqual([
      'accepted',
    ]);
    expect(versionOf(program)).toBe(4);
    expect(pinnedTrust(program.holder.expert()).payloadSha256).toBe(fourth.payloadSha256);
    const actions = await actionsOf(program);
    expect(actions.filter((action) => action === 'trust-advanced')).toHaveLength(1);
    const { trust: shown } = await program.expert.inbox({});
    if (shown.kind !== 'pinned') throw new Error('the agency is confirmed');
    expect(shown).toMatchObject({ version: 4, holds: true, code: trustCode(fourth.payload) });
    const [newest, root] = shown.history.map(({ changes }) => changes.map(({ en }) => en).join());
    expect(newest).toContain('sealing');
    expect(root).toContain('The root key was replaced');
    expect(shown.history).toHaveLength(4);
  });

  test('that is older, or the same, changes nothing', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    await program.receive(file('2.hptrust', trust, second));
    expect(await program.receive(sealed().trustPath)).toEqual(['already-known']);
    expect(await program.receive(file('2.hptrust', trust, second))).toEqual(['already-known']);
    expect(versionOf(program)).toBe(2);
  });

  test('that forks stops, and leaves what is held', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    await program.receive(file('2.hptrust', trust, second));
    const fork = follow(trust, { name: '冒名' });
    expect(await program.receive(file('fork.hptrust', trust, fork))).toEqual(['trust-conflict']);
    const longer = follow(fork, {});
    expect(await program.receive(file('fork.hptrust', trust, fork, longer))).toEqual([
      'trust-conflict',
    ]);
    expect(pinnedTrust(program.holder.expert()).payloadSha256).toBe(second.payloadSha256);
  });

  test('with a version left out is refused and the whole chain asked for', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const path = join(home(), 'gap.hptrust');
    writeFileSync(path, [trust, third].map(({ jws }) => jws).join('\n'));
    expect(await program.receive(path)).toEqual(['trust-version']);
    expect(versionOf(program)).toBe(1);
  });

  test('renews one that is past its end', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    program.clock.at = '2028-06-01T00:00:00Z';
    expect(await refusalOf(() => declare(program))).toBe('trust-expired');
    const late = follow(trust, { expires: '2028-02-01T00:00:00Z' });
    expect(await program.receive(file('late.hptrust', trust, late))).toEqual(['trust-expired']);
    expect(versionOf(program)).toBe(1);
    const renewed = follow(trust, { expires: '2030-01-01T00:00:00Z' });
    expect(await program.receive(file('renewed.hptrust', trust, renewed))).toEqual(['accepted']);
    const { trust: shown } = await program.expert.inbox({});
    expect(shown).toMatchObject({ holds: true, version: 2 });
  });

  test('is kept over a lock', async () => {
    const program = await start(newExpert(home()));
    await program.receive(file('3.hptrust', trust, second, third));
    await confirm(program, third);
    program.workspace.lock({});
    await program.workspace.unlock({ passphrase });
    expect(pinnedTrust(program.holder.expert()).payloadSha256).toBe(third.payloadSha256);
  });
});

describe('an expert who begins with a later version', () => {
  test('confirms it by the code of its newest root, not by a former one', async () => {
    const program = await start(newExpert(home()));
    expect(await program.receive(file('3.hptrust', trust, second, third))).toEqual([
      'needs-confirmation',
    ]);
    expect(versionOf(program)).toBe(0);
    expect(await confirm(program, trust)).toBe('trust-code-former');
    expect(await confirm(program, third)).toBe('accepted');
    expect(versionOf(program)).toBe(3);
  });

  test('may take another file in before confirming', async () => {
    const program = await start(newExpert(home()));
    await program.receive(sealed().trustPath);
    await program.receive(file('3.hptrust', trust, second, third));
    await program.receive(file('2.hptrust', trust, second));
    expect(await confirm(program, second)).toBe('accepted');
    expect(versionOf(program)).toBe(2);
  });
});

describe('a bundle sealed under a later version', () => {
  test('is opened by an expert who holds version 1, and moves it on', async () => {
    const round4 = await sealSmallRound(home(), {
      later: [second, third, fourth],
      sealSigner: newSeal,
    });
    const program = await start(newExpert(join(home(), 'expert')));
    await program.receive(sealed().trustPath);
    await confirm(program, trust);
    expect(await program.receive(round4.bundlePath)).toEqual(['accepted']);
    expect(versionOf(program)).toBe(4);
    expect(await program.receive(round4.bundlePath)).toEqual(['already-known']);
  });

  test('that forks from what is held stops', async () => {
    const forked = await sealSmallRound(home(), { later: [follow(trust, { name: '冒名' })] });
    const program = await start(newExpert(join(home(), 'expert')));
    await program.receive(file('2.hptrust', trust, second));
    await confirm(program, second);
    expect(await program.receive(forked.bundlePath)).toEqual(['trust-conflict']);
  });

  test('that is damaged moves nothing on', async () => {
    const damaged = await sealSmallRound(home(), { later: [second] });
    const { open } = await import('node:fs/promises');
    const handle = await open(damaged.bundlePath, 'r+');
    await handle.write(Buffer.from([1, 2, 3]), 0, 3, 5000);
    await handle.close();
    const program = await start(newExpert(join(home(), 'expert')));
    await program.receive(sealed().trustPath);
    await confirm(program, trust);
    expect(await program.receive(damaged.bundlePath)).toEqual(['document-damaged']);
    expect(versionOf(program)).toBe(1);
  });
});

describe('a post that carries later versions', () => {
  test('is verified under them, by a key that only they name', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const again = rosterFor(program.card, sealed(), { rev: 2 });
    const path = join(home(), 'later.hppost');
    const lines = [second, third, again];
    await writeDelivery(path, program.card, 2, lines, { trust_version: 3 }, newGrant);
    expect(await program.receive(path)).toEqual(['accepted']);
    expect(versionOf(program)).toBe(3);
    expect(await program.receive(path)).toEqual(['already-known']);
  });

  test('is refused whole where they do not follow or the list leaves one out', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const path = join(home(), 'later.hppost');
    await writeDelivery(path, program.card, 2, [third], {}, newGrant);
    expect(await program.receive(path)).toEqual(['trust-version']);
    await writeDelivery(path, program.card, 2, [follow(trust, {}), second], {}, newGrant);
    expect(await program.receive(path)).toEqual(['trust-conflict']);
    const stranger = follow(trust, { root: [publicKey(newSeal)] }, [signers.root, newSeal]);
    await writeDelivery(path, program.card, 2, [stranger], {}, newGrant);
    expect(await program.receive(path)).toEqual(['trust-other-agency']);
    expect(versionOf(program)).toBe(1);
  });
});

describe('what was taken back', () => {
  const read = (program: Program) => {
    const app = sealed().applications[0]?.record;
    const docid = app?.docs[0]?.docid ?? '';
    return refusalOf(() => program.reader.open({ round, app: 'A-01', docid }));
  };
  const take = async (program: Program, change: Partial<Trust>) => {
    const path = file('revoked.hptrust', trust, follow(trust, change));
    expect(await program.receive(path)).toEqual(['accepted']);
  };

  test('a grant opens nothing any more, also what was open', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    expect(await read(program)).toBe('accepted');
    const grant = grantFor(program.card, sealed(), []).payload.grant_id;
    await take(program, revoked('grant', grant));
    expect(await read(program)).toBe('grant-revoked');
  });

  test('a bundle is neither read nor taken in', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await take(program, revoked('bundle', sealed().seal.payload.bundle_id));
    expect(await read(program)).toBe('bundle-revoked');
    expect(await program.receive(sealed().bundlePath)).toEqual(['bundle-revoked']);
  });

  test('with the expert’s own key nothing is read, declared or handed in', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await score(program, 'A-01', 5_000, 3_000);
    await take(program, revoked('key', program.card.kid));
    expect(await read(program)).toBe('own-key-revoked');
    expect(await refusalOf(() => declare(program))).toBe('own-key-revoked');
    const submit = () => program.expert.submit({ round, passphrase, waive: true });
    expect(await refusalOf(submit)).toBe('own-key-revoked');
  });

  test('from its effect date on and not before', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await take(program, revoked('key', program.card.kid, '2026-06-02T00:00:00Z'));
    expect(await read(program)).toBe('accepted');
    program.clock.at = '2026-06-02T00:00:00Z';
    expect(await read(program)).toBe('own-key-revoked');
  });

  test('a stolen seal key speaks for nothing from that date on', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await take(program, revoked('key', signers.seal.kid));
    expect(await read(program)).toBe('key-revoked');
    const earlier = await start(expertWithGrant(join(home(), 'other'), sealed()));
    await take(earlier, revoked('key', signers.seal.kid, '2026-06-01T08:00:01Z'));
    expect(await read(earlier)).toBe('accepted');
  });
});
