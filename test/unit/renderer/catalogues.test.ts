import { expect, test } from 'vitest';
import * as agencyEn from '../../../renderer/text/en/agency.ts';
import * as appEn from '../../../renderer/text/en/app.ts';
import * as expertEn from '../../../renderer/text/en/expert.ts';
import * as readerEn from '../../../renderer/text/en/reader.ts';
import * as safekeepingEn from '../../../renderer/text/en/safekeeping.ts';
import * as uiEn from '../../../renderer/text/en/ui.ts';
import * as agency from '../../../renderer/text/zh-CN/agency.ts';
import * as app from '../../../renderer/text/zh-CN/app.ts';
import * as expert from '../../../renderer/text/zh-CN/expert.ts';
import * as reader from '../../../renderer/text/zh-CN/reader.ts';
import * as safekeeping from '../../../renderer/text/zh-CN/safekeeping.ts';
import * as ui from '../../../renderer/text/zh-CN/ui.ts';

type Texts = { readonly [key: string]: string | Texts };

function lines(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : lines(value, `${path}${key}.`),
  );
}
const chinese = lines({ ...agency, ...app, ...expert, ...reader, ...safekeeping, ...ui });
const english = new Map(
  lines({ ...agencyEn, ...appEn, ...expertEn, ...readerEn, ...safekeepingEn, ...uiEn }),
);
const placesIn = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].toSorted();

test('both languages fill the same places of every text', () => {
  const differing = chinese.filter(
    ([key, text]) => placesIn(text).join() !== placesIn(english.get(key) ?? '').join(),
  );
  expect(differing.map(([key]) => key)).toEqual([]);
});

test('no Chinese stands in an English text', () => {
  expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

test('every Chinese text of more than a name or a sign is Chinese', () => {
  const foreign = chinese.filter(
    ([, text]) =>
      /[a-z]{3}/i.test(text.replace(/\{\{\w+\}\}/g, '')) && !/\p{Script=Han}/u.test(text),
  );
  expect(foreign).toEqual([]);
});
