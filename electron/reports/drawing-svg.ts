import type { Drawing, Shape, Tone } from '../../shared/charts/drawing.ts';
import { textSize } from '../../shared/charts/drawing.ts';
import { type Html, html } from './html.ts';

// Greys that a copier keeps apart; nothing in a chart is told by colour alone.
const greys: Readonly<Record<Tone, string>> = {
  ink: '#111',
  quiet: '#555',
  line: '#cfcfcf',
  band: '#b9b9b9',
  mark: '#666',
};

/** A drawing for the printed page, as wide as the page allows and never split over two. */
export function drawingFigure({ title, width, height, shapes }: Drawing): Html {
  return html`<figure class="chart"><figcaption>${title}</figcaption>
<svg role="img" aria-label="${title}" viewBox="0 0 ${width} ${height}">${shapes.map(shapeMarkup)}</svg></figure>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function shapeMarkup(shape: Shape): Html {
  const colour = greys[shape.tone];
  switch (shape.kind) {
    case 'rect':
      return html`<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}" fill="${colour}"/>`;
    case 'line':
      return html`<line x1="${round(shape.x1)}" y1="${round(shape.y1)}" x2="${round(shape.x2)}" y2="${round(shape.y2)}" stroke="${colour}" stroke-width="${shape.thick}"/>`;
    case 'dot':
      return html`<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="${shape.radius}" fill="${shape.hollow ? '#fff' : colour}" stroke="${colour}" stroke-width="1.2"/>`;
    case 'text':
      return html`<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${textSize}" text-anchor="${shape.anchor}" font-weight="${shape.strong === true ? 600 : 400}" fill="${colour}">${shape.text}</text>`;
  }
}
