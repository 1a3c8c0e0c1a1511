import { z } from 'zod';
import { objectWord } from '../../shared/object-words.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { storedPayload } from '../formats/jws.ts';
import { listExperts } from '../vault/agency-experts.ts';
import { listNamedHashes } from '../vault/agency-journal-subjects.ts';
import { listRounds } from '../vault/agency-rounds.ts';
import { findObject } from '../vault/signed-objects.ts';
import type { ReadDb } from '../vault/sqlite.ts';
import type { Session } from './session.ts';

/** What the subject of an entry is, in words; null where nothing here is known about it. */
export type DescribeSubject = (subject: string) => Bilingual | null;

/** Names instead of numbers and hashes, from what this workspace holds. */
export function subjectsOf(session: Session): DescribeSubject {
  const known = new Map<string, Bilingual | null>();
  const names = session.role === 'agency' ? agencyNames(session.vault.read) : noNames;
  return (subject) => {
    const told = known.get(subject);
    if (told !== undefined) return told;
    const words = describe(session.vault.read, names, subject);
    known.set(subject, words);
    return words;
  };
}

/** What tells one object from the next. */
type Telling = {
  readonly type: string;
  readonly app?: string | null | undefined;
  readonly number?: number | null | undefined;
  readonly kid?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly round?: string | null | undefined;
};

type Names = {
  readonly rounds: ReadonlyMap<string, string>;
  readonly experts: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, Telling>;
};

const noNames: Names = { rounds: new Map(), experts: new Map(), objects: new Map() };

function agencyNames(read: ReadDb): Names {
  return {
    rounds: new Map(listRounds(read).map(({ round, title }) => [round, title])),
    experts: new Map(listExperts(read).map(({ kid, name, unit }) => [kid, `${name}（${unit}）`])),
    objects: new Map(
      listNamedHashes(read).map(({ sha256, fileName, ...telling }) => [
        sha256,
        { ...telling, name: fileName },
      ]),
    ),
  };
}

function describe(read: ReadDb, names: Names, subject: string): Bilingual | null {
  if (/^[0-9a-f]{64}$/.test(subject)) {
    const telling = names.objects.get(subject) ?? keptObject(read, subject);
    return telling === null ? null : inWords(names, telling);
  }
  const [kid = '', appOfExpert = ''] = subject.split(' ');
  const expert = names.experts.get(kid);
  if (expert !== undefined) return same([expert, appOfExpert]);
  const [round = '', appOfRound = ''] = subject.split('/');
  const title = names.rounds.get(round);
  return title === undefined ? null : same([title, round, appOfRound]);
}

const Payload = z.object({
  app: z.string().nullish(),
  round: z.string().optional(),
  rev: z.int().optional(),
  version: z.int().optional(),
  delivery_seq: z.int().optional(),
  submission_seq: z.int().optional(),
  expert_kid: z.string().optional(),
  name: z.string().optional(),
});

function keptObject(read: ReadDb, sha256: string): Telling | null {
  const object = findObject(read, sha256);
  if (object === null) return null;
  const { type, jws } = object;
  const { success, data } = Payload.safeParse(storedPayload('sheet', jws, sha256));
  if (!success) return { type };
  const { app, round, name, expert_kid: kid } = data;
  const number = data.rev ?? data.version ?? data.delivery_seq ?? data.submission_seq;
  return { type, app, round, name, kid, number };
}

function inWords(names: Names, { type, app, number, kid, name, round }: Telling): Bilingual {
  const expert = kid ? names.experts.get(kid) : undefined;
  const title = round ? (names.rounds.get(round) ?? round) : undefined;
  const parts = [app, number ? `No. ${number}` : undefined, expert, name, title];
  if (type === 'file') return same(parts);
  const word = objectWord(type);
  return { zh: joined([word.zh, ...parts]), en: joined([word.en, ...parts]) };
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part).join(' · ');

const same = (parts: readonly (string | null | undefined)[]): Bilingual => ({
  zh: joined(parts),
  en: joined(parts),
});
