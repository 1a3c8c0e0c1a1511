import { expect, test } from 'vitest';
import { requireCurrentTrust } from '../../../electron/formats/current-trust.ts';
import { codeOfRefusal } from './refusals.ts';
import { now, trustPayload, until } from './sample-round.ts';

const ask = (at: string, version = '0.1.0', least = '0.1.0') =>
  codeOfRefusal(() =>
    requireCurrentTrust({ ...trustPayload(), min_app_version: least }, at, version),
  );

test('a trust document holds to its last second and not beyond', () => {
  expect([ask(now), ask(until), ask('2027-01-01T00:00:01Z')]).toEqual([
    'accepted',
    'accepted',
    'trust-expired',
  ]);
});

test.each([
  ['0.1.0', '0.1.0', 'accepted'],
  ['0.10.0', '0.9.9', 'accepted'],
  ['1.0.0', '0.99', 'accepted'],
  ['0.1.0', '0.1', 'accepted'],
  ['0.1', '0.1.0', 'accepted'],
  ['0.1.0', '0.1.1', 'app-too-old'],
  ['0.9.9', '0.10.0', 'app-too-old'],
  ['0.1.0', '0.1.0.1', 'app-too-old'],
  ['0.1.0', 'next year', 'app-too-old'],
])('version %s where %s is asked for: %s', (version, least, answer) => {
  expect(ask(now, version, least)).toBe(answer);
});
