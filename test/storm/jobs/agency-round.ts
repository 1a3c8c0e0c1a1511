// What jobs of the agency begin from.
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { trustInForce } from '../../../electron/agency/agency-keys.ts';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { enrol, type Office, openOffice, prepareRound } from '../../unit/agency/agency-office.ts';
import { threeLots } from '../../unit/agency/application-rows.ts';
import { SimulatedExpert } from '../../unit/agency/simulated-expert.ts';
import { startRound } from '../../unit/agency/started-round.ts';
import { databaseIsSound } from '../leftovers.ts';

export const round = 'CB-2026-1';
export const agencyPassphrase = 'a quiet reading room';
export const amendments = 16;
export const postName = (index: number): string => `${String(index).padStart(2, '0')}.hppost`;
export const bundleOf = (home: string): string => path.join(home, 'out', `${round}.hpbundle`);

/** A round ready to be sealed, with a few megabytes of documents. */
export async function layOutReadyRound(home: string): Promise<void> {
  const office = await openOffice({ newFolder: home });
  const li = await SimulatedExpert.named('李明');
  await enrol(office, [li]);
  await prepareRound(office, threeLots);
  for (const { files } of threeLots) {
    for (const name of files) {
      const file = path.join(home, 'in', 'docs', name);
      await writeFile(
        file,
        Buffer.concat([Buffer.from(`%PDF-1.7\n${name}\n`), randomBytes(3_000_000)]),
      );
    }
  }
  await office.handlers.attachDocuments({ round });
  const apps = threeLots.map(({ app }) => app);
  await office.handlers.assign({ round, assignments: [{ kid: li.kid, apps }] });
  office.lock();
}

/** A sealed round of one expert, whose sheet and its amendments lie as posts in `in/`. */
export async function layOutStartedRound(home: string): Promise<void> {
  const office = await openOffice({ newFolder: home });
  const li = await SimulatedExpert.named('李明');
  await startRound(office, [li], round);
  let sheet = li.score(office, 'B-01', [20, 20, 10, 10]);
  for (let index = 0; index < amendments; index += 1) {
    await office.write(postName(index), await li.post([sheet]));
    sheet = li.amend(sheet, { overall: `第 ${index + 2} 稿` });
  }
  office.lock();
}

/** Opens what a kill left, looks at it and closes it again. */
export async function withOffice(
  home: string,
  look: (office: Office) => Promise<void>,
): Promise<void> {
  const office = await openOffice({ folder: home });
  try {
    databaseIsSound(office.session().vault.read);
    await look(office);
  } finally {
    office.lock();
  }
}

/** @throws Refusal where the file under its final name is not whole */
export async function bundleIsWhole(office: Office, file: string): Promise<void> {
  const trust = trustInForce(office.session());
  await verifyBundle(file, () => trust);
}
