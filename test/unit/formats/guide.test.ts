import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundleCode, inspectBundle } from '../../../electron/formats/bundle-reader.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { trustCode } from '../../../electron/formats/trust.ts';
import { ApplicationRecord, Manifest, Seal } from '../../../shared/objects/bundle.ts';
import { CardV2 } from '../../../shared/objects/card.ts';
import { Decision, Declaration, Roster } from '../../../shared/objects/declaration.ts';
import { Form } from '../../../shared/objects/form.ts';
import { Grant } from '../../../shared/objects/grant.ts';
import { PanelOpinion } from '../../../shared/objects/panel-opinion.ts';
import { Delivery, Receipt, Submission } from '../../../shared/objects/post.ts';
import { ProposedList } from '../../../shared/objects/proposed-list.ts';
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
  ['enrol', CardV2],
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
  ['panel-opinion', PanelOpinion],
  ['proposed-list', ProposedList],
  ['manifest', Manifest],
  ['application', ApplicationRecord],
] as const)('the guide for outsiders names every member of %s', (type, schema) => {
  const named = namedFor(type);
  const missing = Object.keys(schema.shape).filter(
    (key) => key !== 'v' && key !== 'type' && !named.has(key),
  );
  expect(missing).toEqual([]);
});

describe('the worked example', () => {
  const golden = fileURLToPath(new URL('../../fixtures/golden/', import.meta.url));
  const example = guide.slice(guide.indexOf('## 7. Worked example'));
  const steps = [...example.matchAll(/^\$ .*(?:\n> .*)*/gm)].map(({ 0: typed, index }) => {
    const rest = example.slice(index + typed.length + 1);
    const [answer = ''] = rest.split(/^(?:\$ |```)/m);
    return { command: typed.replace(/^[$>] /gm, ''), answer };
  });

  test('shows the hashes and codes of the golden files', async () => {
    const { sheet } = JSON.parse(readFileSync(`${golden}objects.json`, 'utf8'));
    const bundle = await inspectBundle(`${golden}bundle-x25519.hpbundle`);
    await bundle.close();
    const { seal, manifest, trust, code } = bundle;
    const document = manifest.apps[0]?.docs[0];
    expect(code).toBe(bundleCode(seal.payloadSha256));
    for (const [step, value] of [
      ['sheet.payload_sha256', sheet.payload_sha256],
      ['$work/payload', sha256Hex(Buffer.from(sheet.jws.split('.')[1], 'base64url'))],
      ['.sig_pub', sheet.kid],
      ['trust-fpr', trustCode(trust.payload)],
      ['seal.jws | unb64url | code', code],
      ['.manifest_sha256', seal.payload.manifest_sha256],
      ['docs[0]', document?.docid],
      ['leaves/v1', document?.leaves_hash],
    ]) {
      const answers = steps.filter(({ command }) => command.includes(step)).map((s) => s.answer);
      expect(answers.join('')).toContain(value);
    }
  });

  const absent = ['bash', 'openssl', 'jq', 'unzip', 'base32', 'od'].filter(
    (tool) => spawnSync(tool, ['--version']).error !== undefined,
  );
  test.skipIf(process.platform !== 'linux' || absent.length > 0)(
    'answers as it says when it is typed (on Linux, where openssl, jq and unzip are)',
    () => {
      const mark = '@@ next @@\n';
      const script = steps.map(({ command }) => `${command}\nprintf '%s' '${mark}'`).join('\n');
      const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\nrm -r "$work"`], {
        cwd: golden,
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(stdout.split(mark).slice(0, -1)).toEqual(steps.map(({ answer }) => answer));
      expect(steps.length).toBeGreaterThan(20);
    },
  );
});
