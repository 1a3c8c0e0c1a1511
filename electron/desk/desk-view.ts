import type { Condition } from '../../shared/condition.ts';
import { evaluateConditions } from '../../shared/eligibility.ts';
import type { ApplicationRecord } from '../../shared/objects/bundle.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { DeskApplication, DeskView, DocumentItem } from '../../shared/operations/expert.ts';
import { bundleCode } from '../formats/bundle-reader.ts';
import { loadProgrammes } from '../programmes.ts';
import { listReadings } from '../vault/expert-reading.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo } from './access.ts';
import { applicationState, readRoundContents } from './draft-content.ts';
import { shownTotal } from './drafts.ts';
import { formOf, type RoundPapers, readPapers, rosterOf } from './round-papers.ts';
import { applicationRecords } from './sealed-documents.ts';

/**
 * The applications of a round with their state; documents and facts only of those that are open.
 * @throws Refusal round-unknown, bundle-missing, roster-missing, and as documentReader does
 */
export async function readDesk(session: ExpertSession, round: string): Promise<DeskView> {
  const papers = readPapers(session, round);
  const form = formOf(papers).payload;
  const records = await openRecords(session, papers);
  const contentOf = readRoundContents(session.vault.read, round);
  const documentsOf = documentItems(session, round);
  const conditions = conditionsOf(form);
  return {
    form,
    bundleCode: bundleCode(papers.row.sealSha256 ?? ''),
    applications: rosterOf(papers).payload.apps.map(({ app, lot, lot_title, party }) => {
      const content = contentOf(app);
      const record = records.get(app);
      return {
        app,
        lot,
        lotTitle: lot_title,
        title: party.title,
        unit: party.unit,
        state: applicationState(accessTo(papers, app), content, form),
        total: shownTotal(form, content),
        documents: record ? documentsOf(record) : [],
        facts: record?.facts ?? [],
        conditions: record ? evaluateConditions(conditions, record.facts, record.party) : [],
        factTitles: form.facts ?? [],
        targets: form.rubric.targets === undefined ? [] : (record?.targets ?? []),
      } satisfies DeskApplication;
    }),
  };
}

/** The conditions that were sealed with the form. A form without any is read beside the same version
 * of its programme; where this installation has another one there are none, because other words
 * might then stand beside the sealed rubric. */
function conditionsOf(form: Form): readonly Condition[] {
  if (form.conditions !== undefined) return form.conditions;
  const programme = loadProgrammes().find(
    ({ id, version }) => id === form.programme.id && version === form.programme.version,
  );
  return programme?.reviews.find(({ id }) => id === form.review.id)?.conditions ?? [];
}

/** The decrypted metadata of every application that is open to the expert. */
export function openRecords(
  session: ExpertSession,
  papers: RoundPapers,
): Promise<ReadonlyMap<string, ApplicationRecord>> {
  const apps = rosterOf(papers).payload.apps.map((entry) => entry.app);
  const open = apps.filter((app) => accessTo(papers, app) === 'open');
  return applicationRecords(session, papers, open);
}

/** Documents of an application with how far each was leafed through. */
export function documentItems(
  session: ExpertSession,
  round: string,
): (record: ApplicationRecord) => readonly DocumentItem[] {
  const readings = new Map(
    listReadings(session.vault.read, round).map((reading) => [
      `${reading.app}/${reading.docid}`,
      reading,
    ]),
  );
  return (record) =>
    record.docs.map(({ docid, title, kind, size }) => {
      const reading = readings.get(`${record.app}/${docid}`);
      return {
        docid,
        title,
        kind,
        size,
        pageCount: reading?.pageCount ?? null,
        pagesSeen: reading?.pagesSeen ?? 0,
      };
    });
}
