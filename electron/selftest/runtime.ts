import * as crypto from 'node:crypto';
import { loadSodium, primitives } from '../formats/primitives.ts';
import { databaseVersion } from './database-checks.ts';

/** What runs the checks: versions by name. */
export function runtimeVersions(appVersion: string): Readonly<Record<string, string>> {
  const { node, v8, openssl, electron, chrome } = process.versions;
  return {
    hengping: appVersion,
    node,
    ...(electron === undefined ? {} : { electron }),
    ...(chrome === undefined ? {} : { chrome }),
    v8,
    crypto: isBoringSsl() ? 'BoringSSL' : `OpenSSL ${openssl}`,
    sqlite: databaseVersion(),
    primitives: primitives.name,
    platform: `${process.platform}-${process.arch}`,
  };
}

// Electron's Node says so; plain Node knows no such feature.
function isBoringSsl(): boolean {
  return Reflect.get(process.features, 'openssl_is_boringssl') === true;
}

/** What node:crypto offers here beyond what this program uses. */
export function unusedOffers(): Readonly<Record<string, boolean>> {
  const ciphers = new Set(crypto.getCiphers());
  const hashes = new Set(crypto.getHashes().map((name) => name.toLowerCase()));
  const curves = new Set(crypto.getCurves().map((name) => name.toLowerCase()));
  return {
    'chacha20-poly1305': ciphers.has('chacha20-poly1305'),
    'sm4-gcm': ciphers.has('sm4-gcm'),
    sm3: hashes.has('sm3'),
    'sha3-256': hashes.has('sha3-256'),
    sm2: curves.has('sm2'),
    argon2: 'argon2' in crypto,
  };
}

const withBinary = new Set([
  'linux-x64',
  'linux-arm64',
  'win32-x64',
  'win32-arm64',
  'darwin-x64',
  'darwin-arm64',
]);

/** `libsodium` where its package brings a binary for this machine, else `noble`. */
export function expectedPrimitives(): 'libsodium' | 'noble' {
  return withBinary.has(`${process.platform}-${process.arch}`) && !isMusl() ? 'libsodium' : 'noble';
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report: unknown = process.report.getReport();
  const header =
    typeof report === 'object' && report !== null && 'header' in report ? report.header : null;
  return !(typeof header === 'object' && header !== null && 'glibcVersionRuntime' in header);
}

export const usedPrimitives = (): string => (loadSodium() ?? primitives).name;
