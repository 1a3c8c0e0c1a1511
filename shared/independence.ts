import { bareName, sameUnit } from './conflict-hints.ts';
import type { Bilingual } from './rubric.ts';

/** What is known of one side: each a list, or null where its fact is absent. */
export type Side = Readonly<Record<SidePart, readonly string[] | null>>;
export type SidePart = 'names' | 'codes' | 'controllers' | 'shareholders';

export type Comparison = {
  /** `tied`: something that the two may not share is the same. `doubtful`: something is alike or
   * was not given. `apart`: everything was compared and nothing is the same. */
  readonly outcome: 'tied' | 'doubtful' | 'apart';
  /** What was found, what was compared and what could not be, in sentences. */
  readonly notes: readonly Bilingual[];
};

const partWords: Readonly<Record<SidePart, Bilingual>> = {
  names: { zh: '名称', en: 'names' },
  codes: { zh: '信用代码', en: 'credit codes' },
  controllers: { zh: '控制人', en: 'controllers' },
  shareholders: { zh: '股东', en: 'shareholders' },
};

type Pair = { readonly ours: SidePart; readonly theirs: SidePart; readonly decides: boolean };

// A shareholder in common ties nobody by itself (a fund holds many): people have to look.
const pairs: readonly Pair[] = [
  { ours: 'names', theirs: 'names', decides: true },
  { ours: 'codes', theirs: 'codes', decides: true },
  { ours: 'controllers', theirs: 'controllers', decides: true },
  { ours: 'controllers', theirs: 'names', decides: true },
  { ours: 'names', theirs: 'controllers', decides: true },
  { ours: 'shareholders', theirs: 'names', decides: true },
  { ours: 'names', theirs: 'shareholders', decides: true },
  { ours: 'shareholders', theirs: 'shareholders', decides: false },
  { ours: 'controllers', theirs: 'shareholders', decides: false },
  { ours: 'shareholders', theirs: 'controllers', decides: false },
];

const nothing = new Set(['无', '没有', 'none', 'n/a']);

/** The entries of a list fact (`甲公司；乙公司`); 无 is an empty list; null where nothing stands. */
export function readList(value: string): readonly string[] | null {
  const entries = value
    .normalize('NFKC')
    .split(/[;、\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return null;
  return entries.filter((entry) => !nothing.has(entry.toLowerCase()));
}

/** Names of the parties that an application states beside its facts. */
export type PartyNames = {
  readonly unit: string;
  readonly partners: readonly string[];
  readonly demand_side: string;
};

// Unified social credit code (GB 32100): 18 letters and digits without I, O, S, V, Z.
const creditCode = /[0-9A-HJ-NP-RTUW-Y]{18}/g;

/** One side as its facts give it, together with the parties of the application: their names, and
 * credit codes where a name carries one (`甲公司（91450100…）`). Says which facts are absent and what
 * was taken from the parties. */
export function readSide(
  keys: Readonly<Record<SidePart, string>>,
  facts: ReadonlyMap<string, string>,
  parties: readonly string[],
): {
  readonly side: Side;
  readonly missing: readonly string[];
  readonly notes: readonly Bilingual[];
} {
  const written = parties
    .map((name) => name.normalize('NFKC').trim())
    .filter((name) => name !== '');
  const codes = written.flatMap((name) => name.match(creditCode) ?? []);
  const names = written.map((name) => name.replace(creditCode, '').replace(/[(（]\s*[)）]/g, ''));
  const join = (key: string, more: readonly string[]): readonly string[] | null => {
    const given = readList(facts.get(key) ?? '');
    if (given === null) return more.length > 0 ? [...new Set(more)] : null;
    return [...new Set([...given, ...more])];
  };
  const side: Side = {
    names: join(keys.names, names),
    codes: join(keys.codes, codes),
    controllers: join(keys.controllers, []),
    shareholders: join(keys.shareholders, []),
  };
  const parts = ['names', 'codes', 'controllers', 'shareholders'] as const;
  return {
    side,
    missing: parts.filter((part) => side[part] === null).map((part) => keys[part]),
    notes:
      written.length === 0
        ? []
        : [
            {
              zh: `一并比对了申报信息中的：${written.join('；')}。`,
              en: `Also compared, from the application itself: ${written.join('; ')}.`,
            },
          ],
  };
}

/** Compares two sides that may not be one unit, control one another or hold shares in one another:
 * names, credit codes, controllers and shareholders as they were given. It knows no register, so
 * that finding nothing proves nothing beyond what it lists. */
export function compareSides(ours: Side, theirs: Side): Comparison {
  const notes: Bilingual[] = [];
  const compared: Bilingual[] = [];
  const left: Bilingual[] = [];
  let outcome: Comparison['outcome'] = 'apart';
  for (const pair of pairs) {
    const [mine, yours] = [ours[pair.ours], theirs[pair.theirs]];
    const words = pairWords(pair);
    if (mine === null || yours === null) {
      left.push(words);
      if (outcome === 'apart') outcome = 'doubtful';
      continue;
    }
    compared.push(words);
    for (const { entry, other, exact } of matches(mine, yours)) {
      const decides = pair.decides && exact;
      if (decides) outcome = 'tied';
      else if (outcome === 'apart') outcome = 'doubtful';
      notes.push(matchNote(words, entry, other, decides));
    }
  }
  if (compared.length > 0) notes.push(listNote('已比对：', 'Compared: ', compared));
  if (left.length > 0)
    notes.push(listNote('未能比对（事实未提供）：', 'Not compared, facts missing: ', left));
  return { outcome, notes };
}

function matches(mine: readonly string[], yours: readonly string[]) {
  return mine.flatMap((entry) =>
    yours.flatMap((other) => {
      const exact = bareName(entry) === bareName(other) && bareName(entry) !== '';
      return exact || sameUnit(entry, other) ? [{ entry, other, exact }] : [];
    }),
  );
}

const pairWords = ({ ours, theirs }: Pair): Bilingual => ({
  zh: `揭榜方${partWords[ours].zh}与需求方${partWords[theirs].zh}`,
  en: `the bidder's ${partWords[ours].en} with the demand side's ${partWords[theirs].en}`,
});

const matchNote = (
  words: Bilingual,
  entry: string,
  other: string,
  decides: boolean,
): Bilingual => ({
  zh: `${words.zh}${decides ? '相同' : '相近或有共同者，须核实'}：${entry} / ${other}`,
  en: `${decides ? 'The same' : 'Alike or in common, to be looked into'}, ${words.en}: ${entry} / ${other}`,
});

const listNote = (zh: string, en: string, of: readonly Bilingual[]): Bilingual => ({
  zh: `${zh}${of.map((words) => words.zh).join('；')}。`,
  en: `${en}${of.map((words) => words.en).join('; ')}.`,
});
