import { expect, test } from 'vitest';
import { autosave } from '../storm/jobs/autosave.ts';
import { finalise } from '../storm/jobs/finalise.ts';
import { migrate } from '../storm/jobs/migrate.ts';
import { passphrase } from '../storm/jobs/passphrase.ts';
import { storm } from '../storm/storm.ts';

const jobs = [autosave, finalise, migrate, passphrase];

// All jobs, and hundreds of kills: npm run storm.
test('a small storm of kills loses nothing that was acknowledged and leaves no half file', {
  timeout: 240_000,
}, async () => {
  const tallies = await storm(jobs, { kills: 12, seed: 20_261_122, lanes: 2 });
  expect(
    tallies.flatMap(({ job, violations }) => violations.map((what) => `${job}: ${what}`)),
  ).toEqual([]);
  expect(tallies.reduce((sum, { kills }) => sum + kills, 0)).toBe(12);
});
