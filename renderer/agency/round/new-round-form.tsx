import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idPattern } from '../../../shared/objects/common.ts';
import type { ReviewOffer } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { toUtc } from '../local-time.ts';
import { Panel } from '../parts/panel.tsx';
import type { Go } from '../route.ts';
import { DefaultsList } from '../rule/defaults-list.tsx';
import { RubricPreview } from '../rule/rubric-preview.tsx';
import { type BasicsDraft, BasicsFields, basicsProblem } from './basics-fields.tsx';
import { OfferList } from './offer-list.tsx';

type NewRoundFormProps = { readonly offers: readonly ReviewOffer[]; readonly go: Go };

const emptyDraft: BasicsDraft = { title: '', release: 'after-declaration', opens: '', closes: '' };

/** Choice of the review at the left with the basics, its rubric at the right. */
export function NewRoundForm({ offers, go }: NewRoundFormProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const api = useApi();
  const action = useAction();
  const id = useId();
  const [offer, setOffer] = useState<ReviewOffer | null>(null);
  const [round, setRound] = useState('');
  const [basics, setBasics] = useState(emptyDraft);
  const numberGood = idPattern.test(round);
  const problem = basicsProblem(basics);
  const choose = (next: ReviewOffer) => {
    const suggested = (of: ReviewOffer) =>
      t('newRound.suggestedTitle', { year: new Date().getFullYear(), review: pick(of.title) });
    const untouched = basics.title === '' || (offer !== null && basics.title === suggested(offer));
    if (untouched) setBasics({ ...basics, title: suggested(next) });
    setOffer(next);
  };
  const create = async (event: FormEvent) => {
    event.preventDefault();
    const [opensAt, closesAt] = [toUtc(basics.opens), toUtc(basics.closes)];
    if (offer === null || opensAt === null || closesAt === null) return;
    const { programme, review } = offer;
    const { title, release } = basics;
    const made = await action.run(() =>
      api.agency.createRound({ round, title, programme, review, release, opensAt, closesAt }),
    );
    if (made !== undefined) go({ at: 'round', round: made.round, step: 'applications' });
  };
  return (
    <form className="ag-columns" onSubmit={(event) => void create(event)}>
      <div className="ag-stack">
        <Panel title={<span id={`${id}-review`}>{t('newRound.review')}</span>}>
          <p className="hp-muted">{t('newRound.reviewHint')}</p>
          <p>
            <button type="button" className="ag-link" onClick={() => go({ at: 'programmes' })}>
              {t('newRound.programmes')}
            </button>
          </p>
          <OfferList offers={offers} chosen={offer} labelledBy={`${id}-review`} onChoose={choose} />
        </Panel>
        <Panel title={t('basics.title')}>
          <div className="ag-field">
            <label htmlFor={`${id}-number`}>{t('newRound.number')}</label>
            <Input
              id={`${id}-number`}
              value={round}
              maxLength={40}
              status={round === '' || numberGood ? '' : 'error'}
              aria-describedby={`${id}-hint`}
              onChange={(event) => setRound(event.target.value.toUpperCase())}
            />
            <span id={`${id}-hint`} className="hp-muted hp-small">
              {round === '' || numberGood ? t('newRound.numberHint') : t('newRound.numberBad')}
            </span>
          </div>
          <BasicsFields
            draft={basics}
            workingDays={offer?.workingDays ?? null}
            onChange={setBasics}
          />
          {action.failure === null ? null : (
            <ErrorNotice failure={action.failure} onClose={action.clear} />
          )}
          <div className="hp-row">
            <Button
              type="primary"
              htmlType="submit"
              loading={action.busy}
              disabled={offer === null || !numberGood || problem !== null}
            >
              {t('newRound.create')}
            </Button>
            <Button type="text" onClick={() => go({ at: 'home' })}>
              {t('newRound.cancel')}
            </Button>
            {offer !== null && numberGood && problem !== null ? (
              <span className="hp-muted">{t(`newRound.${problem}`)}</span>
            ) : null}
          </div>
        </Panel>
      </div>
      <Panel title={t('newRound.preview')}>
        {offer === null ? (
          <p className="hp-muted">{t('newRound.choose')}</p>
        ) : (
          <>
            <RubricPreview rubric={offer.rubric} edit={null} />
            <DefaultsList defaults={offer.defaults} />
          </>
        )}
      </Panel>
    </form>
  );
}
