import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { sha256, sha256Hex } from '../formats/hash.ts';
import { LeafCheck, leafHash, leafRoom } from '../formats/leaf-hash.ts';
import { macOf, sameMac } from '../vault/sealing.ts';
import { bytesOf, type Check, check, hex } from './check.ts';

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const leaf = '6aae8da83f89cd2ff4744b5b6c893aacd6755809f8d5dd8688e44b9dad351fac';
const docid = 'a'.repeat(26);

/** FIPS 180-4, RFC 4231, RFC 5869, and our own leaf, which OpenSSL computed. */
export const hashChecks: readonly Check[] = [
  check('hash.sha256', 'SHA-256', 'SHA-256', abc, () => hex(sha256('abc'))),
  check('hash.sha256-once', 'SHA-256（一次调用）', 'SHA-256, one call', abc, () =>
    sha256Hex('abc'),
  ),
  check(
    'hash.sha256-million',
    'SHA-256（一百万字节，分段）',
    'SHA-256 of a million bytes in pieces',
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    () => {
      const hash = createHash('sha256');
      const piece = Buffer.alloc(15_625, 'a');
      for (let i = 0; i < 64; i++) hash.update(piece);
      return hash.digest('hex');
    },
  ),
  check(
    'hash.hmac-sha256',
    'HMAC-SHA-256',
    'HMAC-SHA-256',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    () => macOf(Buffer.from('Jefe'), 'what do ya want for nothing?'),
  ),
  check(
    'hash.hkdf-sha256',
    'HKDF-SHA-256',
    'HKDF-SHA-256',
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    () => {
      const salt = bytesOf('000102030405060708090a0b0c');
      const info = bytesOf('f0f1f2f3f4f5f6f7f8f9');
      return hex(new Uint8Array(hkdfSync('sha256', Buffer.alloc(22, 0x0b), salt, info, 42)));
    },
  ),
  check('hash.leaf', '分块叶子哈希', 'Leaf of a chunk', `${leaf} fits`, () => {
    const block = Buffer.from('block');
    const leaves = new LeafCheck(docid, 7);
    const framed = Buffer.concat([Buffer.alloc(leafRoom), block]);
    const fits = leaves.fits(bytesOf(leaf), 3, framed, leafRoom, framed.length);
    return `${hex(leafHash(docid, 3, 7, block))} ${fits ? 'fits' : 'differs'}`;
  }),
  check('hash.crc32', 'CRC-32', 'CRC-32', 'cbf43926', () => crc32('123456789').toString(16)),
  check('hash.compare', '定长时间比较', 'Comparison in constant time', 'true false', () => {
    return `${sameMac(abc, abc)} ${sameMac(abc, leaf)}`;
  }),
  check('hash.random', '随机数', 'Random bytes', '32 32 differ', () => {
    const [one, two] = [randomBytes(32), randomBytes(32)];
    return `${one.length} ${two.length} ${one.equals(two) ? 'repeat' : 'differ'}`;
  }),
];
