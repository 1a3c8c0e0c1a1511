import { describe, expect, it, test } from 'vitest';
import { judgeDeclaration } from '../../../electron/agency/judge-declaration.ts';
import {
  type ExpertFacts,
  judgeSheet as judgeFacts,
  type SealedRoundFacts,
} from '../../../electron/agency/judge-sheet.ts';
import { reviewOffers } from '../../../electron/agency/programmes.ts';
import type { Declaration, Roster } from '../../../shared/objects/declaration.ts';
import type { Sheet } from '../../../shared/objects/sheet.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { sheetFacts } from '../../../shared/sheet-facts.ts';

const judgeSheet = (sheet: Sheet, ...rest: Tail) => judgeFacts(sheetFacts(sheet), ...rest);
type Tail = Parameters<typeof judgeFacts> extends [unknown, ...infer R] ? R : never;

const hash = (digit: string) => digit.repeat(64);
const kid = `${'A'.repeat(42)}A`;
const offer = reviewOffers(null).find(({ review }) => review === 'cb-pre-review');
if (!offer) throw new Error('the programme has a pre-review');
const rubric: Rubric = offer.rubric;

const round: SealedRoundFacts = {
  agency: 'GX-STA',
  round: 'R-1',
  bundle: hash('b'),
  formSha256: hash('f'),
  rubric,
  closesAt: '2026-12-04T10:00:00Z',
  records: new Map([
    ['B-01', hash('1')],
    ['B-02', hash('2')],
    ['B-03', hash('3')],
  ]),
};
const expert: ExpertFacts = {
  expert: 'E-AAAAAAAAAA',
  kid,
  assigned: new Set(['B-01', 'B-02']),
  granted: new Set(['B-01']),
  revokedFrom: null,
};
const inTime = '2026-12-04T10:00:00Z';

const sound: Sheet = {
  v: 1,
  type: 'sheet',
  agency: 'GX-STA',
  round: 'R-1',
  bundle: hash('b'),
  form_sha256: hash('f'),
  app: 'B-01',
  app_record_sha256: hash('1'),
  expert: 'E-AAAAAAAAAA',
  expert_kid: kid,
  coi_sha256: hash('c'),
  rev: 1,
  prev: null,
  state: 'final',
  scores: rubric.criteria.map(({ id }) => ({ item: id, value: 1050 })),
  total: '42',
  decision: 'RECOMMEND',
  comments: [{ item: 'RISK-BENEFIT', text: '风险可控。' }],
  overall: '',
  evidence: [],
  claimed_at: inTime,
  clock_suspect: false,
  nonce: '0'.repeat(32),
  app_version: '0.1.0',
};

test('a sound sheet is accepted, at the very second of closing too', () => {
  expect(judgeSheet(sound, inTime, round, expert, null)).toBe('accepted');
});

test.each<[string, Partial<Sheet>, string]>([
  ['of another agency', { agency: 'OTHER' }, 'wrong-round'],
  ['of another round', { round: 'R-2' }, 'wrong-round'],
  ['in the name of another expert', { expert: 'E-BBBBBBBBBB' }, 'wrong-expert'],
  ['read from another bundle', { bundle: hash('a') }, 'wrong-bundle'],
  ['under another form', { form_sha256: hash('a') }, 'wrong-form'],
  ['for an application of somebody else', { app: 'B-03' }, 'not-on-roster'],
  ['for an application that does not exist', { app: 'B-99' }, 'not-on-roster'],
  ['about an altered application', { app_record_sha256: hash('a') }, 'wrong-application-record'],
  [
    'for an application that was never granted',
    { app: 'B-02', app_record_sha256: hash('2') },
    'not-granted',
  ],
  ['that begins as an amendment', { state: 'amend' }, 'chain-broken'],
  ['that is final a second time', { rev: 2, prev: hash('9') }, 'chain-broken'],
  ['above the maximum', { scores: changed(0, 3050) }, 'out-of-range'],
  ['between two steps', { scores: changed(0, 1049) }, 'out-of-range'],
  [
    'with a criterion too many',
    { scores: [...sound.scores, { item: 'X', value: 0 }] },
    'out-of-range',
  ],
  ['with a criterion twice', { scores: [...sound.scores, ...sound.scores] }, 'out-of-range'],
  ['with a choice that the form lacks', { decision: 'MAYBE' }, 'out-of-range'],
  ['without a score', { scores: sound.scores.slice(1) }, 'incomplete'],
  ['without a required comment', { comments: [] }, 'incomplete'],
  [
    'with a required comment of blanks',
    { comments: [{ item: 'RISK-BENEFIT', text: '  ' }] },
    'incomplete',
  ],
  ['whose total was altered', { total: '85/2' }, 'total-wrong'],
])('a sheet %s is refused for that reason', (_, change, verdict) => {
  expect(judgeSheet({ ...sound, ...change }, inTime, round, expert, null)).toBe(verdict);
});

function changed(index: number, value: number): Sheet['scores'] {
  return sound.scores.map((score, i) => (i === index ? { ...score, value } : score));
}

test('what the declarations say comes before the grant, and void after everything else', () => {
  expect(judgeSheet(sound, inTime, round, expert, 'declaration-missing')).toBe(
    'declaration-missing',
  );
  const ungranted = { ...expert, granted: new Set<string>() };
  expect(judgeSheet(sound, inTime, round, ungranted, 'recused')).toBe('recused');
  expect(judgeSheet(sound, inTime, round, expert, 'void')).toBe('void');
  expect(judgeSheet({ ...sound, total: '0' }, inTime, round, expert, 'void')).toBe('total-wrong');
});

test('a sheet that arrives after closing is late, however early it claims to be', () => {
  expect(judgeSheet(sound, '2026-12-04T10:00:01Z', round, expert, null)).toBe('late');
});

test('a withdrawal needs no scores', () => {
  const withdrawal: Sheet = { ...sound, state: 'withdrawn', rev: 2, prev: hash('9'), scores: [] };
  expect(judgeSheet(withdrawal, inTime, round, expert, null)).toBe('withdrawn');
});

test('a required overall comment and a required decision are required', () => {
  const strict: SealedRoundFacts = {
    ...round,
    rubric: {
      ...rubric,
      overallComment: 'required',
      decision: { ...rubric.decision, required: true },
    },
  };
  expect(judgeSheet(sound, inTime, strict, expert, null)).toBe('incomplete');
  const whole = { ...sound, overall: '同意。' };
  expect(judgeSheet(whole, inTime, strict, expert, null)).toBe('accepted');
  expect(judgeSheet({ ...whole, decision: null }, inTime, strict, expert, null)).toBe('incomplete');
});

const party = { title: 'x', unit: 'x', leader: '', members: [], partners: [], demand_side: '' };
const roster: Roster = {
  v: 1,
  type: 'roster',
  agency: 'GX-STA',
  round: 'R-1',
  form_sha256: hash('f'),
  expert: 'E-AAAAAAAAAA',
  expert_kid: kid,
  rev: 1,
  apps: ['B-01', 'B-02'].map((app) => ({ app, lot: 'N-1', lot_title: 'N', party })),
  issued_at: inTime,
};
const answer = (app: string): Declaration['apps'][number] => ({
  app,
  status: 'none',
  kind: null,
  detail: '',
});
const declared: Declaration = {
  v: 1,
  type: 'coi',
  agency: 'GX-STA',
  round: 'R-1',
  expert: 'E-AAAAAAAAAA',
  expert_kid: kid,
  roster_sha256: hash('d'),
  form_sha256: hash('f'),
  commitment_sha256: hash('e'),
  rev: 1,
  prev: null,
  apps: [answer('B-01'), answer('B-02')],
  claimed_at: inTime,
  nonce: '0'.repeat(32),
  app_version: '0.1.0',
};

test.each<[string, Partial<Declaration>, string]>([
  ['that answers its roster', {}, 'accepted'],
  ['of another round', { round: 'R-2' }, 'wrong-round'],
  ['in the name of another expert', { expert: 'E-BBBBBBBBBB' }, 'wrong-expert'],
  ['under another form', { form_sha256: hash('a') }, 'wrong-form'],
  ['upon a roster that was never issued', { roster_sha256: hash('a') }, 'wrong-roster'],
  ['that leaves an application out', { apps: [answer('B-01')] }, 'incomplete'],
  ['that answers one twice', { apps: [answer('B-01'), answer('B-01')] }, 'incomplete'],
  [
    'that names a conflict of no kind',
    { apps: [answer('B-01'), { ...answer('B-02'), status: 'conflict' }] },
    'incomplete',
  ],
])('a declaration %s is judged so', (_, change, verdict) => {
  const rosters = [{ payloadSha256: hash('d'), payload: roster }];
  expect(judgeDeclaration({ ...declared, ...change }, round, expert, rosters, inTime)).toBe(
    verdict,
  );
});

describe('after the expert’s key was taken back', () => {
  const lost: ExpertFacts = { ...expert, revokedFrom: '2026-12-01T00:00:00Z' };
  const rosters = [{ payloadSha256: hash('d'), payload: roster }];

  it.each([
    ['2026-11-30T23:59:59Z', 'accepted'],
    ['2026-12-01T00:00:00Z', 'key-revoked'],
    ['2026-12-02T00:00:00Z', 'key-revoked'],
  ])('only the time of receipt counts: %s', (receivedAt, verdict) => {
    expect(judgeSheet(sound, receivedAt, round, lost, null)).toBe(verdict);
    const declaration = judgeDeclaration(declared, round, lost, rosters, receivedAt);
    expect(declaration).toBe(verdict);
  });

  it('nothing that a sheet says of itself makes up for it', () => {
    const backdated = { ...sound, claimed_at: '2026-11-20T00:00:00Z' };
    expect(judgeSheet(backdated, inTime, round, lost, null)).toBe('key-revoked');
    expect(judgeSheet({ ...sound, round: 'R-2' }, inTime, round, lost, null)).toBe('key-revoked');
  });
});
