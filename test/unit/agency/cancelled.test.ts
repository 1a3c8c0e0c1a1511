import { expect, test } from 'vitest';
import { alterations } from '../../../electron/vault/row-watch.ts';
import { receiveFiles } from '../../../electron/workspace/receive-files.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { officeUnderAttack, attackedRound as round } from '../threats/office-under-attack.ts';

const { office, li, wang, sheet, handIn, ledger } = officeUnderAttack();
const merge = () => office().handlers.merge({ round });

test('cancelled while posts are taken in, each is in the ledger whole or not at all', async () => {
  const files = [
    await office().write('1.hppost', await li().post([sheet('B-01'), sheet('B-02')])),
    await office().write('2.hppost', await li().post([sheet('B-03')])),
  ];
  const { host, jobs } = office();
  const taken = receiveFiles(office().session(), files, { host, jobs });
  jobs.cancel('receive');
  const codes = (await taken).map(({ failure }) => failure?.code);
  expect(codes).toEqual(['cancelled', 'cancelled']);
  expect(await ledger()).toEqual([]);
  await receiveFiles(office().session(), files, { host, jobs });
  expect(await ledger()).toEqual([
    ['sheet B-01 r1 accepted', 'sheet B-02 r1 accepted'],
    ['sheet B-03 r1 accepted'],
  ]);
});

test('a merge that is cancelled signs nothing, and the next one is as if it had not been', async () => {
  await handIn('1.hppost', await li().post([sheet('B-01')]));
  const merging = merge();
  office().jobs.cancel('merge');
  expect(await codeOfRefusalAsync(async () => merging)).toBe('cancelled');
  expect(await office().handlers.result({ round })).toBeNull();
  const { content } = await merge();
  expect(content.sheets.filter(({ use }) => use === 'used')).toHaveLength(1);
});

test('a second merge at the same time is refused', async () => {
  const merging = merge();
  expect(await codeOfRefusalAsync(async () => merge())).toBe('job-running');
  await merging;
});

test('a late sheet merges to what a workspace that was opened again merges to', async () => {
  await handIn('1.hppost', await li().post([sheet('B-01'), sheet('B-02')]));
  await merge();
  await handIn('2.hppost', await li().post([sheet('B-03')]));
  const warm = await merge();
  const { read } = office().session().vault;
  const rows = read.all('SELECT * FROM agency_received_object ORDER BY kid, position');
  office().lock();
  const { openOffice } = await import('./agency-office.ts');
  const again = await openOffice({ folder: office().folder });
  try {
    expect((await again.handlers.merge({ round })).contentSha256).toBe(warm.contentSha256);
    const reread = again.session().vault.read;
    expect(reread.all('SELECT * FROM agency_received_object ORDER BY kid, position')).toEqual(rows);
  } finally {
    again.lock();
  }
});

test('an altered, removed or overwritten row ends what was remembered; a new verdict does not', async () => {
  await handIn('1.hppost', await wang().post([wang().score(office(), 'B-01', [24, 24, 15, 15])]));
  const { write } = office().session().vault;
  const where = `WHERE type = 'sheet'`;
  const now = () => alterations(write, 'received');
  const before = now();
  write.run(`UPDATE agency_received_object SET verdict = 'held' ${where}`);
  expect(now()).toBe(before);
  write.run(`UPDATE agency_received_object SET jws = jws || 'A' ${where}`);
  const afterUpdate = now();
  expect(afterUpdate).toBeGreaterThan(before);
  write.run('CREATE TEMP TABLE kept AS SELECT * FROM agency_received_object');
  write.run(`INSERT OR REPLACE INTO agency_received_object SELECT * FROM temp.kept ${where}`);
  const afterReplace = now();
  expect(afterReplace).toBeGreaterThan(afterUpdate);
  write.run(`DELETE FROM agency_received_object ${where}`);
  expect(now()).toBeGreaterThan(afterReplace);
});

test('a watch that began in a transaction that was taken back does not pass for the same', async () => {
  const { write } = office().session().vault;
  const inside: number[] = [];
  write.run('DROP TABLE IF EXISTS temp.row_alterations');
  for (const name of ['received_altered', 'received_removed', 'received_overwritten']) {
    write.run(`DROP TRIGGER IF EXISTS temp.${name}`);
  }
  for (const table of ['agency_application', 'agency_document', 'agency_party_correction']) {
    for (const change of ['insert', 'update', 'delete']) {
      write.run(`DROP TRIGGER IF EXISTS temp.${table}_${change}`);
    }
  }
  expect(() =>
    write.transaction(() => {
      inside.push(alterations(write, 'received'));
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect(inside).not.toContain(alterations(write, 'received'));
});
