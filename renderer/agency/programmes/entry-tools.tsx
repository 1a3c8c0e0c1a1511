import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Lens } from './lens.ts';

type EntryToolsProps<T> = {
  readonly name: string;
  readonly lens: Lens<T[]>;
  readonly index: number;
};

/** Moves one entry of a list up or down, or takes it out. */
export function EntryTools<T>({ name, lens, index }: EntryToolsProps<T>) {
  const { t } = useTranslation('programmes');
  const move = (to: number) => {
    const next = [...lens.value];
    next.splice(to, 0, ...next.splice(index, 1));
    lens.put(next);
  };
  return (
    <span className="pg-tools">
      <Button
        size="small"
        disabled={index === 0}
        aria-label={t('list.up', { name })}
        onClick={() => move(index - 1)}
      >
        ↑
      </Button>
      <Button
        size="small"
        disabled={index === lens.value.length - 1}
        aria-label={t('list.down', { name })}
        onClick={() => move(index + 1)}
      >
        ↓
      </Button>
      <Button
        size="small"
        danger
        aria-label={t('list.remove', { name })}
        onClick={() => lens.put(lens.value.filter((_, at) => at !== index))}
      >
        {t('list.removeShort')}
      </Button>
    </span>
  );
}
