// Opening signed objects by the strict profile (form, header, signature, hash of the payload, canonical
// text, schema) against libsodium's bare verification of the same signing input, already decoded.
import { randomBytes } from 'node:crypto';
import { openCard } from '../../electron/formats/card.ts';
import { onlyKey, openObject, signObject } from '../../electron/formats/jws.ts';
import { primitives } from '../../electron/formats/primitives.ts';
import type { Sheet } from '../../shared/objects/sheet.ts';
import * as sample from '../unit/formats/sample-round.ts';
import { type Measured, median, milliseconds, rounded } from './measure.ts';

const OBJECTS = 400;
const ROUNDS = 41;

type Signed = { readonly input: Uint8Array; readonly signature: Uint8Array };

export async function run(): Promise<Measured> {
  const sheets = Array.from(
    { length: OBJECTS },
    () => signObject('sheet', sheet(), sample.signers.expert).jws,
  );
  const cards = [sample.sign('enrol').jws];
  const { publicKey } = sample.signers.expert;
  const keyOf = onlyKey(publicKey);
  const ofSheets = await measure(sheets, publicKey, (jws) => openObject('sheet', jws, keyOf));
  const many = Array.from({ length: OBJECTS }, () => cards[0] ?? '');
  const ofCards = await measure(many, publicKey, openCard);
  const perSecond = (ms: number) => Math.round((OBJECTS / ms) * 1000);
  return {
    bench: 'objects',
    ratios: {
      'sheet/sodium': rounded(ofSheets.ratio),
      'card/sodium': rounded(ofCards.ratio),
    },
    figures: {
      'bytes of a sheet': sheets[0]?.length ?? 0,
      'bytes of a card': cards[0]?.length ?? 0,
      'sheets/s': perSecond(ofSheets.open),
      'bare verifications of sheets/s': perSecond(ofSheets.bare),
      'cards/s': perSecond(ofCards.open),
      'bare verifications of cards/s': perSecond(ofCards.bare),
    },
  };
}

/** By turns, so that a busy moment falls on both: the median of the ratios and of the times. */
async function measure(
  all: readonly string[],
  publicKey: Uint8Array,
  open: (jws: string) => unknown,
) {
  const decoded = all.map(signedPart);
  const bare: number[] = [];
  const opened: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    bare.push(await milliseconds(() => verifyAll(decoded, publicKey)));
    opened.push(await milliseconds(() => all.forEach(open)));
  }
  const ratios = bare.map((ms, i) => ms / (opened[i] ?? Number.NaN));
  return { ratio: median(ratios), bare: median(bare), open: median(opened) };
}

function signedPart(jws: string): Signed {
  const end = jws.lastIndexOf('.');
  return {
    input: Buffer.from(jws.slice(0, end), 'latin1'),
    signature: Buffer.from(jws.slice(end + 1), 'base64url'),
  };
}

function verifyAll(all: readonly Signed[], publicKey: Uint8Array): void {
  for (const { input, signature } of all) {
    if (!primitives.verify(publicKey, input, signature)) throw new Error('it verifies');
  }
}

const sentence = '实施方案总体合理，关键指标有测试依据，但第三阶段的资金安排与里程碑不完全对应。';

/** A sheet as people fill it in: words to each criterion and three places cited. */
function sheet(): Sheet {
  const model = sample.payloads.sheet;
  const items = ['A', 'B', 'C', 'D'];
  return {
    ...model,
    nonce: randomBytes(16).toString('hex'),
    scores: items.map((item) => ({ item, value: 1800 })),
    comments: items.map((item) => ({ item, text: sentence.repeat(2) })),
    overall: sentence.repeat(4),
    evidence: items.slice(0, 3).map((item, index) => ({
      item,
      docid: 'a'.repeat(26),
      doc_sha256: 'cd'.repeat(32),
      page_index: index,
      page_label: String(index + 1),
      rects: [[100, 200, 300, 400]],
      view_box: [0, 0, 59_500, 84_200],
      rotate: 0,
      user_unit: 100,
      quote: { exact: sentence, prefix: '', suffix: '' },
    })),
  };
}
