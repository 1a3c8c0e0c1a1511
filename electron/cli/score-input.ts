import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Refusal } from '../../shared/errors.ts';
import { Id } from '../../shared/objects/common.ts';
import type { Given } from './command.ts';
import { readJsonFile, readTextFile } from './read-file.ts';

/** What is to be entered for one application. Scores are points as people write them, `24.5`. */
export type ScoreInput = {
  readonly app: string;
  readonly scores: Readonly<Record<string, string>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly overall?: string | undefined;
  readonly decision?: string | undefined;
  /** Why that was chosen. */
  readonly reason?: string | undefined;
  /** Ticked veto questions by criterion, with their reasons. */
  readonly vetoes: Readonly<Record<string, string>>;
  readonly targets: Readonly<Record<string, TargetInput>>;
};

type TargetInput = { readonly judgement?: string | undefined; readonly note?: string | undefined };

const Points = z.union([z.string(), z.number()]).transform(String);
const Entry = z.strictObject({
  app: Id,
  scores: z.record(z.string(), Points).default({}),
  comments: z.record(z.string(), z.string()).default({}),
  overall: z.string().optional(),
  decision: z.string().optional(),
  reason: z.string().optional(),
  vetoes: z.record(z.string(), z.string()).default({}),
  targets: z
    .record(
      z.string(),
      z.strictObject({ judgement: z.string().optional(), note: z.string().optional() }),
    )
    .default({}),
});
const Entries = z.union([Entry.transform((entry) => [entry]), z.array(Entry)]);

/** Scores from a file (JSON: one entry or a list; CSV: columns app, item, score, comment, with the
 * items OVERALL, DECISION, VETO:criterion and TARGET:target standing for themselves) and from the flags of one application.
 * @throws Refusal terminal-file, terminal-input */
export function readScores(given: Given): readonly ScoreInput[] {
  const file = given.optional('file');
  const fromFile = file === undefined ? [] : readScoreFile(file);
  const app = given.optional('app');
  if (app === undefined) return fromFile;
  return [
    ...fromFile,
    {
      app,
      scores: pairs(given.all('set'), '--set'),
      comments: pairs(given.all('comment'), '--comment'),
      overall: given.optional('overall'),
      decision: given.optional('decision'),
      reason: given.optional('reason'),
      vetoes: pairs(given.all('veto'), '--veto'),
      targets: judged(pairs(given.all('judge'), '--judge'), pairs(given.all('note'), '--note')),
    },
  ];
}

function refuse(problems: string): never {
  throw new Refusal('terminal-input', 'scores cannot be read', { problems });
}

function pairs(entries: readonly string[], flag: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entries.map((entry) => {
      const at = entry.indexOf('=');
      return at > 0 ? [entry.slice(0, at), entry.slice(at + 1)] : refuse(`${flag} ${entry}`);
    }),
  );
}

function judged(
  judgements: Readonly<Record<string, string>>,
  notes: Readonly<Record<string, string>>,
): ScoreInput['targets'] {
  const targets = new Set([...Object.keys(judgements), ...Object.keys(notes)]);
  return Object.fromEntries(
    [...targets].map((id) => [id, { judgement: judgements[id], note: notes[id] }]),
  );
}

function readScoreFile(file: string): readonly ScoreInput[] {
  if (/\.csv$/i.test(file)) return readCsv(file);
  const parsed = Entries.safeParse(readJsonFile(file));
  if (parsed.success) return parsed.data;
  refuse(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  );
}

const Row = z.object({
  app: Id,
  item: z.string().min(1),
  score: z.string().default(''),
  comment: z.string().default(''),
});

function readCsv(file: string): readonly ScoreInput[] {
  const rows = z
    .array(Row)
    .safeParse(parse(readTextFile(file), { columns: true, trim: true, bom: true }));
  if (!rows.success) {
    refuse(
      rows.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  }
  const byApp = Map.groupBy(rows.data, ({ app }) => app);
  return [...byApp].map(([app, entries]) => {
    const criteria = entries.filter(
      ({ item }) => !/^((VETO|TARGET):|(OVERALL|DECISION)$)/.test(item),
    );
    const special = (name: string) => entries.find(({ item }) => item === name);
    const of = (prefix: string) =>
      entries
        .filter(({ item }) => item.startsWith(prefix))
        .map((row) => [row.item.slice(prefix.length), row] as const);
    const filled = (member: 'score' | 'comment') =>
      Object.fromEntries(
        criteria.filter((row) => row[member] !== '').map((row) => [row.item, row[member]]),
      );
    const given = (text: string | undefined) => (text === '' ? undefined : text);
    return {
      app,
      scores: filled('score'),
      comments: filled('comment'),
      overall: special('OVERALL')?.comment,
      decision: special('DECISION')?.score,
      reason: given(special('DECISION')?.comment),
      vetoes: Object.fromEntries(of('VETO:').map(([item, { comment }]) => [item, comment])),
      targets: Object.fromEntries(
        of('TARGET:').map(([id, { score, comment }]) => [
          id,
          { judgement: given(score), note: given(comment) },
        ]),
      ),
    };
  });
}

/** Points as whole hundredths: `24.5` → 2450. @throws Refusal terminal-input */
export function hundredths(points: string): number {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(points.trim());
  if (match === null) refuse(`“${points}”`);
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
