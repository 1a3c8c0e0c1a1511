// Threat 12: a trust document, a bundle and a post of someone who calls himself the agency. The
// screens of the red stop are tried in test/e2e/red-stop.spec.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { signTrust, trustCode } from '../../../electron/formats/trust.ts';
import { deskTests, refusalOf } from '../desk/desk-tests.ts';
import { expertWithGrant, newExpert } from '../desk/expert-program.ts';
import { agency, rosterFor, sealSmallRound, trust, writeDelivery } from '../desk/small-round.ts';
import { signers, trustPayload } from '../formats/sample-round.ts';

const root = signers.otherRoot;
const fakeTrust = signTrust(
  {
    ...trustPayload('pq'),
    expires: '2028-01-01T00:00:00Z',
    root: [{ kid: root.kid, alg: 'Ed25519', pub: toBase64Url(root.publicKey) }],
  },
  root,
);

describe('threat 12: a fake agency under the true name', () => {
  const { sealed, home, start } = deskTests();
  const fakeFile = () => {
    const file = join(home(), 'fake.hptrust');
    writeFileSync(file, fakeTrust.jws);
    return file;
  };

  test('before anything is pinned, only the code from paper opens the door, and there is no other door', async () => {
    const program = await start(newExpert(home()));
    expect(await program.receive(fakeFile())).toEqual(['needs-confirmation']);
    const confirm = (code: string) =>
      refusalOf(() => program.expert.confirmTrust({ agency, code }));
    for (const code of [trustCode(trust.payload), 'AAAA-AAAA-AAAA-AAAA-AAAA', 'AAAA', ' ']) {
      expect([code, await confirm(code)]).toEqual([code, 'trust-code-wrong']);
    }
    expect((await program.expert.inbox({})).trust.kind).toBe('pending');
    // Nothing signed under it is taken in while it waits.
    const bundle = await sealSmallRound(home(), { trust: fakeTrust });
    expect(await program.receive(bundle.bundlePath)).toEqual(['trust-none']);
    // What waits does not show its own code: typing it from paper is the comparison.
    const shown = JSON.stringify(await program.expert.inbox({}));
    expect(shown).not.toContain(trustCode(fakeTrust.payload));
  });

  test('once an agency is pinned, the other root is a stop: document, bundle and post', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const fakeBundle = await sealSmallRound(home(), { trust: fakeTrust });
    const roster = rosterFor(program.card, sealed(), { rev: 9 });
    const post = await writeDelivery(
      join(home(), 'fake.hppost'),
      program.card,
      9,
      [roster],
      {},
      root,
    );
    expect(await program.receive(fakeFile())).toEqual(['trust-other-agency']);
    const [bundleCode] = await program.receive(fakeBundle.bundlePath);
    expect(['trust-other-root', 'trust-other-agency']).toContain(bundleCode);
    expect(await program.receive(post)).toEqual(['trust-other-agency']);
    const code = trustCode(fakeTrust.payload);
    expect(await refusalOf(() => program.expert.confirmTrust({ agency, code }))).toBe(
      'trust-code-wrong',
    );
    expect((await program.expert.inbox({})).trust).toMatchObject({
      kind: 'pinned',
      code: trustCode(trust.payload),
    });
  });
});
