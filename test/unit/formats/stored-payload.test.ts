import { expect, it } from 'vitest';
import { storedPayload } from '../../../electron/formats/jws.ts';
import { codeOfRefusal } from './refusals.ts';
import { payloads, sign } from './sample-round.ts';

const sheet = sign('sheet');

it('reads a stored object back as it was verified', () => {
  expect(storedPayload('sheet', sheet.jws, sheet.payloadSha256)).toEqual(payloads.sheet);
});

it('refuses a stored object whose bytes are not what its hash names', () => {
  const other = sign('roster');
  expect(codeOfRefusal(() => storedPayload('sheet', other.jws, sheet.payloadSha256))).toBe(
    'vault-damaged',
  );
});
