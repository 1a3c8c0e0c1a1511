// One step of a large round, `seal`, `verify` or `receive`, on the bundle argv[3] of argv[4] MiB;
// prints its own peak of memory in MB. A process a step, because a peak cannot be reset.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { signObject } from '../../../electron/formats/jws.ts';
import { newOpaqueId } from '../../../electron/formats/random.ts';
import { trustCode } from '../../../electron/formats/trust.ts';
import { closeProgram, newExpert } from '../../unit/desk/expert-program.ts';
import { agency, formPayload, issuedAt, round, trust, until } from '../../unit/desk/small-round.ts';
import { party, signers } from '../../unit/formats/sample-round.ts';
import { noise } from '../sealed-file.ts';

const MEBIBYTE = 1024 * 1024;
const DOCUMENTS = 64;
const [step = '', bundle = '', mebibytes = ''] = process.argv.slice(2);
const pieces = Number(mebibytes) / DOCUMENTS;
const [piece = new Uint8Array()] = noise(MEBIBYTE);

const source = {
  size: pieces * MEBIBYTE,
  async *open() {
    for (let i = 0; i < pieces; i += 1) yield piece;
  },
};

const steps: Readonly<Record<string, () => Promise<unknown>>> = {
  seal: () =>
    writeBundle({
      path: bundle,
      agency,
      round,
      bundleId: newOpaqueId(),
      rev: 1,
      prevSealSha256: null,
      suite: 'x25519',
      recoveryRecipients: [],
      applications: Array.from({ length: DOCUMENTS }, (_, i) => ({
        app: `A-${i + 1}`,
        lot: 'L-1',
        lotTitle: 'bench',
        party,
        facts: [],
        documents: [{ title: `noise ${i}`, kind: 'main' as const, source }],
      })),
      form: signObject('form', formPayload('after-declaration'), signers.form),
      trust: [trust],
      sealSigner: signers.seal,
      issuedAt,
      notAfter: until,
    }),
  verify: () => verifyBundle(bundle, () => trust),
  async receive() {
    const home = path.join(path.dirname(bundle), 'expert');
    const program = await newExpert(home);
    const trustFile = path.join(home, 'agency.hptrust');
    await writeFile(trustFile, trust.jws);
    await program.receive(trustFile);
    await program.expert.confirmTrust({ agency, code: trustCode(trust.payload) });
    const [outcome] = await program.receive(bundle);
    if (outcome !== 'accepted') throw new Error(`the bundle is ${outcome}`);
    closeProgram(program);
  },
};

const work = steps[step];
if (!work) throw new Error('usage: large-round.ts seal|verify|receive BUNDLE MIB');
await work();
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
