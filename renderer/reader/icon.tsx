const paths = {
  panel: 'M2.5 3h11v10h-11zM6.5 3v10',
  up: 'M3.5 10L8 5.5l4.5 4.5',
  down: 'M3.5 6L8 10.5 12.5 6',
  minus: 'M3.5 8h9',
  plus: 'M3.5 8h9M8 3.5v9',
  rotate: 'M12.5 8A4.5 4.5 0 1 1 8 3.5h3.5M9.5 1.5l2 2-2 2',
  find: 'M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.3 10.3l3.4 3.4',
  draw: 'M2.5 4.5v-2h2M7 2.5h2M11.5 2.5h2v2M13.5 7v2M13.5 11.5v2h-2M9 13.5H7M4.5 13.5h-2v-2M2.5 9V7',
  attach: 'M3 12.5V9a2 2 0 0 1 2-2h1.5V3.5H3V7M9.5 12.5V9a2 2 0 0 1 2-2H13V3.5H9.5V7',
  page: 'M4 2.5h5.5L12 5v8.5H4zM9.5 2.5V5H12',
  back: 'M7 4L3 8l4 4M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;

/** A line drawing in the colour of the text around it; the control that holds it has the name. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg className="hp-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export type IconName = keyof typeof paths;
