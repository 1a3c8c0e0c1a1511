import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { conflictKinds } from '../../../shared/conflict-kinds.ts';
import type { ConflictKind } from '../../../shared/objects/declaration.ts';
import { useBilingual } from '../../text/text.ts';

export type Arisen = {
  readonly key: number;
  readonly app: string;
  readonly kind: ConflictKind | null;
  readonly detail: string;
};

export const isWhole = ({ app, kind, detail }: Arisen): boolean =>
  app.trim() !== '' && kind !== null && detail.trim() !== '';

const kinds = Object.keys(conflictKinds) as readonly ConflictKind[];

type ArisenListProps = {
  readonly arisen: readonly Arisen[];
  readonly onChange: (arisen: readonly Arisen[]) => void;
};

/** Grounds for recusal that arose during the review; usually none. */
export function ArisenList({ arisen, onChange }: ArisenListProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const change = (key: number, part: Partial<Arisen>) =>
    onChange(arisen.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const next = Math.max(0, ...arisen.map(({ key }) => key)) + 1;
  return (
    <fieldset className="hp-stack hp-closing-new">
      <legend>{t('closing.arisen')}</legend>
      {arisen.length === 0 ? <span className="hp-muted">{t('closing.arisenNone')}</span> : null}
      {arisen.map(({ key, app, kind, detail }) => (
        <div key={key} className="hp-closing-arisen">
          <Input
            aria-label={t('closing.arisenApp')}
            placeholder={t('closing.arisenApp')}
            value={app}
            onChange={(event) => change(key, { app: event.target.value.trim().toUpperCase() })}
          />
          <Select<ConflictKind>
            aria-label={t('closing.arisenKind')}
            placeholder={t('closing.arisenKind')}
            value={kind}
            options={kinds.map((value) => ({ value, label: say(conflictKinds[value].title) }))}
            onChange={(value) => change(key, { kind: value })}
          />
          <Input
            aria-label={t('closing.arisenDetail')}
            placeholder={t('closing.arisenDetail')}
            maxLength={2000}
            value={detail}
            onChange={(event) => change(key, { detail: event.target.value })}
          />
          <Button onClick={() => onChange(arisen.filter((one) => one.key !== key))}>
            {t('closing.arisenRemove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() => onChange([...arisen, { key: next, app: '', kind: null, detail: '' }])}
        >
          {t('closing.arisenAdd')}
        </Button>
      </div>
    </fieldset>
  );
}
