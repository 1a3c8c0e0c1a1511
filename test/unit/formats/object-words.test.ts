import { expect, test } from 'vitest';
import { objectKinds } from '../../../electron/formats/objects.ts';
import { objectWord } from '../../../shared/object-words.ts';

test.each(Object.keys(objectKinds))(
  'the signed object “%s” has a Chinese and an English word',
  (type) => {
    const { zh, en } = objectWord(type);
    expect(zh, `shared/object-words.ts has no word for ${type}`).toMatch(/^\p{Script=Han}+$/u);
    expect(en, `shared/object-words.ts has no word for ${type}`).toMatch(/^[a-z]+( [a-z]+)*$/);
  },
);

test('a type of a later version is told by its name', () => {
  expect(objectWord('moon')).toEqual({ zh: 'moon', en: 'moon' });
});
