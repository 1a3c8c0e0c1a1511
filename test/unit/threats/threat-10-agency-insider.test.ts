// Threat 10: someone at the agency, with its passphrase and its keys, who would have a score be
// another, or have each expert read another bundle.
import { describe, expect, it } from 'vitest';
import { inspectBundle } from '../../../electron/formats/bundle-reader.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { onlyKey, openObject } from '../../../electron/formats/jws.ts';
import { canonicalJson, type JsonValue } from '../../../shared/canonical-json.ts';
import { exchange } from '../agency/agency-office.ts';
import { codeOfRefusal, codeOfRefusalAsync } from '../formats/refusals.ts';
import { temporaryFolder } from '../formats/sample-bundle.ts';
import { attackedRound, officeUnderAttack, scores } from './office-under-attack.ts';
import { writeTinyBundle } from './tiny-bundle.ts';

describe('threat 10: a sheet is altered after it came in', () => {
  const { office, li, wang, sheet, handIn, ledger } = officeUnderAttack();
  const merge = () =>
    codeOfRefusalAsync(async () => office().handlers.merge({ round: attackedRound }));

  /** The sheet with another score in it, otherwise as consistent as someone without the key can
   * make it. */
  function altered(jws: string): { readonly jws: string; readonly sha256: string } {
    const [header, body = '', signature] = jws.split('.');
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    payload.scores[0].value -= 50;
    const text = canonicalJson(payload as JsonValue);
    return {
      jws: `${header}.${Buffer.from(text).toString('base64url')}.${signature}`,
      sha256: sha256Hex(text),
    };
  }

  it('no digit of a signed sheet can be changed by anyone but its expert', () => {
    const { jws } = sheet('B-01');
    const keyOf = onlyKey(li().signer.publicKey);
    expect(codeOfRefusal(() => openObject('sheet', jws, keyOf))).toBe('accepted');
    expect(codeOfRefusal(() => openObject('sheet', altered(jws).jws, keyOf))).toBe('jws-signature');
  });

  it('one changed in the workspace itself is never merged, though its hash was made to fit', async () => {
    const genuine = sheet('B-01');
    await handIn('post.hppost', await li().post([genuine]));
    const { jws, sha256 } = altered(genuine.jws);
    const db = office().session().vault.write;
    db.run(
      `UPDATE agency_received_object SET jws = ? WHERE payload_sha256 = ?`,
      jws,
      genuine.payloadSha256,
    );
    expect(await merge()).not.toBe('accepted');
    db.run(`UPDATE agency_received_object SET payload_sha256 = ? WHERE jws = ?`, sha256, jws);
    db.run(
      `UPDATE agency_received_item SET payload_sha256 = ? WHERE payload_sha256 = ?`,
      sha256,
      genuine.payloadSha256,
    );
    expect(await merge()).toBe('received-altered');
  });

  it('one made up under the expert’s name needs the expert’s key, and the result names every digest', async () => {
    const genuine = sheet('B-01');
    await handIn('post.hppost', await li().post([genuine]));
    wang().borrow(li());
    const madeUp = wang().score(office(), 'B-02', scores, {
      expert: li().card.payload.expert,
      expert_kid: li().kid,
    });
    expect(await codeOfRefusalAsync(() => wang().post([madeUp]))).not.toBe('accepted');
    const { content } = await office().handlers.merge({ round: attackedRound });
    const used = content.sheets.filter(({ use }) => use === 'used').map(({ sha256 }) => sha256);
    expect(used).toEqual([genuine.payloadSha256]);
    await exchange(office(), attackedRound, [li(), wang()]);
    const told = li()
      .last('receipt')
      .payload.items.map(({ payload_sha256 }) => payload_sha256);
    expect(told).toContain(genuine.payloadSha256);
  });

  it('a sheet made under another bundle is seen at once: each sheet cites what its expert read', async () => {
    await handIn('post.hppost', await li().post([sheet('B-01', { bundle: 'cd'.repeat(32) })]));
    expect(await ledger()).toEqual([['sheet B-01 r1 wrong-bundle']]);
  });
});

describe('threat 10: two bundles for one panel', () => {
  it('have two codes, whatever else is the same in them', async () => {
    const place = temporaryFolder();
    try {
      const codes: string[] = [];
      for (const name of ['a.hpbundle', 'b.hpbundle']) {
        await writeTinyBundle(place.file(name));
        const bundle = await inspectBundle(place.file(name));
        codes.push(bundle.code);
        await bundle.close();
      }
      expect(codes[0]).not.toBe(codes[1]);
      expect(codes[0]).toMatch(/^([A-Z2-7]{4}-){4}[A-Z2-7]{4}$/);
    } finally {
      place.remove();
    }
  });
});
