import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import type { Review } from '../../../shared/programme.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { blankChoice } from './blanks.ts';
import { MarkField, PickField, TickField } from './choice-fields.tsx';
import { EntryList } from './entry-list.tsx';
import { BilingualField, LineField } from './fields.tsx';
import { type Lens, part } from './lens.ts';
import { TargetsEditor } from './targets-editor.tsx';

type DecisionKind = Rubric['decision']['kind'];

/** What an expert states beside the scores: a vote or recommendation, the targets, the opinion. */
export function DecisionEditor({ lens }: { readonly lens: Lens<Review> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const rubric = part(lens, 'rubric');
  const decision = part(rubric, 'decision');
  const { kind } = decision.value;
  return (
    <>
      <div className="hp-row">
        <PickField
          label={t('decision.kind')}
          lens={decisionKind(lens)}
          options={(['none', 'recommendation', 'vote'] as const).map((value) => ({
            value,
            title: t(`decision.kinds.${value}`),
          }))}
        />
        <PickField
          label={t('decision.overall')}
          lens={part(rubric, 'overallComment')}
          options={(['required', 'optional'] as const).map((value) => ({
            value,
            title: t(`decision.overallKinds.${value}`),
          }))}
        />
      </div>
      {kind === 'none' ? null : (
        <>
          <BilingualField label={t('title')} lens={part(decision, 'title')} />
          <TickField label={t('decision.required')} lens={part(decision, 'required')} />
          <EntryList
            what={t('decision.choice')}
            lens={part(decision, 'choices')}
            nameOf={({ title }) => pick(title)}
            blank={() => blankChoice}
          >
            {(choice) => (
              <>
                <LineField label={t('id')} lens={part(choice, 'id')} />
                <BilingualField label={t('title')} lens={part(choice, 'title')} />
                <MarkField label={t('decision.reason')} lens={part(choice, 'reasonRequired')} />
              </>
            )}
          </EntryList>
          {kind === 'vote' && lens.value.policy.vote !== null ? <VoteChoices lens={lens} /> : null}
        </>
      )}
      <TargetsEditor lens={rubric} />
    </>
  );
}

/** A vote brings its rule along; whatever is no vote has none. */
function decisionKind(lens: Lens<Review>): Lens<DecisionKind> {
  const { rubric, policy } = lens.value;
  const usual = (): NonNullable<Policy['vote']> => ({
    yes: rubric.decision.choices[0]?.id ?? '',
    denominator: 'present',
    threshold: 'two-thirds',
    abstain: null,
  });
  return {
    value: rubric.decision.kind,
    path: [...lens.path, 'rubric', 'decision', 'kind'],
    put: (kind) =>
      lens.put({
        ...lens.value,
        rubric: { ...rubric, decision: { ...rubric.decision, kind } },
        policy: { ...policy, vote: kind === 'vote' ? (policy.vote ?? usual()) : null },
      }),
  };
}

/** Which choice passes and which one abstains. */
function VoteChoices({ lens }: { readonly lens: Lens<Review> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const vote = part(part(lens, 'policy'), 'vote');
  const { value } = vote;
  if (value === null) return null;
  const options = lens.value.rubric.decision.choices.map(({ id, title }) => ({
    value: id,
    title: pick(title) || id,
  }));
  const abstain: Lens<string> = {
    value: value.abstain ?? '',
    path: [...vote.path, 'abstain'],
    put: (id) => vote.put({ ...value, abstain: id === '' ? null : id }),
  };
  const yes: Lens<string> = {
    value: value.yes,
    path: [...vote.path, 'yes'],
    put: (id) => vote.put({ ...value, yes: id }),
  };
  return (
    <div className="hp-row">
      <PickField label={t('decision.yes')} lens={yes} options={options} />
      <PickField
        label={t('decision.abstain')}
        lens={abstain}
        options={[{ value: '', title: t('decision.noAbstain') }, ...options]}
      />
    </div>
  );
}
