import type { DepartureKind } from '../../shared/objects/proposed-list.ts';
import type { ListRow, ListView } from '../../shared/operations/proposed-list.ts';
import { flag, type Given } from './command.ts';
import { UsageError } from './usage-error.ts';

/** How a list leaves the result, on a command line. */
export const proposalFlags = [
  flag('add', 'APP=REASON', '列入一个项目及理由', 'Put an application on the list, and why', {
    several: true,
  }),
  flag('remove', 'APP=REASON', '不列入一个项目及理由', 'Leave an application out, and why', {
    several: true,
  }),
  flag('first', 'APP=REASON', '移到所在单元的首位及理由', 'Move to the head of its lot, and why', {
    several: true,
  }),
  flag('outcome', 'APP=CHOICE=REASON', '拟定另一结论及理由', 'Propose another outcome, and why', {
    several: true,
  }),
];

type Draft = {
  readonly entries: {
    readonly app: string;
    readonly listed: boolean;
    readonly place: number | null;
    readonly choice: string | null;
  }[];
  readonly reasons: {
    readonly app: string;
    readonly kind: DepartureKind;
    readonly reason: string;
  }[];
};

/** The list as the flags change it; null where they change nothing. */
export function draftOfFlags(given: Given, view: ListView): Draft | null {
  const words = (name: string, parts: number) =>
    given.all(name).map((text) => splitAt(name, text, parts));
  const reasons: Draft['reasons'][number][] = [];
  const rows = new Map(view.rows.map((row) => [row.app, row]));
  const change = (app: string, next: Partial<ListRow>, kind: DepartureKind, reason: string) => {
    const row = rows.get(app);
    if (!row) throw new UsageError('list propose', `没有项目 ${app}`, `no application ${app}`);
    rows.set(app, { ...row, ...next });
    reasons.push({ app, kind, reason });
  };
  const last = view.rows.length + 1;
  for (const [app = '', reason = ''] of words('add', 2)) {
    change(app, { listed: true, place: last }, 'added', reason);
  }
  for (const [app = '', reason = ''] of words('remove', 2)) {
    change(app, { listed: false, place: null }, 'removed', reason);
  }
  for (const [app = '', choice = '', reason = ''] of words('outcome', 3)) {
    const place = rows.get(app)?.place ?? last;
    change(app, { listed: true, choice, place }, 'changed', reason);
  }
  const heads = words('first', 2);
  for (const [app = '', reason = ''] of heads) change(app, {}, 'moved', reason);
  if (reasons.length === 0) return null;
  const first = new Set(heads.map(([app]) => app));
  return {
    entries: [...rows.values()].map(({ app, listed, place, choice }) => ({
      ...{ app, listed, choice },
      // Everybody behind the one that goes to the head.
      place: place === null ? null : first.has(app) ? 1 : place + 1,
    })),
    reasons: [...view.departures, ...reasons],
  };
}

function splitAt(name: string, text: string, parts: number): readonly string[] {
  const pieces = text.split('=');
  const head = pieces.slice(0, parts - 1);
  const rest = pieces.slice(parts - 1).join('=');
  if (pieces.length >= parts && rest.trim() !== '') return [...head, rest];
  const shape = parts === 2 ? 'APP=REASON' : 'APP=CHOICE=REASON';
  throw new UsageError('list propose', `--${name} 写作 ${shape}`, `--${name} is ${shape}`);
}
