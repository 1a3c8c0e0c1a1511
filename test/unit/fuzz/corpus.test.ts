import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mutate, randomFrom } from '../../fuzz/mutate.ts';
import { corpusFolder, loadTarget, targetNames } from '../../fuzz/targets.ts';

// The long runs are `npm run fuzz`; here what they found is tried again, and a little more.
describe.each(targetNames)('%s takes foreign bytes', (name) => {
  test('whole inputs and every input that a run kept end in a value or a refusal', async () => {
    const { fuzz, seeds } = await loadTarget(name);
    const folder = corpusFolder(name);
    const kept = existsSync(folder)
      ? readdirSync(folder).map((file) => readFileSync(path.join(folder, file)))
      : [];
    const inputs = [...(await seeds()).map((seed) => Buffer.from(seed)), ...kept];
    expect(inputs.length).toBeGreaterThan(0);
    for (const input of inputs) await fuzz(input);
    const random = randomFrom(20_261_122);
    for (let n = 0; n < 60; n++) {
      const input = inputs[random(inputs.length)] ?? Buffer.alloc(0);
      await fuzz(mutate(input, inputs[random(inputs.length)] ?? input, random, 16 * 1024));
    }
  });
});

test('a parser that throws anything but a refusal is found', async () => {
  const { valueOrRefusal } = await import('../../fuzz/target.ts');
  const broken = valueOrRefusal(() => {
    throw new TypeError('undefined is not a function');
  });
  await expect(broken).rejects.toThrow(TypeError);
});
