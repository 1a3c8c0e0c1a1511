import { z } from 'zod';
import { Fact, Party, Target } from '../../shared/objects/bundle.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

export type DocumentState = 'present' | 'missing' | 'not-pdf';

export type StoredDocument = {
  readonly app: string;
  readonly position: number;
  readonly fileName: string;
  readonly title: string;
  readonly kind: 'main' | 'attachment';
  readonly state: DocumentState;
  /** Null until found in a folder. `sha256` is of the bytes as they were attached. */
  readonly path: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
};

export type StoredApplication = {
  readonly app: string;
  readonly lot: string;
  readonly lotTitle: string;
  readonly party: Party;
  readonly facts: readonly z.infer<typeof Fact>[];
  /** What the task book promised, in the order of the index; empty where none was given. */
  readonly targets: readonly Target[];
  readonly recordSha256: string | null;
  readonly identity: string | null;
  readonly documents: readonly StoredDocument[];
};

type ApplicationRow = Omit<StoredApplication, 'party' | 'facts' | 'targets' | 'documents'> & {
  readonly party: string;
  readonly facts: string;
  readonly targets: string;
};

const Facts = z.array(Fact);
const Targets = z.array(Target);

/** In the order of the index. */
export function listApplications(db: ReadDb, round: string): readonly StoredApplication[] {
  const documents = Map.groupBy(listDocuments(db, round), (document) => document.app);
  return db
    .all<ApplicationRow>(
      `SELECT app, lot, lot_title AS lotTitle, party, facts, targets, record_sha256 AS recordSha256, identity
       FROM agency_application WHERE round = ? ORDER BY position, app`,
      round,
    )
    .map((row) => ({
      ...row,
      party: Party.parse(JSON.parse(row.party)),
      facts: Facts.parse(JSON.parse(row.facts)),
      targets: Targets.parse(JSON.parse(row.targets)),
      documents: documents.get(row.app) ?? [],
    }));
}

function listDocuments(db: ReadDb, round: string): readonly StoredDocument[] {
  return db.all<StoredDocument>(
    `SELECT app, position, file_name AS fileName, title, kind, state, path, size, sha256
     FROM agency_document WHERE round = ? ORDER BY app, position`,
    round,
  );
}

export type NewApplication = Omit<
  StoredApplication,
  'recordSha256' | 'identity' | 'targets' | 'documents'
> & {
  readonly documents: readonly Pick<StoredDocument, 'fileName' | 'title' | 'kind'>[];
};

/** Puts an index in the place of whatever the round held. Assignments to applications that the new
 * index still names stay, and so do their targets; documents are to be attached again. */
export function replaceApplications(
  db: WriteDb,
  round: string,
  applications: readonly NewApplication[],
): void {
  db.transaction(() => {
    const kept = listAssignments(db, round);
    const targets = db.all<{ app: string; targets: string }>(
      'SELECT app, targets FROM agency_application WHERE round = ?',
      round,
    );
    db.run(`DELETE FROM agency_application WHERE round = ?`, round);
    applications.forEach((application, position) => {
      insertApplication(db, round, application, position);
    });
    const apps = new Set(applications.map((application) => application.app));
    for (const row of targets) putTargets(db, round, row.app, row.targets);
    for (const { kid, app } of kept) if (apps.has(app)) insertAssignment(db, round, kid, app);
  });
}

/** Puts targets in the place of all that the round's applications had. */
export function replaceTargets(
  db: WriteDb,
  round: string,
  targets: readonly { readonly app: string; readonly target: Target }[],
): void {
  db.transaction(() => {
    db.run("UPDATE agency_application SET targets = '[]' WHERE round = ?", round);
    for (const [app, rows] of Map.groupBy(targets, (row) => row.app)) {
      putTargets(db, round, app, JSON.stringify(rows.map(({ target }) => target)));
    }
  });
}

function putTargets(db: WriteDb, round: string, app: string, targets: string): void {
  db.run(
    'UPDATE agency_application SET targets = ? WHERE round = ? AND app = ?',
    targets,
    round,
    app,
  );
}

function insertApplication(
  db: WriteDb,
  round: string,
  application: NewApplication,
  position: number,
): void {
  db.run(
    `INSERT INTO agency_application (round, app, position, lot, lot_title, party, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    round,
    application.app,
    position,
    application.lot,
    application.lotTitle,
    JSON.stringify(application.party),
    JSON.stringify(application.facts),
  );
  application.documents.forEach((document, index) => {
    db.run(
      `INSERT INTO agency_document (round, app, position, file_name, title, kind, state)
       VALUES (?, ?, ?, ?, ?, ?, 'missing')`,
      round,
      application.app,
      index,
      document.fileName,
      document.title,
      document.kind,
    );
  });
}

export function deleteApplication(db: WriteDb, round: string, app: string): number {
  return db.run(`DELETE FROM agency_application WHERE round = ? AND app = ?`, round, app);
}

export type FoundDocument = Pick<
  StoredDocument,
  'app' | 'position' | 'state' | 'path' | 'size' | 'sha256'
>;

export function saveFoundDocuments(
  db: WriteDb,
  round: string,
  documents: readonly FoundDocument[],
): void {
  db.transaction(() => {
    for (const document of documents) {
      db.run(
        `UPDATE agency_document SET state = ?, path = ?, size = ?, sha256 = ?
         WHERE round = ? AND app = ? AND position = ?`,
        document.state,
        document.path,
        document.size,
        document.sha256,
        round,
        document.app,
        document.position,
      );
    }
  });
}

export type Assignment = { readonly kid: string; readonly app: string };

/** By name of the expert, each expert's in the order of the index; or those of one expert. */
export function listAssignments(db: ReadDb, round: string, kid?: string): readonly Assignment[] {
  if (kid !== undefined) {
    return db.all<Assignment>(
      `SELECT a.kid, a.app FROM agency_assignment a
       JOIN agency_application p ON p.round = a.round AND p.app = a.app
       WHERE a.round = ? AND a.kid = ? ORDER BY p.position, a.app`,
      round,
      kid,
    );
  }
  return db.all<Assignment>(
    `SELECT a.kid, a.app FROM agency_assignment a
     JOIN agency_application p ON p.round = a.round AND p.app = a.app
     JOIN agency_expert e ON e.kid = a.kid
     WHERE a.round = ? ORDER BY e.name, a.kid, p.position, a.app`,
    round,
  );
}

function insertAssignment(db: WriteDb, round: string, kid: string, app: string): void {
  db.run(`INSERT INTO agency_assignment (round, kid, app) VALUES (?, ?, ?)`, round, kid, app);
}

export function replaceAssignments(
  db: WriteDb,
  round: string,
  assignments: readonly Assignment[],
): void {
  db.transaction(() => {
    db.run(`DELETE FROM agency_assignment WHERE round = ?`, round);
    for (const { kid, app } of assignments) insertAssignment(db, round, kid, app);
  });
}
