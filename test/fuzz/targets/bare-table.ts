// The score table of `hengping aggregate` under the worked policies of the guide; the first byte
// chooses one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { aggregateTable } from '../../../shared/merge/bare/aggregate-table.ts';
import { BarePolicy } from '../../../shared/merge/bare/bare-policy.ts';
import { readBareTable } from '../../../shared/merge/bare/bare-table.ts';
import { valueOrRefusal } from '../target.ts';

const guide = readFileSync(path.resolve('resources/guide/merging.md'), 'utf8');
const policies = [...guide.matchAll(/```json policy\n([^`]*)```/g)].map(([, text = '']) =>
  BarePolicy.parse(JSON.parse(text)),
);

const columns = ['lot', 'application', 'expert', 'criterion', 'value'];

export const seeds = () =>
  policies.map((policy, index) => {
    const criteria = policy.scores?.criteria.map(({ id }) => id) ?? [''];
    const choice = policy.vote?.yes ?? '7.5';
    const rows = ['E1', 'E2', 'E3'].flatMap((expert) =>
      ['P', 'Q'].flatMap((app) => criteria.map((id) => `L,${app},${expert},${id},${choice}`)),
    );
    return Buffer.concat([Buffer.from([index]), Buffer.from(rows.join('\n'))]);
  });

export async function fuzz(data: Buffer): Promise<void> {
  const policy = policies[(data[0] ?? 0) % policies.length];
  if (policy === undefined) return;
  const lines = data.subarray(1).toString('utf8').split('\n');
  const source = { columns, firstRow: 2, rows: lines.map((line) => line.split(',')) };
  await valueOrRefusal(() => {
    const table = readBareTable(policy, source);
    if (table.problems.length === 0) aggregateTable(policy, table.lots);
  });
}
