import { basename } from 'node:path';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { errorTexts, fillText, Refusal } from '../../../shared/errors.ts';
import type { Bilingual } from '../../../shared/rubric.ts';
import { ageHeaderLength, suitesOfHeader } from '../../formats/age-header.ts';
import { openBackup } from '../../formats/backup-file.ts';
import { inspectBundle } from '../../formats/bundle-reader.ts';
import { verifyBundle } from '../../formats/bundle-verify.ts';
import { cardCode, openCard } from '../../formats/card.ts';
import { sameCode } from '../../formats/codes.ts';
import { sha256Hex } from '../../formats/hash.ts';
import { peekObjectOf } from '../../formats/jws.ts';
import { recogniseFile } from '../../formats/recognise.ts';
import { openAgencyObject, trustCode } from '../../formats/trust.ts';
import { newestTrust, openTrustChain, type TrustChain } from '../../formats/trust-chain.ts';
import { type Command, flag } from '../command.ts';
import { decidedSummary } from '../decided-lines.ts';
import type { Terminal } from '../terminal.ts';
import { verifyRecord } from '../verify-record.ts';
import { bytesOf } from './inspect.ts';

/** `whole`: nothing in it was altered. `authentic`: and it is from the agency of `--trust`.
 * `sealed`: only its receiver can check more. */
type Verified = {
  readonly file: string;
  readonly state: 'authentic' | 'whole' | 'sealed' | 'refused';
  readonly code: string;
  readonly note: Bilingual;
  /** What to do about a refusal. */
  readonly next?: Bilingual;
};

export const verifyCommand: Command = {
  name: 'verify',
  about: {
    zh: '核验文件是否完整；给出信任文件时，并核验是否出自该机构',
    en: 'Verify that files are whole and, given a trust document, that they are the agency’s',
  },
  flags: [
    flag('trust', 'FILE', '机构的信任文件（.hptrust）', 'The agency’s trust document (.hptrust)'),
    flag('code', 'CODE', '纸质邀请函上的核对码', 'The trust code on the paper invitation'),
  ],
  files: { name: 'FILE…', several: true },
  async run(given, terminal) {
    const code = given.optional('code');
    const file = given.optional('trust');
    const trust = file === undefined ? null : openTrustChain(await textOf(file));
    if (trust !== null && code !== undefined) requireCode(trust, code);
    const answers: Verified[] = [];
    for (const one of given.files) answers.push(await verifyOne(one, trust, code, terminal));
    return {
      value: answers,
      lines: answers.flatMap(({ file: name, state, code: said, note, next }) => [
        `${name}: ${state}${said === '' ? '' : ` ${said}`} ${terminal.say(note)}`,
        ...(next === undefined ? [] : [`  ${terminal.say(next)}`]),
      ]),
      refused: answers.some(({ state }) => state === 'refused'),
    };
  },
};

const textOf = async (file: string) => Buffer.from(await bytesOf(file)).toString('latin1');

function requireCode(trust: TrustChain, code: string): void {
  if (!sameCode(code, trustCode(newestTrust(trust).payload))) {
    throw new Refusal('trust-code-wrong', 'typed code differs');
  }
}

async function verifyOne(
  file: string,
  trust: TrustChain | null,
  code: string | undefined,
  terminal: Terminal,
): Promise<Verified> {
  try {
    return await verify(file, trust, code, terminal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { zh, zhNext, en, enNext } = errorTexts[error.code];
    const filled = (texts: Bilingual): Bilingual => ({
      zh: fillText(texts.zh, error.details),
      en: fillText(texts.en, error.details),
    });
    const note = filled({ zh, en });
    const next = filled({ zh: zhNext, en: enNext });
    return { file, state: 'refused', code: error.code, note, next };
  }
}

async function verify(
  file: string,
  trust: TrustChain | null,
  code: string | undefined,
  terminal: Terminal,
): Promise<Verified> {
  const kind = await recogniseFile(file);
  switch (kind) {
    case 'trust':
      return verifyTrust(file, openTrustChain(await textOf(file)), code);
    case 'card': {
      const card = openCard(await textOf(file));
      return whole(file, cardCode(card), {
        zh: `名片完整，持有人掌握其密钥；是谁的名片，须电话核对其核对码（${card.payload.name}）。`,
        en: `The card is whole and its maker holds the key; whose it is, its code settles by phone (${card.payload.name}).`,
      });
    }
    case 'bundle':
      return verifyBundleFile(file, trust, terminal);
    case 'result':
      return verifyResult(file, await textOf(file), trust);
    case 'record':
      return { file, ...verifyRecord(await textOf(file), trust) };
    case 'post': {
      const bytes = await bytesOf(file);
      suitesOfHeader(bytes.subarray(0, ageHeaderLength(bytes)));
      const note = {
        zh: '密封函件，只有收件人能核验其内容（用 receive）。',
        en: 'A sealed post: only its receiver can check what is in it (with receive).',
      };
      return { file, state: 'sealed', code: '', note };
    }
    case 'backup': {
      await openBackup(file);
      const note = {
        zh: '工作区备份，只有其口令能核验内容（用 backup check）。',
        en: 'A backup of a workspace: only its passphrase can check what is in it (with backup check).',
      };
      return { file, state: 'sealed', code: '', note };
    }
    case 'unknown':
      throw new Refusal('file-unknown', 'unknown content', { file: basename(file) });
  }
}

const whole = (file: string, code: string, note: Bilingual): Verified => ({
  file,
  state: 'whole',
  code,
  note,
});

function verifyTrust(file: string, found: TrustChain, code: string | undefined): Verified {
  const { name } = newestTrust(found).payload;
  if (code === undefined) {
    return whole(file, '', {
      zh: `“${name}”的信任文件完整；是否可信，须用 --code 与纸质核对码核对。`,
      en: `The trust document of “${name}” is whole; --code with the paper code settles whose it is.`,
    });
  }
  requireCode(found, code);
  const note = {
    zh: `信任文件与纸质核对码一致：${name}。`,
    en: `The trust document is the one of the paper code: ${name}.`,
  };
  return { file, state: 'authentic', code: '', note };
}

async function verifyBundleFile(
  file: string,
  trust: TrustChain | null,
  { host }: Terminal,
): Promise<Verified> {
  const embedded = trust ?? (await trustInside(file));
  const bundle = await verifyBundle(file, () => embedded, {
    onProgress: (done, total) =>
      host.announce('jobProgress', { job: 'verify', label: 'bytes', done, total }),
  });
  const { documents, code } = bundle;
  if (trust === null) {
    return whole(file, code, {
      zh: `评审包完整（${documents} 份材料逐块核验）；未给信任文件，未核验出自哪个机构。`,
      en: `The bundle is whole (${documents} documents, every chunk); without --trust, whose it is was not checked.`,
    });
  }
  const note = {
    zh: `评审包完整且出自 ${newestTrust(trust).payload.name}（${documents} 份材料逐块核验）。`,
    en: `The bundle is whole and of ${newestTrust(trust).payload.name} (${documents} documents, every chunk).`,
  };
  return { file, state: 'authentic', code, note };
}

async function trustInside(file: string): Promise<TrustChain> {
  const bundle = await inspectBundle(file);
  await bundle.close();
  return bundle.chain;
}

function verifyResult(file: string, jws: string, trust: TrustChain | null): Verified {
  const payload =
    trust === null
      ? peekObjectOf('result', jws).unverifiedPayload
      : openAgencyObject('result', jws, newestTrust(trust).payload).payload;
  if (sha256Hex(canonicalJson(payload.content)) !== payload.content_sha256) {
    throw new Refusal('result-content', 'content hash differs');
  }
  const decided = decidedSummary(payload.content);
  if (trust === null) {
    return whole(file, payload.content_sha256, {
      zh: `结果内容与其哈希一致；未给信任文件，未核验签名。${decided.zh}`,
      en: `The content fits its hash; without --trust the signature was not checked.${decided.en}`,
    });
  }
  const note = {
    zh: `结果由 ${newestTrust(trust).payload.name} 签署，内容与其哈希一致。${decided.zh}`,
    en: `Signed by ${newestTrust(trust).payload.name}; the content fits its hash.${decided.en}`,
  };
  return { file, state: 'authentic', code: payload.content_sha256, note };
}
