import { loadSodium } from '../formats/primitives.ts';
import { floorCost, keyFromPassphrase, overWasm } from '../vault/passphrase-kdf.ts';
import { bytesOf, type Check, check, hex } from './check.ts';

const passphrase = '正确的口令 correct horse';
const salt = bytesOf('000102030405060708090a0b0c0d0e0f');
/** OpenSSL's answer at two passes over 64 MiB. */
const answer = 'f08ac62ae6f794ac3afbd41b2b4c124732201162c28737b4f9a0f4dc362044ee';

export const passphraseChecks: readonly Check[] = [
  check('argon2id.libsodium', 'Argon2id（libsodium）', 'Argon2id (libsodium)', answer, async () =>
    loadSodium() === null ? null : hex(await keyFromPassphrase(passphrase, salt, floorCost)),
  ),
  check('argon2id.wasm', 'Argon2id（WebAssembly）', 'Argon2id (WebAssembly)', answer, async () =>
    hex(await overWasm(Buffer.from(passphrase), salt, floorCost)),
  ),
  check(
    'argon2id.width',
    'Argon2id：全角与半角口令相同',
    'Argon2id: a passphrase typed in full width is the same',
    answer,
    async () => hex(await keyFromPassphrase('正确的口令　ｃｏｒｒｅｃｔ horse', salt, floorCost)),
  ),
];
