import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sm2 as library } from 'sm-crypto-v2';
import { afterAll, describe, expect, it, vi } from 'vitest';
import {
  isSm2PublicKey,
  isSm2Seed,
  sm2PublicKeyOf,
  sm2Sign,
  sm2Verify,
  sm3Hex,
} from '../../../electron/formats/sm2.ts';

const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const text = (value: string) => new Uint8Array(Buffer.from(value, 'utf8'));
const numberToBytes = (value: bigint, size = 32) =>
  bytesOf(value.toString(16).padStart(2 * size, '0'));

// The example of GB/T 32918.5-2017, annex A.2: key, message, random number and signature.
const example = {
  seed: bytesOf('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'),
  publicKey: bytesOf(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  ),
  message: text('message digest'),
  k: 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n,
  signature: bytesOf(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  ),
};
const { seed, publicKey, message } = example;
const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const verifies = (signature: Uint8Array, key: Uint8Array = publicKey, of: Uint8Array = message) =>
  sm2Verify(key, of, signature);

describe('SM2', () => {
  it('gives the signature of the standard’s example when it draws the example’s random number', () => {
    const drawn: number[] = [];
    const draw = vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation((array) => {
      if (!(array instanceof Uint8Array)) throw new Error('bytes are drawn');
      drawn.push(array.length);
      // The library reduces 48 random bytes modulo n − 1 and adds one.
      array.set(numberToBytes(example.k - 1n, array.length));
      return array;
    });
    try {
      expect(hexOf(sm2Sign(seed, publicKey, message))).toBe(hexOf(example.signature));
    } finally {
      draw.mockRestore();
    }
    expect(drawn).toEqual([48]);
  });

  it('knows the public key and accepts the signature of the standard’s example', () => {
    expect(hexOf(sm2PublicKeyOf(seed))).toBe(hexOf(publicKey));
    expect(verifies(example.signature)).toBe(true);
  });

  it('draws a new random number for every signature', () => {
    const signatures = Array.from({ length: 20 }, () => sm2Sign(seed, publicKey, message));
    expect(new Set(signatures.map((one) => hexOf(one.subarray(0, 32)))).size).toBe(20);
    for (const signature of signatures) expect(verifies(signature)).toBe(true);
  });

  it('refuses another message, another key, and every flipped bit of signature and key', () => {
    const other = sm2PublicKeyOf(numberToBytes(7n));
    expect(verifies(example.signature, publicKey, text('message digesu'))).toBe(false);
    expect(verifies(example.signature, other)).toBe(false);
    for (let bit = 0; bit < 8 * example.signature.length; bit++) {
      const flipped = example.signature.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, verifies(flipped)]).toEqual([bit, false]);
    }
    for (let bit = 0; bit < 8 * publicKey.length; bit++) {
      const flipped = publicKey.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect([bit, verifies(example.signature, flipped)]).toEqual([bit, false]);
    }
  });

  it('refuses the forgery that anybody can make for any key where the hash is left out', () => {
    const generator =
      '0432c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
      'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0';
    const [s, t] = [0x1234567n, 0x89abcdefn];
    const point = library
      .precomputePublicKey(generator, 1)
      .multiply(s)
      .add(library.precomputePublicKey(hexOf(publicKey), 1).multiply(t));
    const r = (((t - s) % order) + order) % order;
    const e = (((r - point.x) % order) + order) % order;
    const forged = Buffer.concat([numberToBytes(r), numberToBytes(s)]);
    const claimed = numberToBytes(e);
    // What the library does by default; the wrapper never leaves it to that.
    expect(library.doVerifySignature(claimed, hexOf(forged), hexOf(publicKey))).toBe(true);
    expect(verifies(forged, publicKey, claimed)).toBe(false);
  });

  it('reads one form of a signature: 64 bytes with both numbers from 1 to n - 1', () => {
    const { signature } = example;
    const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
    const join = (...parts: Uint8Array[]) => Buffer.concat(parts);
    const der = library.doSignature(message, hexOf(seed), {
      hash: true,
      der: true,
      publicKey: hexOf(publicKey),
    });
    const forms = {
      'DER, as the library and OpenSSL write it': bytesOf(der),
      'lower-case hex': text(hexOf(signature)),
      'upper-case hex': text(hexOf(signature).toUpperCase()),
      'a padded s': join(r, Buffer.alloc(1), s),
      'a padded r': join(Buffer.alloc(1), signature),
      'a byte behind': join(signature, Buffer.alloc(1)),
      'a byte short': signature.subarray(0, 63),
      nothing: new Uint8Array(),
      'r and s exchanged': join(s, r),
      'r = 0': join(Buffer.alloc(32), s),
      's = 0': join(r, Buffer.alloc(32)),
      'both zero': Buffer.alloc(64),
      'r = n': join(numberToBytes(order), s),
      's = n': join(r, numberToBytes(order)),
      's above n': join(r, numberToBytes(order + 1n)),
      'r + s = n': join(numberToBytes(order - 5n), numberToBytes(5n)),
      'all ones': Buffer.alloc(64, 0xff),
    };
    expect(
      library.doVerifySignature(message, der, hexOf(publicKey), { hash: true, der: true }),
    ).toBe(true);
    for (const [name, form] of Object.entries(forms)) {
      expect([name, verifies(form)]).toEqual([name, false]);
    }
  });

  it('reads one form of a public key: an uncompressed point of the curve', () => {
    const { signature } = example;
    const [x, y] = [publicKey.subarray(1, 33), publicKey.subarray(33)];
    const join = (...parts: Uint8Array[]) => Buffer.concat(parts);
    const keys = {
      compressed: join(Buffer.from([3]), x),
      'x and y alone': publicKey.subarray(1),
      'the hybrid form': join(Buffer.from([7]), x, y),
      'a point beside the curve': join(Buffer.from([4]), x, numberToBytes(1n)),
      'the origin': join(Buffer.from([4]), Buffer.alloc(64)),
      'a coordinate that is not reduced': join(Buffer.from([4]), numberToBytes(p + 3n), y),
      'a byte behind': join(publicKey, Buffer.alloc(1)),
      'an Ed25519 key': publicKey.subarray(1, 33),
    };
    expect(isSm2PublicKey(publicKey)).toBe(true);
    for (const [name, key] of Object.entries(keys)) {
      expect([name, isSm2PublicKey(key), verifies(signature, key)]).toEqual([name, false, false]);
    }
    // The same point upside down is on the curve, and is another key.
    const upsideDown = join(Buffer.from([4]), x, numberToBytes(p - BigInt(`0x${hexOf(y)}`)));
    expect([isSm2PublicKey(upsideDown), verifies(signature, upsideDown)]).toEqual([true, false]);
  });

  it('knows which numbers are private keys', () => {
    expect([1n, 2n, order - 2n].map((d) => isSm2Seed(numberToBytes(d)))).toEqual([
      true,
      true,
      true,
    ]);
    expect([0n, order - 1n, order].map((d) => isSm2Seed(numberToBytes(d)))).toEqual([
      false,
      false,
      false,
    ]);
    expect(isSm2Seed(seed.subarray(1))).toBe(false);
  });

  it('goes on verifying many keys that come and go, each by its own', () => {
    const keys = Array.from({ length: 26 }, (_, i) => numberToBytes(BigInt(i + 11))).map((own) => {
      const pub = sm2PublicKeyOf(own);
      return { pub, signature: sm2Sign(own, pub, message) };
    });
    for (const round of [0, 1]) {
      for (const [i, { pub, signature }] of keys.entries()) {
        expect([round, i, verifies(signature, pub)]).toEqual([round, i, true]);
        expect(verifies(keys[(i + 1) % keys.length]?.signature ?? signature, pub)).toBe(false);
      }
    }
  });
});

describe('SM3', () => {
  it('gives the digests of GB/T 32905, annex A, and that of nothing', () => {
    expect(sm3Hex(text('abc'))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
    expect(sm3Hex(text('abcd'.repeat(16)))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
    expect(sm3Hex(new Uint8Array())).toBe(
      '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b',
    );
  });
});

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-sm2-'));
const file = (name: string) => path.join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' }).toString();
const knowsSm2 = (() => {
  try {
    openssl('genpkey', '-algorithm', 'SM2', '-out', file('own.pem'));
    return true;
  } catch {
    return false;
  }
})();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// OpenSSL speaks DER: SEQUENCE of two INTEGERs, and SubjectPublicKeyInfo.
const integer = (value: Uint8Array): Buffer => {
  const bare = Buffer.from(value).subarray(value.findIndex((byte) => byte !== 0));
  const positive = (bare[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bare]) : bare;
  return Buffer.concat([Buffer.from([2, positive.length]), positive]);
};
const toDer = (signature: Uint8Array): Buffer => {
  const numbers = [integer(signature.subarray(0, 32)), integer(signature.subarray(32))];
  const body = Buffer.concat(numbers);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
};
const fromDer = (der: Uint8Array): Uint8Array => {
  const rLength = der[3] ?? 0;
  const numbers = [der.subarray(4, 4 + rLength), der.subarray(6 + rLength)];
  return Buffer.concat(numbers.map((one) => Buffer.concat([Buffer.alloc(32), one]).subarray(-32)));
};
const keyInfo = bytesOf('3059301306072a8648ce3d020106082a811ccf5501822d034200');
const option = ['-sigopt', 'distid:1234567812345678'];

describe.skipIf(!knowsSm2)('SM2 beside OpenSSL (skipped where openssl lacks SM2)', () => {
  it('verifies what openssl signs', () => {
    openssl('pkey', '-in', file('own.pem'), '-pubout', '-outform', 'DER', '-out', file('own.der'));
    const key = readFileSync(file('own.der')).subarray(-65);
    expect(hexOf(readFileSync(file('own.der')).subarray(0, -65))).toBe(hexOf(keyInfo));
    for (const [i, bytes] of [message, text('评审'.repeat(400)), new Uint8Array([0])].entries()) {
      writeFileSync(file(`m${i}`), bytes);
      openssl(
        'dgst',
        '-sm3',
        '-sign',
        file('own.pem'),
        ...option,
        '-out',
        file('s'),
        file(`m${i}`),
      );
      const signature = fromDer(readFileSync(file('s')));
      expect(sm2Verify(key, bytes, signature)).toBe(true);
      expect(sm2Verify(key, Buffer.concat([bytes, bytes]), signature)).toBe(false);
    }
  });

  it('signs what openssl verifies, and openssl refuses it changed', () => {
    writeFileSync(file('their.der'), Buffer.concat([keyInfo, publicKey]));
    const verify = (bytes: Uint8Array, signature: Uint8Array) => {
      writeFileSync(file('m'), bytes);
      writeFileSync(file('s'), toDer(signature));
      const pem = ['-verify', file('their.der'), '-keyform', 'DER'];
      try {
        return openssl('dgst', '-sm3', ...pem, ...option, '-signature', file('s'), file('m'));
      } catch {
        return 'refused';
      }
    };
    for (const bytes of [message, text('评审'.repeat(400)), new Uint8Array()]) {
      const signature = sm2Sign(seed, publicKey, bytes);
      expect(verify(bytes, signature).trim()).toBe('Verified OK');
      expect(verify(Buffer.concat([bytes, text('.')]), signature)).toBe('refused');
    }
  });
});
