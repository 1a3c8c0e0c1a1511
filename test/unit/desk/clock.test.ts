import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noteSignedTime } from '../../../electron/desk/clock.ts';
import { suspectSetting } from '../../../electron/vault/open-vault.ts';
import { writeSetting } from '../../../electron/vault/settings.ts';
import { deskTests, refusalOf } from './desk-tests.ts';
import { expertWithGrant, passphrase, score } from './expert-program.ts';
import { issuedAt, round } from './small-round.ts';

const tests = deskTests();
const yearBefore = '2025-06-01T08:00:00Z';
const yearAfter = '2027-06-01T08:00:00Z';

const scoring = () => tests.start(expertWithGrant(tests.home(), tests.sealed()));

async function signedSheet(program: Awaited<ReturnType<typeof scoring>>) {
  await score(program, 'A-01', 4_000, 2_000);
  program.dialog.saveTo = join(program.home, 'scores.hppost');
  await program.expert.submit({ round, passphrase, waive: true });
  const row = program.holder
    .expert()
    .vault.read.get<{ jws: string }>("SELECT jws FROM signed_object WHERE type = 'sheet'");
  return JSON.parse(Buffer.from(row?.jws.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

describe('the clock of the expert’s machine', () => {
  test('set back a year is told on the desk and in every sheet; time goes on from the agency’s', async () => {
    const program = await scoring();
    program.clock.at = yearBefore;
    const { clock } = await program.safekeeping.standing({});
    expect(clock).toEqual({ suspect: true, seen: issuedAt });
    const sheet = await signedSheet(program);
    expect([sheet.clock_suspect, sheet.claimed_at]).toEqual([true, issuedAt]);
  });

  test('that is right, or a few minutes behind, raises no doubt', async () => {
    const program = await scoring();
    program.clock.at = issuedAt.replace('08:00:00', '07:55:00');
    const { clock } = await program.safekeeping.standing({});
    expect(clock.suspect).toBe(false);
    const sheet = await signedSheet(program);
    expect([sheet.clock_suspect, 'vault_suspect' in sheet]).toEqual([false, false]);
  });

  test('set back does not bring an ended grant to life; set forward ends it', async () => {
    const program = await scoring();
    const docid = tests.sealed().applications[0]?.record.docs[0]?.docid ?? '';
    const open = () => program.reader.open({ round, app: 'A-01', docid });
    program.clock.at = yearAfter;
    expect(await refusalOf(open)).toMatch(/^(grant|trust)-expired$/);
    noteSignedTime(program.holder.expert(), yearAfter);
    program.clock.at = issuedAt;
    expect(await refusalOf(open)).toMatch(/^(grant|trust)-expired$/);
  });
});

test('a sheet signed in a workspace known to be older says so', async () => {
  const program = await scoring();
  writeSetting(program.holder.expert().vault.write, suspectSetting, issuedAt);
  expect((await program.safekeeping.standing({})).suspectSince).toBe(issuedAt);
  const sheet = await signedSheet(program);
  expect(sheet.vault_suspect).toBe(true);
});
