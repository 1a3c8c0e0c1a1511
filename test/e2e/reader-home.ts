// A home in which an expert may read given PDFs: a real agency seals them, a real expert declares.
// Everything runs through the program's own handlers; only the windows are missing.
import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openOffice } from '../unit/agency/agency-office.ts';
import { aCsvIndex, type IndexRow } from '../unit/agency/application-rows.ts';
import { closeProgram, newExpert, passphrase } from '../unit/desk/expert-program.ts';

export { passphrase };

/** The documents of each application, in the order of the tabs; all bid for one need. */
export type Documents = Readonly<Record<string, readonly SealedDocument[]>>;
/** Bytes, or the path of a file too large to hold. */
export type SealedDocument = { readonly title: string; readonly pdf: Uint8Array | string };

/** A review of the cross-border programme, and what its index needs beside the applications. */
export type ReviewOfHome = {
  readonly id: string;
  readonly index: (rows: readonly IndexRow[]) => string;
  /** A csv of targets, taken in after the index. */
  readonly targets?: string;
};
const preReview: ReviewOfHome = { id: 'cb-pre-review', index: aCsvIndex };

const round = 'RD-1';
const rival = new TextEncoder().encode('%PDF-1.7\n');
const days = (count: number) =>
  new Date(Date.now() + count * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');

/** Seals the documents and leaves under `home`, an empty folder, the workspace of an expert who has
 * declared and may read all of them. @param agencyHome where the agency's workspace stays, if it does
 * @param review of what; without it the pre-review, all bidding for one need */
export async function makeReaderHome(
  home: string,
  wanted: Documents,
  agencyHome?: string,
  review: ReviewOfHome = preReview,
): Promise<void> {
  // A need with a single bidder goes straight to signing and is read by nobody.
  const documents = { ...wanted, 'Z-99': [{ title: '另一份', pdf: rival }] };
  const office = await openOffice(agencyHome === undefined ? {} : { newFolder: agencyHome });
  const expert = await newExpert(home);
  try {
    office.clock.now = days(0);
    expert.clock.at = days(0);
    const own = path.join(office.folder, 'expert');
    await mkdir(own);
    const saved = (name: string) => {
      expert.dialog.saveTo = path.join(own, name);
      return expert.dialog.saveTo;
    };
    const card = saved('card.hpcard');
    await expert.expert.exportCard({});
    await office.receive(card);
    const { card: ownCard } = await expert.expert.inbox({});
    const [known] = await office.handlers.experts({});
    if (!known) throw new Error('the agency took the card in');
    await office.handlers.confirmExpert({ kid: known.kid, code: ownCard.code });

    await office.handlers.createRound({
      round,
      title: '阅卷',
      programme: 'guangxi-cross-border',
      review: review.id,
      release: 'with-bundle',
      opensAt: days(-1),
      closesAt: days(30),
    });
    const rows = Object.entries(documents).map(([app, list]) => ({
      app,
      lot: 'N-1',
      unit: `${app}公司（虚构）`,
      files: list.map(({ title }) => `${app}/${title}.pdf`),
    }));
    for (const [app, list] of Object.entries(documents)) {
      await mkdir(path.join(office.folder, 'in/docs', app), { recursive: true });
      for (const { title, pdf } of list) {
        const file = path.join(office.folder, 'in/docs', app, `${title}.pdf`);
        if (typeof pdf === 'string') await copyFile(pdf, file, constants.COPYFILE_FICLONE);
        else await writeFile(file, pdf);
      }
    }
    for (const table of [review.index(rows), ...(review.targets ? [review.targets] : [])]) {
      office.answers.files = [await office.write('index.csv', table)];
      const { problems } = await office.handlers.importIndex({ round });
      if (problems.length > 0) throw new Error(JSON.stringify(problems));
    }
    office.answers.folder = path.join(office.folder, 'in/docs');
    await office.handlers.attachDocuments({ round });
    const apps = Object.keys(documents);
    await office.handlers.assign({ round, assignments: [{ kid: known.kid, apps }] });
    const bundle = path.join(office.folder, 'round.hpbundle');
    office.answers.saveAs = bundle;
    await office.handlers.seal({ round, suite: 'x25519' });

    const trust = path.join(office.folder, 'agency.hptrust');
    office.answers.saveAs = trust;
    await office.handlers.exportTrust({});
    const { agency, trustCode } = await office.handlers.home({});
    office.answers.folder = path.join(office.folder, 'posts');
    await mkdir(office.answers.folder);
    const { files } = await office.handlers.writePosts({ round, kids: [] });
    await expert.receive(trust);
    await expert.expert.confirmTrust({ agency, code: trustCode });
    const posts = files.map((name) => path.join(office.folder, 'posts', name));
    const took = await expert.receive(bundle, ...posts);
    for (const app of apps) {
      await expert.expert.saveDeclaration({ round, app, status: 'none', kind: null, detail: '' });
    }
    saved('declaration.hppost');
    await expert.expert.signDeclaration({ round, passphrase, commitmentAccepted: true });
    const { applications } = await expert.expert.desk({ round });
    if (applications.some((one) => one.documents.length === 0)) {
      throw new Error(`the expert may read: ${took.join(', ')}`);
    }
  } finally {
    closeProgram(expert);
    if (agencyHome === undefined) await office.close();
    else office.lock();
  }
}

/** A document of the sample round, by its path below its folder of documents. */
export async function samplePdf(name: string): Promise<Uint8Array> {
  const folder = path.resolve(
    import.meta.dirname,
    '../../resources/samples/cb-pre-review/documents',
  );
  return new Uint8Array(await readFile(path.join(folder, name)));
}
