import type { Standing } from '../../shared/objects/result.ts';
import type { Sheet } from '../../shared/objects/sheet.ts';
import type { Remark } from '../../shared/operations/opinion.ts';
import type { Bilingual, Rubric } from '../../shared/rubric.ts';
import { choiceTitle } from '../../shared/vote-words.ts';
import { sha256Hex } from '../formats/hash.ts';
import { storedPayload } from '../formats/jws.ts';
import { isCounted } from './panel-members.ts';

/** Remarks by criterion; '' is the application as a whole. */
export type Remarks = ReadonlyMap<string, readonly Remark[]>;

type Found = { readonly item: string; readonly remark: Remark };

/**
 * What the counted sheets of one application say, word for word, without whose it is. The order is
 * by a hash that differs from criterion to criterion, so that neither place nor neighbours betray
 * an expert.
 * @param jwsOf the stored sheets by payload hash
 * @throws Refusal vault-damaged where a stored sheet is not the one that the result names
 */
export function remarksOn(
  standing: Standing,
  rubric: Rubric,
  jwsOf: ReadonlyMap<string, string>,
): Remarks {
  const found = standing.sheets.filter(isCounted).flatMap(({ sha256 }) => {
    const jws = sha256 === null ? undefined : jwsOf.get(sha256);
    if (sha256 === null || jws === undefined) return [];
    const sheet = storedPayload('sheet', jws, sha256);
    return saidIn(sheet, rubric, standing).map((one) => ({
      ...one,
      key: sha256Hex(`${one.item}\0${sha256}\0${one.remark.text}`),
    }));
  });
  const byItem = Map.groupBy(found, ({ item }) => item);
  return new Map(
    [...byItem].map(([item, all]) => [
      item,
      all.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ remark }) => remark),
    ]),
  );
}

const vetoWord: Bilingual = { zh: '否决项', en: 'veto' };

function saidIn(sheet: Sheet, rubric: Rubric, standing: Standing): readonly Found[] {
  const said = (item: string, text: string, about: Bilingual | null): readonly Found[] =>
    text.trim() === '' ? [] : [{ item, remark: { text: text.trim(), about } }];
  const targets = new Map(standing.targets?.map(({ target }) => [target.id, target.title]));
  const chosen = sheet.decision === null ? null : choiceTitle(rubric, sheet.decision);
  return [
    ...sheet.comments.flatMap(({ item, text }) => said(item, text, null)),
    ...(sheet.vetoes ?? []).flatMap(({ item, reason }) => said(item, reason, vetoWord)),
    ...(sheet.targets ?? []).flatMap(({ target, note }) => {
      const title = targets.get(target) ?? target;
      return said('', note, { zh: title, en: title });
    }),
    ...said('', sheet.decision_reason ?? '', chosen),
    ...said('', sheet.overall, null),
  ];
}

/** Remarks as a first draft of the opinion: one numbered line each, every text as it was written. */
export function draftOf(remarks: readonly Remark[], language: 'zh' | 'en' = 'zh'): string {
  const lines = remarks.map(({ text, about }) =>
    about === null ? text : `【${about[language]}】${text}`,
  );
  if (lines.length === 1) return lines[0] ?? '';
  return lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
}
