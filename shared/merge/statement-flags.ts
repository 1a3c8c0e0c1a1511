import type { Flag, Standing } from '../objects/result.ts';
import type { MergeInput } from './merge-input.ts';
import type { Lot } from './merge-lot.ts';
import { disputedTargets } from './target-counts.ts';
import { vetoLimit, vetoText } from './veto-ticks.ts';

/** Flags on what experts state beside scores: veto ticks, effective or not, targets that they judge
 * in opposite ways, votes without an outcome. */
export function statementFlags(input: MergeInput, { lot, state, standings }: Lot): readonly Flag[] {
  return standings.flatMap((standing) => [
    ...vetoFlags(input, lot, standing),
    ...targetFlags(lot, standing),
    ...(state === 'voted' ? outcomeFlags(lot, standing) : []),
  ]);
}

function vetoFlags({ rubric, policy }: MergeInput, lot: string, standing: Standing): Flag[] {
  return (standing.vetoes ?? []).map((one): Flag => {
    const { zh, en } = vetoText(rubric, one);
    const limit = policy.veto === undefined ? null : vetoLimit(policy.veto);
    const end = one.effective
      ? {
          zh: `，达到规则规定的${limit?.zh ?? ''}${policy.veto?.effect === 'exclude' ? '，否决生效' : '，须重点核实'}。`,
          en: `: the rule’s ${limit?.en ?? ''} is reached${policy.veto?.effect === 'exclude' ? ' and the veto takes effect' : ''}.`,
        }
      : limit === null
        ? { zh: '，请核实。', en: '; look into it.' }
        : {
            zh: `，未达到规则规定的${limit.zh}，不生效，但须核实。`,
            en: `: below the rule’s ${limit.en}, without effect, to be looked into.`,
          };
    return {
      kind: one.effective ? 'veto-effective' : 'veto-tick',
      lot,
      app: standing.app,
      expert: null,
      note: { zh: `${zh}${end.zh}`, en: `${en}${end.en}` },
    };
  });
}

function targetFlags(lot: string, { app, targets }: Standing): Flag[] {
  const disputed = disputedTargets(targets ?? []);
  if (disputed.length === 0) return [];
  const titles = disputed.slice(0, 5).map(({ title }) => `“${title}”`);
  const more = disputed.length > titles.length ? '…' : '';
  const note = {
    zh: `专家对 ${disputed.length} 项指标的判断相左：${titles.join('、')}${more}。`,
    en: `${disputed.length} targets are judged in opposite ways: ${titles.join(', ')}${more}.`,
  };
  return [{ kind: 'targets-disputed', lot, app, expert: null, note }];
}

function outcomeFlags(lot: string, { app, votes }: Standing): Flag[] {
  if (votes?.outcome !== null) return [];
  const note = {
    zh: '没有一个选项单独达到规定的票数，无表决结论，由管理机构处理。',
    en: 'No choice reached the threshold by itself: there is no outcome, and the agency decides what follows.',
  };
  return [{ kind: 'no-outcome', lot, app, expert: null, note }];
}
