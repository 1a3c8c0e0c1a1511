import type { ResultContent } from '../objects/result.ts';
import type { Policy } from '../policy.ts';
import type { Bilingual } from '../rubric.ts';
import { thresholdWords } from '../threshold.ts';
import { isBelowQuorum, type Merged } from './lot-outcome.ts';

type LotState = ResultContent['lots'][number]['state'];

/** Why a lot stands as it does; both empty where it is simply ranked or voted. */
export function lotNote(policy: Policy, state: LotState, merged: readonly Merged[]): Bilingual {
  switch (state) {
    case 'direct-single':
      return {
        zh: '该项下仅有一个通过形式审查的申报，按规则直接进入签约环节，不计分。',
        en: 'One application passed the formal check here; by the rule it goes straight to signing, unscored.',
      };
    case 'no-valid-sheet':
      return { zh: '无有效评分。', en: 'There is no valid sheet.' };
    case 'held':
      return heldNote(policy, merged);
    case 'ranked':
    case 'voted':
      return joined([...excludedNote(merged), ...withoutOutcomeNote(merged)]);
  }
}

function heldNote(policy: Policy, merged: readonly Merged[]): Bilingual {
  const { minSheets, share } = policy.quorum;
  const short = merged
    .filter(({ counted }) => isBelowQuorum(policy, counted))
    .map(({ counted: { candidate, members } }) => {
      const of = share === undefined ? '' : `/${candidate.members.length}`;
      return `${candidate.app} (${members.length}${of})`;
    });
  const needed =
    share === undefined
      ? { zh: `${minSheets} 份`, en: `${minSheets} valid sheets` }
      : {
          zh: ` ${minSheets} 份或未达到应评专家的${thresholdWords[share].zh}`,
          en: `${minSheets} valid sheets, or than ${thresholdWords[share].en} of the experts assigned,`,
        };
  const { zh, en } = listed(short);
  return {
    zh: `有效评分不足${share === undefined ? ' ' : ''}${needed.zh}，暂缓排序：${zh}。`,
    en: `Held: fewer than ${needed.en} for ${en}.`,
  };
}

function excludedNote(merged: readonly Merged[]): readonly Bilingual[] {
  const apps = merged.filter(({ excluded }) => excluded !== null).map(appOf);
  if (apps.length === 0) return [];
  const { zh, en } = listed(apps);
  return [{ zh: `否决生效，不排名次：${zh}。`, en: `A veto takes effect, without place: ${en}.` }];
}

function withoutOutcomeNote(merged: readonly Merged[]): readonly Bilingual[] {
  const apps = merged.filter(({ votes }) => votes?.outcome === null).map(appOf);
  if (apps.length === 0) return [];
  const { zh, en } = listed(apps);
  return [
    {
      zh: `没有一个选项达到规定的票数，无表决结论，由管理机构处理：${zh}。`,
      en: `No choice reached the threshold; there is no outcome and the agency decides what follows: ${en}.`,
    },
  ];
}

const appOf = ({ counted }: Merged): string => counted.candidate.app;

const joined = (notes: readonly Bilingual[]): Bilingual => ({
  zh: notes.map(({ zh }) => zh).join(''),
  en: notes.map(({ en }) => en).join(' '),
});

function listed(apps: readonly string[]): Bilingual {
  const sorted = [...apps].sort();
  const zh = `${sorted.slice(0, 10).join('、')}${sorted.length > 10 ? '…' : ''}`;
  return { zh, en: zh.replaceAll('、', ', ') };
}
