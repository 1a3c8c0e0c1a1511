import type { SheetLine } from '../../../shared/charts/score-scale.ts';
import { sheetUseWords } from '../../../shared/result-words.ts';
import { useBilingual } from '../../text/text.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';

const useStates: Readonly<Record<SheetLine['use'], State>> = {
  used: 'accepted',
  'trimmed-high': 'cannot-judge',
  'trimmed-low': 'cannot-judge',
  superseded: 'cannot-judge',
  void: 'refused',
  recused: 'recused',
  withdrawn: 'cannot-judge',
  held: 'held',
  'lot-direct': 'cannot-judge',
  missing: 'problem',
  'cannot-judge': 'cannot-judge',
};

/** What became of one sheet, as a word and a shape. */
export function UseMark({ use }: { readonly use: SheetLine['use'] }) {
  const pick = useBilingual();
  return <StateMark state={useStates[use]} label={pick(sheetUseWords[use])} />;
}
