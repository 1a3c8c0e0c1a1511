import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/errors.ts';
import type { ReceivedKind } from '../../../shared/operations/workspace.ts';
import { ageHeaderLength, suitesOfHeader } from '../../formats/age-header.ts';
import { openBackup } from '../../formats/backup-file.ts';
import { inspectBundle } from '../../formats/bundle-reader.ts';
import { readRefusal } from '../../formats/file-refusals.ts';
import { sha256Hex } from '../../formats/hash.ts';
import { peekObject, type UnverifiedObject } from '../../formats/jws.ts';
import { recogniseFile } from '../../formats/recognise.ts';
import { peekTrust } from '../../formats/trust.ts';
import { claimValue, claimWord } from '../claim-words.ts';
import type { Command } from '../command.ts';
import { fileKindWords } from '../terminal-words.ts';

/** What a file is and claims. Nothing here says whose it is: that takes `verify` or `receive`. */
type Claims = {
  readonly kind: ReceivedKind;
  readonly bytes: number;
  readonly claims: Readonly<Record<string, string | number | boolean>>;
};

export const inspectCommand: Command = {
  name: 'inspect',
  about: {
    zh: '说明一个文件是什么、自称什么（不需要密钥，不核验来源）',
    en: 'Say what a file is and claims (no keys needed; nothing is trusted)',
  },
  flags: [],
  files: { name: 'FILE', several: false },
  async run(given, terminal) {
    const found = await inspect(given.files[0] ?? '');
    return {
      value: found,
      lines: [
        `${terminal.say(fileKindWords[found.kind])} (${terminal.say({
          zh: `${found.bytes} 字节`,
          en: `${found.bytes} bytes`,
        })})`,
        ...Object.entries(found.claims).map(
          ([name, value]) =>
            `  ${terminal.say(claimWord(found.kind, name))}: ${terminal.say(claimValue(name, value))}`,
        ),
        terminal.say({
          zh: '以上均为文件自称，未核验。',
          en: 'All of this is claimed, none of it verified.',
        }),
      ],
    };
  },
};

async function inspect(file: string): Promise<Claims> {
  const kind = await recogniseFile(file);
  const { size: bytes } = await stat(file);
  switch (kind) {
    case 'bundle':
      return { kind, bytes, claims: await bundleClaims(file) };
    case 'post':
      return { kind, bytes, claims: postClaims(await bytesOf(file)) };
    case 'trust': {
      // The newest version stands last.
      const versions = Buffer.from(await bytesOf(file))
        .toString('latin1')
        .split('\n');
      return { kind, bytes, claims: objectClaims(peekTrust(versions.at(-1) ?? '')) };
    }
    case 'card':
    case 'result':
    case 'record':
      return {
        kind,
        bytes,
        claims: objectClaims(peekObject(Buffer.from(await bytesOf(file)).toString('latin1'))),
      };
    case 'backup':
      return { kind, bytes, claims: await backupClaims(file) };
    case 'unknown':
      throw new Refusal('file-unknown', 'unknown content', { file: basename(file) });
  }
}

/** @throws Refusal file-missing, file-unreadable */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw readRefusal(error, file);
  }
}

async function backupClaims(file: string): Promise<Claims['claims']> {
  const { role, name, created_at, app_version } = (await openBackup(file)).head;
  return { role, name, created_at, app_version };
}

async function bundleClaims(file: string): Promise<Claims['claims']> {
  const bundle = await inspectBundle(file);
  try {
    const { seal, manifest, form, code } = bundle;
    return {
      agency: seal.payload.agency,
      'agency name': form.payload.agency_name,
      round: seal.payload.round,
      title: form.payload.title,
      programme: form.payload.programme.id,
      review: form.payload.review.id,
      release: form.payload.release,
      'opens at': form.payload.opens_at,
      'closes at': form.payload.closes_at,
      suite: manifest.age_suite,
      applications: manifest.apps.length,
      documents: manifest.apps.reduce((sum, { docs }) => sum + docs.length, 0),
      'sealed at': seal.payload.issued_at,
      'bundle code': code,
      'seal sha256': seal.payloadSha256,
      'form sha256': form.payloadSha256,
    };
  } finally {
    await bundle.close();
  }
}

function postClaims(bytes: Uint8Array): Claims['claims'] {
  const header = bytes.subarray(0, ageHeaderLength(bytes));
  const suites = [...suitesOfHeader(header)].map((suite) => suite ?? 'unknown');
  return { suite: suites.join(', '), sealed: true, sha256: sha256Hex(bytes) };
}

/** The members of an object that are plain values, and its identity. */
function objectClaims(object: UnverifiedObject): Claims['claims'] {
  const plain = Object.entries(object.unverifiedPayload).filter(
    (entry): entry is [string, string | number | boolean] =>
      ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return { ...Object.fromEntries(plain), 'signed by': object.kid, sha256: object.payloadSha256 };
}
