import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { Seal } from '../../shared/objects/bundle.ts';
import type { Declaration, Roster } from '../../shared/objects/declaration.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { Grant } from '../../shared/objects/grant.ts';
import { peekObjectOf } from '../formats/jws.ts';
import type { ObjectType, PayloadOf } from '../formats/objects.ts';
import { findErased } from '../vault/erased-rounds.ts';
import { listSealTwins } from '../vault/expert-closing.ts';
import { listDecisions, type StoredDecision } from '../vault/expert-declarations.ts';
import { findRound, type StoredRound } from '../vault/expert-rounds.ts';
import { findObject } from '../vault/signed-objects.ts';
import type { ReadDb } from '../vault/sqlite.ts';
import type { ExpertSession } from '../workspace/session.ts';

/** An object that was verified when it was taken in or signed, and the hash that names it. */
export type Paper<Payload> = { readonly sha256: string; readonly payload: Payload };

/** Everything signed that holds in a round now. */
export type RoundPapers = {
  readonly row: StoredRound;
  readonly seal: Paper<Seal> | null;
  readonly form: Paper<Form> | null;
  readonly roster: Paper<Roster> | null;
  readonly declaration: Paper<Declaration> | null;
  readonly grant: Paper<Grant> | null;
  readonly decisions: ReadonlyMap<string, StoredDecision>;
  /** Applications whose party is another than in the roster that the declaration answers. */
  readonly outdated: ReadonlySet<string>;
  /** True where two seals claim the revision of the bundle that is here. */
  readonly sealContested: boolean;
};

/** @throws Refusal round-unknown, round-erased */
export function readPapers(session: ExpertSession, round: string): RoundPapers {
  const row = findRound(session.vault.read, round);
  if (!row) throw new Refusal('round-unknown', 'no such round', { round });
  const erased = findErased(session.vault.read, round);
  if (erased) throw new Refusal('round-erased', 'erased', { at: erased.erasedAt.slice(0, 10) });
  return papersOf(session, row);
}

export function papersOf(session: ExpertSession, row: StoredRound): RoundPapers {
  const db = session.vault.read;
  const roster = paper(db, 'roster', row.rosterSha256);
  const declaration = paper(db, 'coi', row.declarationSha256);
  return {
    row,
    seal: paper(db, 'bundle-seal', row.sealSha256),
    form: paper(db, 'form', row.formSha256),
    roster,
    declaration,
    grant: paper(db, 'grant', row.grantSha256),
    decisions: new Map(listDecisions(db, row.round).map((decision) => [decision.app, decision])),
    outdated: outdatedApps(db, roster, declaration),
    sealContested: listSealTwins(db, row.round).some(
      ({ bundleId, rev }) => bundleId === row.bundleId && rev === row.bundleRev,
    ),
  };
}

function outdatedApps(
  db: ReadDb,
  roster: Paper<Roster> | null,
  declaration: Paper<Declaration> | null,
): ReadonlySet<string> {
  if (!roster || !declaration || declaration.payload.roster_sha256 === roster.sha256) {
    return new Set();
  }
  return changedApps(
    storedPayload(db, 'roster', declaration.payload.roster_sha256),
    roster.payload,
  );
}

/** Applications of both rosters whose party differs. */
export function changedApps(before: Roster, after: Roster): ReadonlySet<string> {
  const was = new Map(before.apps.map(({ app, party }) => [app, canonicalJson(party)]));
  return new Set(
    after.apps
      .filter(({ app, party }) => was.has(app) && was.get(app) !== canonicalJson(party))
      .map(({ app }) => app),
  );
}

// A roster of a large round takes milliseconds to parse, and every view wants it.
const parsed = new WeakMap<ReadDb, Map<string, unknown>>();

/** Drops what was parsed: an erased round leaves no keys in memory. */
export function forgetPapers(db: ReadDb): void {
  parsed.delete(db);
}

function paper<T extends ObjectType>(
  db: ReadDb,
  type: T,
  sha256: string | null,
): Paper<PayloadOf<T>> | null {
  return sha256 === null ? null : { sha256, payload: storedPayload(db, type, sha256) };
}

/** The payload of a stored object; its bytes must still be those that the hash names. */
export function storedPayload<T extends ObjectType>(
  db: ReadDb,
  type: T,
  sha256: string,
): PayloadOf<T> {
  const known = parsed.get(db) ?? new Map<string, unknown>();
  parsed.set(db, known);
  const held = known.get(sha256);
  // Keyed by content: what lies under this hash was parsed as this type before.
  if (held !== undefined) return held as PayloadOf<T>;
  const stored = findObject(db, sha256);
  invariant(stored?.type === type, `a stored ${type} is where its hash says`);
  const { unverifiedPayload, payloadSha256 } = peekObjectOf(type, stored.jws);
  if (payloadSha256 !== sha256) throw new Refusal('vault-damaged', `stored ${type} differs`);
  known.set(sha256, unverifiedPayload);
  return unverifiedPayload as PayloadOf<T>;
}

/** @throws Refusal bundle-missing: the form comes with the bundle */
export function formOf(papers: RoundPapers): Paper<Form> {
  if (!papers.form) throw new Refusal('bundle-missing', 'no form yet', { round: papers.row.round });
  return papers.form;
}

/** @throws Refusal roster-missing */
export function rosterOf(papers: RoundPapers): Paper<Roster> {
  if (!papers.roster) throw new Refusal('roster-missing', 'no roster yet');
  return papers.roster;
}

/** Roster and grant must have been made for the form that the bundle carries, the grant for this
 * bundle, and the bundle's revision be the only one of its number.
 * @throws Refusal bundle-twin, form-differs, bundle-other, grant-undeclared */
export function requireOneSealing(papers: RoundPapers): void {
  if (papers.sealContested) throw new Refusal('bundle-twin', 'two seals of one revision');
  const form = formOf(papers).sha256;
  const others = [papers.roster, papers.grant].flatMap((one) => one?.payload.form_sha256 ?? []);
  if (others.some((sha256) => sha256 !== form)) {
    throw new Refusal('form-differs', 'papers of another form');
  }
  const release = papers.form?.payload.release;
  if (papers.grant?.payload.coi_sha256 === null && release !== 'with-bundle') {
    throw new Refusal('grant-undeclared', 'grant without a declaration');
  }
  const { bundleId, bundleRev } = papers.row;
  const named = papers.grant?.payload.bundles;
  const fits = named?.some((one) => one.bundle_id === bundleId && one.min_rev <= (bundleRev ?? 0));
  if (named && !fits) throw new Refusal('bundle-other', 'grant for another bundle');
}
