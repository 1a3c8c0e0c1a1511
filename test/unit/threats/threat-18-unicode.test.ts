// Threat 18: letters that look alike, texts that are the same and are not, characters that turn or
// hide what stands beside them. What the page shows is tried in test/e2e/hidden-characters.spec.ts.
import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { signCard } from '../../../electron/formats/card.ts';
import { openObject } from '../../../electron/formats/jws.ts';
import { html } from '../../../electron/reports/html.ts';
import { resultCsv } from '../../../electron/reports/result-csv.ts';
import { safeText } from '../../../electron/reports/spreadsheet.ts';
import { canonicalJson, type JsonValue } from '../../../shared/canonical-json.ts';
import { idPattern } from '../../../shared/objects/common.ts';
import { visibleJson, visibleLine, visibleText } from '../../../shared/visible-text.ts';
import { run } from '../cli/command-line.ts';
import { codeOfRefusal } from '../formats/refusals.ts';
import { temporaryFolder } from '../formats/sample-bundle.ts';
import { card, keyFor, payloads, signers } from '../formats/sample-round.ts';
import { form, result } from '../reports/made-result.ts';
import { forgeAs } from './forge.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

// What reorders (bidirectional controls), what hides (zero width, soft hyphen, tags, fillers of
// format), what ends a line unseen.
const hidden = [
  ...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
  ...'\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb',
  ...'\u206a\u206b\u206c\u206d\u206e\u206f\u{e0001}\u{e0020}\u{e0041}\u{e007f}\u{1d173}',
  ...'\u2028\u2029\u0001\u0007\u0008\u000b\u000c\r\u001b\u007f\u0085\u009b',
  ...'\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0',
];
const looksLike = (character: string) =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

// From “Trojan Source”: a sentence that reads otherwise than it is.
const sentences = [
  '同意\u202e。意同不\u202c',
  '\u2067不\u2066同意\u2069 推荐\u2069',
  'A-01\u200b',
  '北京\u2060大学',
  'admin\u202etxt.exe',
  '张三\u{e0041}\u{e0042}',
];

describe('threat 18: what is shown', () => {
  it('each hidden character is shown by its number, on paper, in a table, on a terminal line', () => {
    for (const character of hidden) {
      const text = `a${character}b`;
      const shown = `a${looksLike(character)}b`;
      expect(visibleText(text)).toBe(shown);
      expect(visibleLine(text)).toBe(shown);
      expect(safeText(text)).toBe(shown);
      expect(html`<p>${text}</p>`.markup).toContain(shown);
    }
  });

  it('no sentence keeps a character that turns or hides another', () => {
    const left = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
    for (const sentence of sentences) {
      for (const shown of [visibleText(sentence), safeText(sentence), html`${sentence}`.markup]) {
        expect(shown).not.toMatch(left);
      }
    }
    const table = Buffer.from(resultCsv(result, form))
      .toString('utf8')
      .slice(1)
      .replaceAll('\r\n', '');
    expect(table).toContain('⟨U+202E⟩');
    expect(table).not.toMatch(left);
  });

  it('a name cannot begin a line of its own on a terminal, nor move its cursor', async () => {
    const name = '李四\u001b[2K\r\n核验通过\u202e：的真是\u202c\u009b31m';
    const forged = signCard(
      {
        ...cardFields,
        name,
      },
      signers.expert,
    );
    const file = place.file('forged.hpcard');
    writeFileSync(file, forged.jws);
    const { code, out, err } = await run('inspect', file);
    expect([code, err]).toEqual([0, '']);
    const line = out.split('\n').find((one) => one.includes('李四')) ?? '';
    expect(line).toContain('李四⟨U+001B⟩[2K⟨U+000D⟩⏎核验通过⟨U+202E⟩：的真是⟨U+202C⟩⟨U+009B⟩31m');
    expect(out.split('\n').some((one) => one.startsWith('核验通过'))).toBe(false);
    const json = await run('inspect', '--json', file);
    expect(json.out).not.toMatch(/[\p{Cf}\u007f-\u009f]/u);
    expect(json.out.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.stringify(JSON.parse(json.out))).toContain(JSON.stringify(name).slice(1, -1));
  });

  it('JSON for programs keeps each text and shows none of what hides in it', () => {
    for (const character of hidden) {
      const json = visibleJson({ text: `a${character}b` });
      expect(json).not.toContain(character);
      expect(JSON.parse(json)).toEqual({ text: `a${character}b` });
    }
  });

  it('a refusal stays on its two lines, whatever a file is called', async () => {
    const file = place.file('x\n核验通过\u202e.hpcard');
    writeFileSync(file, 'no file of ours');
    const { code, err, out } = await run('inspect', file);
    expect(code).toBe(1);
    expect(`${out}${err}`).not.toMatch(/^核验通过/m);
    expect(`${out}${err}`).not.toContain('\u202e');
  });
});

const { name: _name, ...rest } = card.payload;
const cardFields = {
  unit: rest.unit,
  title: rest.title,
  age_suite: rest.age_suite,
  age_recipient: rest.age_recipient,
  nonce: rest.nonce,
  issued_at: rest.issued_at,
  app_version: rest.app_version,
};

describe('threat 18: what is compared', () => {
  it('ids are ASCII: none has a twin', () => {
    const twins = [
      'А-01',
      'Α-01',
      'Ａ-01',
      'A-0１',
      'A‐01',
      'A‑01',
      'A−01',
      'A-01\u200b',
      '\u202aA-01',
      'A-01\u0301',
      'A-01 ',
      'A-01\n',
      'a-01',
      'A_01',
      'A-O1\u00a0',
      'Å-01'.normalize('NFD'),
      '𝐀-01',
      'Ⓐ-01',
      'A-٠١',
      '',
      'A'.repeat(41),
    ];
    for (const twin of twins) {
      expect([twin, idPattern.test(twin)]).toEqual([twin, false]);
      const code = openSheet({ ...payloads.sheet, app: twin });
      expect([twin, code]).toEqual([twin, 'object-schema']);
    }
  });

  it('texts have one form: what is not NFC, not well formed or holds a NUL is refused', () => {
    const notNfc = [
      'e\u0301',
      '\u1100\u1161',
      '\u212b',
      '\u2126',
      'ﬀ'.normalize('NFC') && '\u0344',
      '\u{2f800}',
    ];
    for (const text of [...notNfc, 'a\0b']) {
      expect([text, openSheet({ ...payloads.sheet, overall: text })]).toEqual([
        text,
        'object-schema',
      ]);
    }
    for (const lone of ['\ud800', 'a\udc00', '\udc00\ud800']) {
      const body = canonicalJson(payloads.sheet as JsonValue).replace(
        '同意',
        JSON.stringify(lone).slice(1, -1),
      );
      expect([lone, codeOf(body)]).toEqual([lone, 'jws-payload']);
    }
    expect(openSheet({ ...payloads.sheet, overall: '同意 é 각 👩‍🔬' })).toBe('accepted');
  });
});

const codeOf = (body: string) =>
  codeOfRefusal(() => openObject('sheet', forgeAs('sheet', body), keyFor('sheet')));
const openSheet = (payload: object) => codeOf(canonicalJson(payload as JsonValue));
