import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ApplicationRecord, Manifest, Seal } from '../../../shared/objects/bundle.ts';
import { Card } from '../../../shared/objects/card.ts';
import { Decision, Declaration, Roster } from '../../../shared/objects/declaration.ts';
import { Form } from '../../../shared/objects/form.ts';
import { Grant } from '../../../shared/objects/grant.ts';
import { Delivery, Receipt, Submission } from '../../../shared/objects/post.ts';
import { ResultObject } from '../../../shared/objects/result.ts';
import { Sheet } from '../../../shared/objects/sheet.ts';
import { Trust } from '../../../shared/objects/trust.ts';

const guide = readFileSync(new URL('../../../resources/guide/formats.md', import.meta.url), 'utf8');
const members = guide.slice(guide.indexOf('### 2.6'), guide.indexOf('## 3.'));

/** The members that the guide names for a type, nested ones too. */
function namedFor(type: string): ReadonlySet<string> {
  const [, text = ''] = members.split(`\n- **${type}**:`);
  const [own = ''] = text.split(/\n(?:- \*\*|\n)/);
  return new Set(own.match(/(?<=`)[a-zA-Z_0-9]+(?=`)/g));
}

test.each([
  ['trust', Trust],
  ['enrol', Card],
  ['bundle-seal', Seal],
  ['form', Form],
  ['roster', Roster],
  ['coi', Declaration],
  ['decision', Decision],
  ['grant', Grant],
  ['sheet', Sheet],
  ['delivery', Delivery],
  ['submission', Submission],
  ['receipt', Receipt],
  ['result', ResultObject],
  ['manifest', Manifest],
  ['application', ApplicationRecord],
] as const)('the guide for outsiders names every member of %s', (type, schema) => {
  const named = namedFor(type);
  const missing = Object.keys(schema.shape).filter(
    (key) => key !== 'v' && key !== 'type' && !named.has(key),
  );
  expect(missing).toEqual([]);
});
