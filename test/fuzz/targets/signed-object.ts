// The frame of a signed object: three parts, header, several signatures.
import { lineOf, peekObject } from '../../../electron/formats/jws.ts';
import { keyFor, objectTypes, sign } from '../../unit/formats/sample-round.ts';
import { asText, valueOrRefusal } from '../target.ts';

export const seeds = () => objectTypes.map((type) => Buffer.from(sign(type).jws));

export async function fuzz(data: Buffer): Promise<void> {
  const text = asText(data);
  await valueOrRefusal(() => peekObject(text));
  await valueOrRefusal(() => {
    const line = lineOf(text);
    return line.open(line.type, keyFor(line.type));
  });
}
