import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  countEvidence,
  findDraft,
  listComments,
  listEvidence,
  listScores,
} from '../../../electron/vault/expert-drafts.ts';
import { listReadings } from '../../../electron/vault/expert-reading.ts';
import { findRound, listRecords } from '../../../electron/vault/expert-rounds.ts';
import {
  latestSheet,
  listSheets,
  listVerdicts,
} from '../../../electron/vault/expert-submissions.ts';
import { findObject } from '../../../electron/vault/signed-objects.ts';
import type { ReadDb } from '../../../electron/vault/sqlite.ts';
import { type ScratchVault, scratchVault } from './scratch-vault.ts';

let scratch: ScratchVault;
beforeEach(async () => {
  scratch = await scratchVault();
});
afterEach(() => {
  scratch.remove();
});

/** The plans of every query that `ask` puts. */
function plansOf(db: ReadDb, ask: (db: ReadDb) => unknown): readonly string[] {
  const plans: string[] = [];
  const listening: ReadDb = {
    ...db,
    get(sql, ...parameters) {
      plans.push(...db.plan(sql));
      return db.get(sql, ...parameters);
    },
    all(sql, ...parameters) {
      plans.push(...db.plan(sql));
      return db.all(sql, ...parameters);
    },
  };
  ask(listening);
  return plans;
}

describe('queries that a screen waits for', () => {
  test.each<[string, (db: ReadDb) => unknown]>([
    ['a draft', (db) => findDraft(db, 'R', 'A')],
    ['the scores of an application', (db) => listScores(db, 'R', 'A')],
    ['the scores of a round', (db) => listScores(db, 'R')],
    ['the comments of a round', (db) => listComments(db, 'R')],
    ['the evidence of an application', (db) => listEvidence(db, 'R', 'A')],
    ['the evidence counts of a round', (db) => countEvidence(db, 'R')],
    ['how far documents were read', (db) => listReadings(db, 'R')],
    ['a round', (db) => findRound(db, 'R')],
    ['application records', (db) => listRecords(db, 'R', 'hash')],
    ['the sheets of a round', (db) => listSheets(db, 'R')],
    ['the latest sheet', (db) => latestSheet(db, 'R', 'A')],
    ['verdicts', (db) => listVerdicts(db, 'R')],
    ['a signed object', (db) => findObject(db, 'hash')],
  ])('%s: found by a key, without reading a table through or sorting', (_, ask) => {
    const plans = plansOf(scratch.vault.read, ask);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });

  test('a read that would write is a bug', () => {
    expect(() =>
      scratch.vault.read.get("INSERT INTO setting VALUES ('a', 'b') RETURNING key"),
    ).toThrow('a read does not write');
  });
});
