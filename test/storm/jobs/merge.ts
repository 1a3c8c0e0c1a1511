import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { trustInForce } from '../../../electron/agency/agency-keys.ts';
import { openAgencyObject } from '../../../electron/formats/trust.ts';
import { type Office, openOffice } from '../../unit/agency/agency-office.ts';
import { workspaceIsTidy } from '../leftovers.ts';
import { startWork } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import type { Work } from '../works.ts';
import { layOutStartedRound, round, withOffice } from './agency-round.ts';
import { postsOf } from './receive.ts';

const formats = ['signed', 'csv', 'xlsx'] as const;
const signedFile = (home: string) => path.join(home, 'out', `评审结果-${round}.hpresult`);

/** Merges after every post, and writes each result over the one before. */
export const workOnMerging: Work = async (home, say) => {
  const office = await openOffice({ folder: home });
  say('ready');
  for (const file of postsOf(home)) {
    await office.receive(file);
    const { contentSha256 } = await office.handlers.merge({ round });
    say(contentSha256);
    for (const format of formats) await office.handlers.exportResult({ round, format });
  }
  office.lock();
};

/** The last result answered is there or a later one, and the file of a result is a whole one.
 * @throws Violation */
export async function resultIsWhole(home: string, answered: readonly string[]): Promise<void> {
  await withOffice(home, async (office) => {
    const known = contentHashes(office);
    const lost = answered.filter((sha256) => !known.includes(sha256));
    holds(lost.length === 0, `${lost.length} of ${answered.length} results are gone`);
    if (existsSync(signedFile(home))) {
      const jws = await readFile(signedFile(home), 'utf8');
      const { payload } = openAgencyObject('result', jws, trustInForce(office.session()).payload);
      holds(known.includes(payload.content_sha256), 'the file is of a result that is not known');
    }
    await office.handlers.merge({ round });
    for (const format of formats) await office.handlers.exportResult({ round, format });
  });
  await workspaceIsTidy(home);
}

function contentHashes(office: Office): readonly string[] {
  return office
    .session()
    .vault.read.all<{ sha256: string }>('SELECT content_sha256 AS sha256 FROM agency_result')
    .map(({ sha256 }) => sha256);
}

export const merge: StormJob = {
  name: 'merge',
  share: 10,
  isEndless: false,
  window: (whole) => ({ from: 0, to: whole ?? 0 }),
  prepare: layOutStartedRound,
  start: (home) => startWork('merge', home),
  check: (home, said) =>
    resultIsWhole(
      home,
      said.filter((line) => line !== 'ready'),
    ),
};
