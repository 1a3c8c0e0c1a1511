import type { Release } from '../../shared/objects/form.ts';
import { Policy } from '../../shared/policy.ts';
import { Rubric } from '../../shared/rubric.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredRound = {
  readonly round: string;
  readonly title: string;
  readonly programme: string;
  readonly review: string;
  readonly release: Release;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly rubric: Rubric;
  readonly policy: Policy;
  /** When a person last saved the rule; null while it is as the programme gives it. */
  readonly ruleReviewedAt: string | null;
  readonly createdAt: string;
  /** Both null until sealed. */
  readonly formJws: string | null;
  readonly formSha256: string | null;
};

export type StoredBundle = {
  readonly bundleId: string;
  readonly rev: number;
  readonly sealSha256: string;
  readonly sealJws: string;
  readonly code: string;
  readonly fileName: string;
  readonly folder: string;
  readonly size: number;
  readonly sealedAt: string;
};

type RoundRow = Omit<StoredRound, 'rubric' | 'policy'> & {
  readonly rubric: string;
  readonly policy: string;
};

const columns = `round, title, programme, review, release, opens_at AS opensAt,
  closes_at AS closesAt, rubric, policy, rule_reviewed_at AS ruleReviewedAt,
  created_at AS createdAt, form_jws AS formJws, form_sha256 AS formSha256`;

const asRound = (row: RoundRow): StoredRound => ({
  ...row,
  rubric: Rubric.parse(JSON.parse(row.rubric)),
  policy: Policy.parse(JSON.parse(row.policy)),
});

/** Newest first. */
export function listRounds(db: ReadDb): readonly StoredRound[] {
  return db
    .all<RoundRow>(`SELECT ${columns} FROM agency_round ORDER BY created_at DESC, round`)
    .map(asRound);
}

export function readRound(db: ReadDb, round: string): StoredRound | undefined {
  const row = db.get<RoundRow>(`SELECT ${columns} FROM agency_round WHERE round = ?`, round);
  return row && asRound(row);
}

export type NewRound = Omit<StoredRound, 'ruleReviewedAt' | 'formJws' | 'formSha256'>;

export function insertRound(db: WriteDb, round: NewRound): void {
  db.run(
    `INSERT INTO agency_round (round, title, programme, review, release, opens_at, closes_at,
       rubric, policy, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    round.round,
    round.title,
    round.programme,
    round.review,
    round.release,
    round.opensAt,
    round.closesAt,
    JSON.stringify(round.rubric),
    JSON.stringify(round.policy),
    round.createdAt,
  );
}

export type Basics = Pick<StoredRound, 'title' | 'release' | 'opensAt' | 'closesAt'>;

export function saveBasics(db: WriteDb, round: string, basics: Basics): void {
  db.run(
    `UPDATE agency_round SET title = ?, release = ?, opens_at = ?, closes_at = ?
     WHERE round = ? AND form_jws IS NULL`,
    basics.title,
    basics.release,
    basics.opensAt,
    basics.closesAt,
    round,
  );
}

export function saveStoredRule(
  db: WriteDb,
  round: string,
  rule: { readonly rubric: Rubric; readonly policy: Policy; readonly at: string },
): void {
  db.run(
    `UPDATE agency_round SET rubric = ?, policy = ?, rule_reviewed_at = ?
     WHERE round = ? AND form_jws IS NULL`,
    JSON.stringify(rule.rubric),
    JSON.stringify(rule.policy),
    rule.at,
    round,
  );
}

export type SealedRound = {
  readonly round: string;
  readonly formJws: string;
  readonly formSha256: string;
  readonly bundle: StoredBundle;
  readonly applications: readonly {
    readonly app: string;
    readonly recordSha256: string;
    readonly identity: string;
  }[];
};

/** Records what was sealed: form, bundle and the identity of each application, together. */
export function recordSeal(db: WriteDb, sealed: SealedRound): void {
  const { round, bundle } = sealed;
  db.transaction(() => {
    db.run(
      `UPDATE agency_round SET form_jws = ?, form_sha256 = ? WHERE round = ? AND form_jws IS NULL`,
      sealed.formJws,
      sealed.formSha256,
      round,
    );
    db.run(
      `INSERT INTO agency_bundle (round, bundle_id, rev, seal_sha256, seal_jws, code, file_name,
         folder, size, sealed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      round,
      bundle.bundleId,
      bundle.rev,
      bundle.sealSha256,
      bundle.sealJws,
      bundle.code,
      bundle.fileName,
      bundle.folder,
      bundle.size,
      bundle.sealedAt,
    );
    for (const { app, recordSha256, identity } of sealed.applications) {
      db.run(
        `UPDATE agency_application SET record_sha256 = ?, identity = ? WHERE round = ? AND app = ?`,
        recordSha256,
        identity,
        round,
        app,
      );
    }
  });
}

export function readBundle(db: ReadDb, round: string): StoredBundle | undefined {
  return db.get<StoredBundle>(
    `SELECT bundle_id AS bundleId, rev, seal_sha256 AS sealSha256, seal_jws AS sealJws, code,
       file_name AS fileName, folder, size, sealed_at AS sealedAt
     FROM agency_bundle WHERE round = ?`,
    round,
  );
}
