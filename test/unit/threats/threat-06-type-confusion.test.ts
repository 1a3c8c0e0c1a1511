// Threat 6: one kind of signed object passed off as another, under one key or under another.

import { afterAll, describe, expect, it } from 'vitest';
import { sealAge } from '../../../electron/formats/age.ts';
import { openCard } from '../../../electron/formats/card.ts';
import { lineOf, openObject } from '../../../electron/formats/jws.ts';
import { type ObjectType, objectKinds } from '../../../electron/formats/objects.ts';
import { openAgencyObject, openTrust } from '../../../electron/formats/trust.ts';
import { canonicalJson, type JsonValue } from '../../../shared/canonical-json.ts';
import { Refusal } from '../../../shared/errors.ts';
import { openOffice } from '../agency/agency-office.ts';
import { readPost } from '../formats/read-post.ts';
import { codeOfRefusal, codeOfRefusalAsync } from '../formats/refusals.ts';
import {
  ageKeys,
  keyFor,
  objectTypes,
  payloads,
  sign,
  signerOf,
  trust,
} from '../formats/sample-round.ts';
import { forge, forgeAs, headerOf } from './forge.ts';

const isSame = (code: string) => code === 'accepted';
const roleOf = (type: ObjectType) => objectKinds[type].role;
const isOfAgency = (type: ObjectType) => !['root', 'self', 'expert'].includes(roleOf(type));

/** The pairs of types, made and asked, for which `open` accepts. */
function accepted(open: (made: ObjectType, asked: ObjectType) => unknown): readonly string[] {
  return objectTypes.flatMap((made) =>
    objectTypes
      .filter((asked) => isSame(codeOfRefusal(() => open(made, asked))))
      .map((asked) => `${made} as ${asked}`),
  );
}
const diagonal = objectTypes.map((type) => `${type} as ${type}`);

describe('threat 6: all pairs of types', () => {
  it('are many, and each pair of them is tried', () => {
    expect(objectTypes.length).toBeGreaterThanOrEqual(13);
  });

  it('a sound signature does not make it another type, even where any key may sign', () => {
    const anyKey = (made: ObjectType) => () => signerOf(made).publicKey;
    const asFile = accepted((made, asked) => openObject(asked, sign(made).jws, anyKey(made)));
    const asLine = accepted((made, asked) => lineOf(sign(made).jws).open(asked, anyKey(made)));
    expect(asFile).toEqual(diagonal);
    expect(asLine).toEqual(diagonal);
  });

  it('a payload under the header and by the key of another type is not of its shape', () => {
    const moved = (made: ObjectType, asked: ObjectType, changes: object = {}) =>
      openObject(
        asked,
        forgeAs(asked, canonicalJson({ ...payloads[made], ...changes } as JsonValue)),
        keyFor(asked),
      );
    expect(accepted((made, asked) => moved(made, asked))).toEqual(diagonal);
    expect(accepted((made, asked) => moved(made, asked, { type: asked }))).toEqual(diagonal);
  });

  it('the key of one role signs nothing of another role', () => {
    const crossed = accepted((made, asked) => {
      const { kid, publicKey } = signerOf(made);
      const body = canonicalJson(payloads[asked] as JsonValue);
      return openObject(asked, forge(headerOf(asked, kid), body, publicKey), keyFor(asked));
    });
    const sameKey = objectTypes.flatMap((made) =>
      objectTypes
        .filter((asked) => signerOf(made).kid === signerOf(asked).kid)
        .map((asked) => `${made} as ${asked}`),
    );
    expect(crossed).toEqual(sameKey);
  });

  it('the trust document gives each key its one role, and no key of the agency is an expert’s', () => {
    const crossed = accepted((made, asked) => {
      if (!isOfAgency(asked)) throw new Refusal('key-role', 'not of the agency');
      const { kid, publicKey } = signerOf(made);
      const body = canonicalJson(payloads[asked] as JsonValue);
      return openAgencyObject(asked, forge(headerOf(asked, kid), body, publicKey), trust.payload);
    });
    for (const pair of crossed) {
      const [made, asked] = pair.split(' as ') as [ObjectType, ObjectType];
      expect([pair, roleOf(made)]).toEqual([pair, roleOf(asked)]);
    }
    expect(crossed.length).toBeGreaterThan(objectTypes.filter(isOfAgency).length - 1);
  });

  it('nothing but a trust document is one, nothing but a card is one', () => {
    const trusts = objectTypes.filter((type) =>
      isSame(codeOfRefusal(() => openTrust(sign(type).jws))),
    );
    const cards = objectTypes.filter((type) =>
      isSame(codeOfRefusal(() => openCard(sign(type).jws))),
    );
    expect(trusts).toEqual(['trust']);
    expect(cards).toEqual(['enrol']);
  });
});

describe('threat 6: as lines of a post', () => {
  const { recipient, identity } = ageKeys.x25519.expert;
  const heads = ['delivery', 'submission'] as const;

  /** What a post says of one line of `type`, listed as `listed`. */
  async function carried(head: (typeof heads)[number], type: ObjectType, listed: string) {
    const line = sign(type);
    const app = type === 'sheet' ? payloads.sheet.app : null;
    const item = { type: listed, app, rev: 1, payload_sha256: line.payloadSha256 };
    const body = canonicalJson({ ...payloads[head], items: [item] } as unknown as JsonValue);
    const text = `${forgeAs(head, body)}\n${line.jws}`;
    const file = await sealAge(new Uint8Array(Buffer.from(text)), [recipient]);
    return codeOfRefusalAsync(() => readPost(file, [identity], (asked, kid) => keyFor(asked)(kid)));
  }

  for (const head of heads) {
    it(`a ${head} carries no type of the other side, and none under another name`, async () => {
      let tried = 0;
      for (const type of objectTypes) {
        for (const listed of ['roster', 'decision', 'grant', 'receipt', 'coi', 'sheet', type]) {
          const code = await carried(head, type, listed);
          tried++;
          if (!isSame(code)) continue;
          expect([type, listed]).toEqual([type, type]);
          expect([type, roleOf(type) === 'expert']).toEqual([type, head === 'submission']);
          expect([
            'delivery',
            'submission',
            'enrol',
            'result',
            'form',
            'bundle-seal',
          ]).not.toContain(type);
        }
      }
      expect(tried).toBe(objectTypes.length * 7);
    });
  }

  it('neither list is carried inside a post, nor heads one of the other direction', async () => {
    for (const head of objectTypes.filter((type) => !heads.some((one) => one === type))) {
      const file = await sealAge(new Uint8Array(Buffer.from(sign(head).jws)), [recipient]);
      const code = await codeOfRefusalAsync(() => readPost(file, [identity], keyOfAny));
      expect([head, code]).toEqual([head, 'post-head']);
    }
  });
});
const keyOfAny = (asked: ObjectType, kid: string) => keyFor(asked)(kid);

describe('threat 6: handed to an agency as a file', async () => {
  const office = await openOffice();
  afterAll(() => office.close());

  it('of all signed objects only a card is taken in, and it waits for its code', async () => {
    const outcomes: Record<string, string> = {};
    for (const type of objectTypes) {
      for (const name of [`${type}.hpcard`, `${type}.hptrust`, `${type}.hppost`]) {
        const { failure, outcome } = await office.receive(await office.write(name, sign(type).jws));
        const known = outcomes[type];
        const found = failure?.code ?? outcome;
        if (known === undefined || known === 'needs-confirmation') outcomes[type] = found;
        else expect([type, found]).toEqual([type, known]);
      }
    }
    const taken = Object.entries(outcomes).filter(([, outcome]) =>
      ['accepted', 'needs-confirmation', 'already-known'].includes(outcome),
    );
    expect(taken.map(([type]) => type)).toEqual(['enrol']);
    const [row, ...more] = await office.handlers.experts({});
    expect([row?.state, more]).toEqual(['pending', []]);
  });
});
