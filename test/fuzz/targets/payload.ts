// What is inside the frame: canonical JSON and the schema of each type. The first byte chooses it.

import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { peekObjectOf } from '../../../electron/formats/jws.ts';
import { objectKinds } from '../../../electron/formats/objects.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { objectTypes, payloads, signerOf } from '../../unit/formats/sample-round.ts';
import { valueOrRefusal } from '../target.ts';

export const seeds = () =>
  objectTypes.map((type, index) =>
    Buffer.concat([Buffer.from([index]), Buffer.from(canonicalJson(payloads[type]))]),
  );

const signature = toBase64Url(new Uint8Array(64));
const headers = objectTypes.map((type) =>
  toBase64Url(
    Buffer.from(`{"alg":"Ed25519","kid":"${signerOf(type).kid}","typ":"${objectKinds[type].typ}"}`),
  ),
);

/** In canonical form where there is one, so that most inputs get past it to the schemas. */
function canonical(data: Buffer): Uint8Array {
  try {
    return Buffer.from(canonicalJson(JSON.parse(data.toString('utf8'))));
  } catch {
    return data;
  }
}

export async function fuzz(data: Buffer): Promise<void> {
  const index = (data[0] ?? 0) % objectTypes.length;
  const type = objectTypes[index];
  const header = headers[index];
  if (type === undefined || header === undefined) return;
  const jws = `${header}.${toBase64Url(canonical(data.subarray(1)))}.${signature}`;
  await valueOrRefusal(() => peekObjectOf(type, jws));
}
