import { useTranslation } from 'react-i18next';
import type { Drawing, Shape } from '../../../shared/charts/drawing.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import './charts.css';

/** A chart as the printed report draws it, in the theme's colours, with its figures as a table that
 * opens below it. */
export function DrawingView({ drawing }: { readonly drawing: Drawing }) {
  const { t } = useTranslation('agency');
  const { title, width, height, shapes, table } = drawing;
  return (
    <figure className="ag-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        {shapes.map((shape) => (
          <ShapeMark key={Object.values(shape).join(' ')} shape={shape} />
        ))}
      </svg>
      <details className="ag-chart-figures">
        <summary>{t('statistics.figures')}</summary>
        <ScrollTable caption={title}>
          <thead>
            <tr>
              {table.head.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, index) =>
                  index === 0 ? (
                    <th key={table.head[index]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={table.head[index]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </details>
    </figure>
  );
}

function ShapeMark({ shape }: { readonly shape: Shape }) {
  const tone = `ag-tone-${shape.tone}`;
  switch (shape.kind) {
    case 'rect':
      return (
        <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} className={tone} />
      );
    case 'line':
      return (
        <line
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          className={tone}
          strokeWidth={shape.thick}
        />
      );
    case 'dot':
      return (
        <circle
          cx={shape.x}
          cy={shape.y}
          r={shape.radius}
          className={shape.hollow ? `${tone} ag-hollow` : tone}
        />
      );
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          textAnchor={shape.anchor}
          className={shape.strong === true ? `${tone} ag-strong` : tone}
        >
          {shape.text}
        </text>
      );
  }
}
