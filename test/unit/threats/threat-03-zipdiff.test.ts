// Threat 3: the constructions of “My ZIP isn't your ZIP” (USENIX Security 2025), built anew. What
// two readers could read in two ways is refused here.
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  centralOf,
  deflated,
  endOf,
  extra,
  localOf,
  type OddFile,
  oddZip,
  u64,
  zip64End,
} from './odd-zip.ts';
import {
  changed,
  doc,
  form,
  honest,
  mimetype,
  opaque,
  outcomeOf,
  seal,
  text,
} from './zip-outcome.ts';

/** Many files of one construction: none may be ambiguous. Says how many were refused. */
async function refusedOf(files: Iterable<Buffer>): Promise<{ tried: number; refused: number }> {
  let tried = 0;
  let refused = 0;
  for (const file of files) {
    const outcome = await outcomeOf(file);
    expect([tried, outcome]).not.toEqual([tried, 'ambiguous']);
    tried++;
    if (outcome === 'refused') refused++;
  }
  return { tried, refused };
}

describe('threat 3: constructions of ZipDiff', () => {
  it('a1: the method in one header is not that of the other', async () => {
    const stored = deflated(form.data);
    const packed = form.data.length;
    const files = [
      { ...form, stored, local: { method: 0, packed }, central: { method: 8 } },
      { ...form, stored, local: { method: 8 }, central: { method: 0, packed } },
    ].map((file) => oddZip([mimetype, file, seal]));
    expect(await refusedOf(files)).toEqual({ tried: 2, refused: 2 });
  });

  it('a2: sizes differ between headers, descriptor and ZIP64 fields', async () => {
    const all = 0xffff_ffff;
    const sizes = (
      zeroPacked: number,
      zeroSize: number,
      zip64: number,
      packed: number,
      size: number,
    ) => {
      const said = { packed: zeroPacked ? 0 : packed, size: zeroSize ? 0 : size };
      const wide = [
        ...(zip64 & 2 ? [u64(said.size)] : []),
        ...(zip64 & 1 ? [u64(said.packed)] : []),
      ];
      return {
        packed: zip64 & 1 ? all : said.packed,
        size: zip64 & 2 ? all : said.size,
        ...(zip64 && { extra: extra(1, Buffer.concat(wide)) }),
      };
    };
    function* files(): Iterable<Buffer> {
      for (let bits = 0; bits < 32; bits++) {
        const isDeflated = (bits & 1) === 1;
        const stored = isDeflated ? deflated(form.data) : form.data;
        const method = isDeflated ? 8 : 0;
        for (let descriptor = 0; descriptor <= 8; descriptor++) {
          const flags = descriptor === 8 ? 0 : 8;
          const number = descriptor & 4 ? u64 : (value: number) => u64(value).subarray(0, 4);
          const behind = Buffer.concat([
            text('PK\u0007\u0008'),
            u64(crc32(form.data)).subarray(0, 4),
            number(descriptor & 1 ? 0 : stored.length),
            number(descriptor & 2 ? 0 : form.data.length),
          ]);
          for (let zip64 = 0; zip64 < 16; zip64++) {
            const at = (a: number, b: number, wide: number) =>
              sizes(bits & a, bits & b, wide, stored.length, form.data.length);
            const file = {
              ...form,
              stored,
              ...(flags && { behind }),
              local: { method, flags, ...at(2, 4, zip64 & 3) },
              central: { method, flags, ...at(8, 16, zip64 >> 2) },
            };
            yield oddZip([mimetype, file, seal]);
          }
        }
      }
      const twice = extra(1, Buffer.concat([u64(0), u64(0)]));
      yield oddZip(changed({ extra: Buffer.concat([twice, twice]) }));
    }
    expect(await refusedOf(files())).toEqual({ tried: 32 * 9 * 16 + 1, refused: 32 * 9 * 16 });
  });

  it('a3: a name in a field of its own, sound, unsound, or twice', async () => {
    const up = (name: string, over: string | number, version = 1) => {
      const crc = typeof over === 'number' ? over : crc32(text(over));
      return extra(
        0x7075,
        Buffer.concat([Buffer.from([version]), u64(crc).subarray(0, 4), text(name)]),
      );
    };
    const both = (...fields: readonly Buffer[]) => changed({ extra: Buffer.concat(fields) });
    const own = 'form.jws';
    const files = [
      changed({ name: 'seal.jws' }, { name: 'form.jws' }),
      changed({ extra: up('a', own) }, { extra: up('b', own) }),
      both(up('v0', own, 0)),
      both(up('v2', own, 2)),
      both(up('seal.jws', 0)),
      both(up('seal.jws', own)),
      both(up('one', own), up('two', own)),
      both(up('one', own), up('two', 'one')),
      both(up('one', own), up('two', 0, 2)),
      changed({ flags: 0x800, extra: up('seal.jws', own) }),
    ].map((one) => oddZip(one));
    expect(await refusedOf(files)).toEqual({ tried: 10, refused: 10 });
  });

  it('a4: folders by name or by attribute, of each system', async () => {
    const named = ['d/', 'd\\', 'form.jws/', 'form.jws\\'].flatMap((name) =>
      ['', 'x'].map((data) => oddZip([...honest, { name, data: text(data) }])),
    );
    const marked = [0x10, 0x4000_0000].flatMap((attributes) =>
      [0, 3 << 8, 19 << 8].map((system) =>
        oddZip(changed({}, { attributes, madeBy: 20 | system })),
      ),
    );
    expect(await refusedOf([...named, ...marked])).toEqual({ tried: 14, refused: 14 });
  });

  it('a5: encrypted by one header, by the other, by both', async () => {
    const files = [
      oddZip(changed({ flags: 1 }, {})),
      oddZip(changed({}, { flags: 1 })),
      oddZip(changed({ flags: 1 })),
      oddZip(changed({ flags: 0x2000 })),
    ];
    expect(await refusedOf(files)).toEqual({ tried: 4, refused: 4 });
  });

  it('b1, b4: the same name twice, once in other letters', async () => {
    const files = ['form.jws', 'Form.jws', 'FORM.JWS', 'form.JWS', 'ｆorm.jws'].flatMap((name) => [
      oddZip([...honest, { name, data: text('b') }]),
      oddZip([{ name, data: text('b') }, ...honest]),
    ]);
    expect(await refusedOf(files)).toEqual({ tried: 10, refused: 10 });
  });

  it('b2: each byte in a name, alone and beside another', async () => {
    const name = (byte: number) => Buffer.concat([text('form'), Buffer.from([byte]), text('jws')]);
    function* files(): Iterable<Buffer> {
      for (let byte = 0; byte < 256; byte++) {
        for (const madeBy of [20, 20 | (3 << 8)]) {
          yield oddZip([mimetype, { ...form, name: name(byte), central: { madeBy } }, seal]);
        }
      }
      for (let a = 0; a < 256; a += 8) {
        for (let b = 7; b < 256; b += 8) {
          yield oddZip([
            { ...form, name: name(a) },
            { ...form, name: name(b), data: text('b') },
          ]);
        }
      }
    }
    // A dot, made by the system that the writer names, is the only honest one.
    expect(await refusedOf(files())).toEqual({ tried: 512 + 32 * 32, refused: 511 + 32 * 32 });
  });

  it('b3: paths that some readers bring into another form', async () => {
    const one = doc('a', 'a');
    const plain = `d/${opaque('a')}.age`;
    const odd = [
      `/${plain}`,
      plain.replace('/', '//'),
      plain.replace('/', '\\'),
      `./${plain}`,
      plain.replace('/', '/./'),
      `${plain}/.`,
      `../${plain}`,
      `.../${plain}`,
      plain.replace('/', '/.../'),
      `x/../${plain}`,
      `${plain} `,
      `${plain}.`,
      `${plain}::$DATA`,
      `C:${plain}`,
    ];
    const files = odd.flatMap((name) => [
      oddZip([mimetype, one, { name, data: text('b') }]),
      oddZip([mimetype, { name, data: text('b') }, one]),
    ]);
    expect(await refusedOf(files)).toEqual({ tried: 28, refused: 28 });
  });

  it('c1: records that hide in data and comments, so that a stream reader stops or goes astray', async () => {
    const [a, b, c] = [doc('a', 'a'), doc('b', 'b'), doc('c', 'c')];
    const at = (file: OddFile) => localOf(file).length + file.data.length;
    const fakeRecord = { ...a, data: Buffer.concat([a.data, centralOf(a, 0)]) };
    const fakeEnd = { ...b, data: Buffer.concat([b.data, endOf(1, 78, at(a))]) };
    const inside = Buffer.concat([localOf(b), b.data]);
    const junk = { ...doc('d', ''), data: Buffer.concat([localOf(a), a.data]) };
    const junkStart = localOf(junk).length;
    const nested = centralOf(a, junkStart);
    const files = [
      oddZip([a, b], { directory: (records) => records.slice(0, 1) }),
      oddZip([a], {
        end: { comment: inside },
        directory: ([record]) => [record ?? nested, centralOf(b, at(a) + 200)],
      }),
      oddZip([{ ...a, central: { comment: inside } }]),
      oddZip([junk, c], { directory: () => [nested] }),
      oddZip([junk, c], { directory: (records) => [nested, ...records] }),
      oddZip([junk, c], { end: { comment: Buffer.concat([nested, endOf(1, nested.length, 0)]) } }),
      oddZip([
        { ...a, local: { flags: 8, size: 0, packed: 0 }, central: { flags: 8 }, behind: inside },
        c,
      ]),
      oddZip([
        { ...a, stored: deflated(a.data), local: { flags: 8, method: 8 }, central: { flags: 8 } },
        c,
      ]),
    ];
    expect(await refusedOf(files)).toEqual({ tried: 8, refused: 8 });
    // Records inside the data of an entry are data: what counts is where the directory says.
    expect(await outcomeOf(oddZip([fakeRecord, fakeEnd, c]))).toBe('plain');
  });

  it('c2: three archives in a row, each by its comment length the only one', async () => {
    const make = (file: OddFile, base: number, comment: number, central = {}) =>
      oddZip([{ ...file, central }], { base, end: { comment: Buffer.alloc(comment) } });
    const lie = (file: Buffer, length: number) => {
      file.writeUInt16LE(length, file.length - 3);
      return file;
    };
    function* files(): Iterable<Buffer> {
      for (const change of [1, -1, 0]) {
        const central = change === 0 ? { version: 10 } : {};
        const first = make(doc('a', 'a'), 0, 1, central);
        const second = make(doc('b', 'b'), first.length, 1);
        const third = make(doc('c', 'c'), first.length * 2, 1, central);
        lie(first, first.length * 2 + 1 + change);
        lie(second, first.length + 1);
        lie(third, 1 + change);
        yield Buffer.concat([first, second, third]);
      }
    }
    expect(await refusedOf(files())).toEqual({ tried: 3, refused: 3 });
  });

  it('c3: counts and size of the directory leave entries out', async () => {
    const [a, b] = [doc('a', 'a'), doc('b', 'b')];
    const one = centralOf(a, 0).length;
    function* files(): Iterable<Buffer> {
      for (let bits = 1; bits < 8; bits++) {
        const end = {
          count: bits & 1 ? 1 : 2,
          total: bits & 2 ? 1 : 2,
          ...(bits & 4 && { size: one }),
        };
        yield oddZip([a, b], { end });
      }
      const many = Array.from({ length: 65_537 }, (_, i): OddFile => {
        const letters = i.toString(4).padStart(26, '0');
        const name = `d/${letters.replace(/\d/g, (digit) => 'abcd'.charAt(Number(digit)))}.age`;
        return { name, data: Buffer.alloc(0) };
      });
      yield oddZip(many, { end: { count: 1 } });
    }
    expect(await refusedOf(files())).toEqual({ tried: 8, refused: 8 });
  });

  it('c4, c5: two directories, one where the end record says and one beside it, plain and ZIP64', async () => {
    const [stream, ending] = [doc('a', 'a'), doc('b', 'b')];
    const adjacent = doc('c', 'c');
    const group = (files: readonly OddFile[], base: number) =>
      oddZip(files, { base }).subarray(0, -22);
    const one = group([stream], 0);
    const two = group([ending, adjacent], one.length);
    const three = group([adjacent], one.length + two.length);
    const size = centralOf(ending, 0).length;
    const offset = one.length + localOf(ending).length + 1 + localOf(adjacent).length + 1;
    const body = Buffer.concat([one, two, three]);
    const all = { count: 0xffff, size: 0xffff_ffff, offset: 0xffff_ffff };
    const files = [
      Buffer.concat([body, endOf(1, size, offset)]),
      ...[one.length + two.length, body.length].map((at) =>
        Buffer.concat([body, zip64End(1, size, offset, at), endOf(0, 0, 0, all)]),
      ),
    ];
    expect(await refusedOf(files)).toEqual({ tried: 3, refused: 3 });
  });

  it('c5: a ZIP64 end record that only some readers look at', async () => {
    const [a, b, c] = [doc('a', 'a'), doc('b', 'b'), doc('c', 'c')];
    const hidden = oddZip([c]).subarray(0, -22);
    const all = [0xffff, 0xffff, 0xffff_ffff, 0xffff_ffff] as const;
    function* files(): Iterable<Buffer> {
      for (let bits = 0; bits < 64; bits++) {
        const inside = Buffer.concat([
          hidden,
          zip64End(1, 78, 200, 300),
          Buffer.alloc(bits & 16 ? 1 : 0),
        ]);
        const parts = bits & 32 ? [a] : [a, b];
        const files64 = parts.map((file, i) =>
          i === parts.length - 1 ? { ...file, central: { comment: inside } } : file,
        );
        yield oddZip(files64, {
          end: {
            ...(bits & 1 && { disk: all[0] }),
            ...(bits & 2 && { count: all[1] }),
            ...(bits & 4 && { size: all[2] }),
            ...(bits & 8 && { offset: all[3] }),
          },
        });
      }
      const plain = oddZip([a, b]);
      const directory = plain.subarray(0, -22);
      const at = directory.length - 2 * 78;
      for (let bits = 0; bits < 8; bits++) {
        const count = bits & 1 ? 1 : 2;
        const end64 = zip64End(count, bits & 4 ? 78 : 156, at, directory.length, {
          total: bits & 2 ? 1 : 2,
        });
        const end = endOf(2, 156, at, { count: 0xffff, size: all[2], offset: all[3] });
        yield Buffer.concat([directory, end64, end]);
        yield Buffer.concat([directory, end64, endOf(2, 156, at)]);
      }
      const sector = zip64End(1, 78, 0, 0).subarray(0, 56);
      const end64 = zip64End(2, 156, at, directory.length, { sector });
      yield Buffer.concat([directory, end64, endOf(2, 156, at)]);
    }
    const { tried, refused } = await refusedOf(files());
    expect([tried, refused]).toEqual([64 + 16 + 1, 64 + 16 + 1]);
  });
});
