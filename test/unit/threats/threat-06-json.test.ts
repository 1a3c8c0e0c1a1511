// Threat 6, beneath the types: two texts of one value, two values of one text. Every payload here is
// soundly signed by the key that may sign it.
import { describe, expect, it } from 'vitest';
import { openObject, peekObject } from '../../../electron/formats/jws.ts';
import { canonicalJson, type JsonValue } from '../../../shared/canonical-json.ts';
import { codeOfRefusal } from '../formats/refusals.ts';
import { keyFor, payloads } from '../formats/sample-round.ts';
import { forgeAs } from './forge.ts';

const text = canonicalJson(payloads.sheet as JsonValue);
const open = (payload: string | Uint8Array) => {
  const jws = forgeAs('sheet', payload);
  const code = codeOfRefusal(() => openObject('sheet', jws, keyFor('sheet')));
  // What only looks at a file before its key is known must be no more lenient.
  expect(codeOfRefusal(() => peekObject(jws))).toBe(code);
  return code;
};
const withRev = (number: string) => text.replace('"rev":1', `"rev":${number}`);
const withOverall = (string: string) => text.replace('"overall":"同意"', `"overall":${string}`);
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
    ),
  );
const halves = [text.slice(0, text.indexOf('同意')), text.slice(text.indexOf('同意'))] as const;

const notCanonical: Readonly<Record<string, readonly (string | Uint8Array)[]>> = {
  'numbers in other texts': [
    '1.0',
    '1.',
    '.1e1',
    '1e0',
    '1E0',
    '10e-1',
    '0.1e1',
    '+1',
    '01',
    '0x1',
    '0b1',
    '1_0',
    '1n',
    '１',
    '-0',
    '0.5',
    '1e400',
    '-1e400',
    '9007199254740992',
    '9007199254740993',
    '1e16',
    'NaN',
    'Infinity',
    '-Infinity',
    '-',
    '1 ',
    ' 1',
    '1,',
    '"1"1',
    '0.1',
    '1.7976931348623157e308',
    '5e-324',
  ].map(withRev),
  'strings in other texts': [
    '"\\u540c\\u610f"',
    '"同\\u610f"',
    '"\\u0041"',
    '"\\/"',
    '"\\x41"',
    '"\\a"',
    '"\t"',
    '"\n"',
    '"\u0000"',
    '"\\u0000',
    "'同意'",
    '"同意',
    '同意"',
    '"\\ud800"',
    '"\\uD83D\\uDE00"',
    '"\\u00E9"',
    '"\\u000A"',
    '"\\u001f\u001f"',
    '"\\"',
    '`同意`',
    '"a" "b"',
    '"\u007f\\u007f"',
  ].map(withOverall),
  'white space': [
    ` ${text}`,
    `${text} `,
    `${text}\n`,
    `\n${text}`,
    text.replace(',', ', '),
    text.replace(':', ': '),
    text.replace('{', '{ '),
    text.replace('{', '{\t'),
    text.replace('{', '{\u00a0'),
    text.replace('{', '{\u000c'),
    `${text}\u2028`,
    `${text}\0`,
  ],
  'marks of byte order and other encodings': [
    `\uFEFF${text}`,
    `${text}\uFEFF`,
    text.replace('{', '{\uFEFF'),
    new Uint8Array(Buffer.from(text, 'utf16le')),
    new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
    new Uint8Array(Buffer.from(text, 'utf16le').swap16()),
    new Uint8Array(Buffer.from(text, 'latin1')),
  ],
  'bytes that are no UTF-8': [
    [0xc0, 0x80],
    [0xc1, 0xbf],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xed, 0xbf, 0xbf],
    [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf8, 0x88, 0x80, 0x80, 0x80],
    [0x80],
    [0xff],
    [0xfe],
    [0xe5, 0x90],
    [0xf0, 0x9f, 0x98],
    [0xc3],
  ].map((raw) => bytes(halves[0], raw, halves[1])),
  'a member twice': [
    `${text.slice(0, -1)},"v":1}`,
    text.replace('"rev":1', '"rev":1,"rev":1'),
    text.replace('"rev":1', '"rev":2,"rev":1'),
    text.replace('"rev":1', '"rev":1,"re\\u0076":2'),
    text.replace('"scores":[', '"scores":[],"scores":['),
    text.replace('"item":"C1"', '"item":"C1","item":"C2"'),
    text.replace('{', '{"v":2,'),
  ],
  'members in another order': [
    JSON.stringify({ ...payloads.sheet }),
    canonicalJson(payloads.sheet as JsonValue).replace('"v":1}', '"w":1,"v":1}'),
    text.replace(/"rev":1,(.*)"round":("[^"]*")/, '"round":$2,$1"rev":1'),
  ],
  'what is not JSON': [
    `${text},`,
    `${text}${text}`,
    `[${text}`,
    `${text}]`,
    text.slice(0, -1),
    text.slice(1),
    text.replace('"v":1}', '"v":1,}'),
    text.replace(':[', ':[,'),
    text.replace('"v"', 'v'),
    `/* */${text}`,
    `${text}//`,
    `${text}#`,
    text.replace('null', 'nul'),
    text.replace('null', 'NULL'),
    text.replace('null', 'undefined'),
    text.replace('false', 'False'),
    '{"a"}',
    '{:1}',
    '{"a":}',
    '{"a":1 "b":2}',
    '[1 2]',
    '[',
    ']',
    '{',
    '}',
    '"',
    ':',
    ',',
    '\u0000',
    '{"a":1}}',
    '[1]]',
    '<x/>',
    '---\na: 1',
    'a=1',
    '{"a":1,}',
    '[1,]',
    '[,1]',
    '[1,,2]',
    '{,}',
    '[*]',
    '{"a":/*x*/1}',
  ],
  'depth without end': [
    '['.repeat(90_000),
    `${'['.repeat(90_000)}${']'.repeat(90_000)}`,
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    `${'['.repeat(70)}${']'.repeat(70)}`,
  ],
};

const otherShapes: readonly string[] = [
  'null',
  'true',
  'false',
  '0',
  '1',
  '""',
  '"sheet"',
  '[]',
  '{}',
  `[${text}]`,
  `{"a":${text}}`,
  text.replace('"rev":1', '"rev":"1"'),
  text.replace('"rev":1', '"rev":null'),
  text.replace('"rev":1', '"rev":true'),
  text.replace('"rev":1', '"rev":[1]'),
  text.replace('"rev":1', '"rev":{}'),
  text.replace('"rev":1', '"rev":0'),
  text.replace('"rev":1', '"rev":-1'),
  text.replace('"rev":1,', ''),
  text.replace('{"agency"', '{"__proto__":{"rev":1},"agency"'),
  text.replace('{"agency"', '{"a":1,"agency"'),
  text.replace('"comments"', '"comment":"x","comments"'),
  text
    .replace('"coi_sha256"', '"co\u0131_sha256":1,"coi_sha256"')
    .replace(/("co\u0131_sha256":1,)(.*)(,"evidence")/, '$2,$1$3')
    .replace(',,', ','),
  text.replace('"v":1}', '"v":2}'),
  text.replace('"type":"sheet"', '"type":"Sheet"'),
  text.replace('"type":"sheet"', '"type":"coi"'),
  text.replace('"value":8550', '"value":-50'),
  text.replace('"value":8550', '"value":9007199254740991'),
  text.replace('"claimed_at":"2026', '"claimed_at":"+002026'),
  text.replace('"claimed_at":"2026-06-01T08:30:00Z"', '"claimed_at":"2026-06-01T08:30:00+00:00"'),
  text.replace('"claimed_at":"2026-06-01T08:30:00Z"', '"claimed_at":"2026-06-01T08:30:00.000Z"'),
];

describe('threat 6: JSON that means two things', () => {
  it('the one text of the payload opens', () => {
    expect(open(text)).toBe('accepted');
    expect(withOverall('"同意"')).toBe(text);
  });

  for (const [what, texts] of Object.entries(notCanonical)) {
    it(`refuses ${what}`, () => {
      for (const one of texts) {
        expect([one, one === text]).toEqual([one, false]);
        expect([String(one).slice(0, 60), open(one)]).toEqual([
          String(one).slice(0, 60),
          'jws-payload',
        ]);
      }
    });
  }

  it('refuses canonical texts of other values', () => {
    for (const one of otherShapes) {
      const code = open(one);
      expect([one.slice(0, 60), ['object-schema', 'jws-payload'].includes(code)]).toEqual([
        one.slice(0, 60),
        true,
      ]);
    }
  });

  it('refuses members whose names are written in two normal forms', () => {
    for (const name of ['é', 'e\u0301', 'ﬁ', '\u212b', '\u00c5']) {
      const member = `${JSON.stringify(name)}:1`;
      expect(open(`${text.slice(0, -1)},${member}}`)).not.toBe('accepted');
      const both = `${text.slice(0, -1)},"e\u0301":1,"é":1}`;
      expect(open(both)).not.toBe('accepted');
    }
  });
});
